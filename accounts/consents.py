"""Giving and withdrawing consent, each to one purpose and to the words that were shown."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils.translation import gettext as _

from accounts.models import Consent, Purpose, User
from ui.templatetags.ui import day

# The terms of use and the privacy notice, as dated on their pages.
TERMS_VERSION = "2026-11-28"
# Sent in the same transaction with `consent` and `at`: whoever acted on a consent stops acting.
consent_withdrawn = Signal()

# Keys of one kind to names in the reader's language; what is not known is left out.
Names = Callable[[Collection[str]], Mapping[str, str]]
_names: dict[str, Names] = {}


def name_subjects(kind: str, names: Names) -> None:
    """Say how what stands behind the first colon of `Consent.about` is called, e.g. a trial."""
    _names[kind] = names


def subjects(consents: Iterable[Consent]) -> dict[str, str]:
    """Each `about` with the name that people know; its key where no name is known any more.

    One or two queries a kind.
    """
    keys: dict[str, set[str]] = {}
    for about in {each.about for each in consents} - {""}:
        kind, _colon, key = about.partition(":")
        keys.setdefault(kind, set()).add(key)
    found: dict[str, str] = {}
    for kind, wanted in keys.items():
        names = _names[kind](wanted) if kind in _names else {}
        found |= {f"{kind}:{key}": names.get(key, key) for key in sorted(wanted)}
    return found


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person is asked to agree to.

    Attributes:
        text: the words as they are shown to her; only their digest is kept.
        version: which version of the text it is, such as "2026-11-28".
        about: to whom or to what exactly, kind first, such as "trial:kiotviet:0a1b…"; "" where
            the purpose says all.
    """

    purpose: Purpose
    text: str
    version: str
    about: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the text, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def terms() -> Wording:
    """What stands beside the box on the sign-up form, in the reader's language."""
    text = _("I have read the terms of use and the privacy notice, and I agree to them.")
    return Wording(Purpose.TERMS, text, TERMS_VERSION)


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """A consent as its pages show it; the one to the terms ends with the account alone."""

    consent: Consent
    whom: str
    may_withdraw: bool

    @property
    def version(self) -> str:
        """Which words she agreed to: their day, where the version is one."""
        said = self.consent.text_version
        try:
            return day(date.fromisoformat(said))
        except ValueError:
            return said


def consents_shown(consents: Iterable[Consent]) -> list[ConsentShown]:
    """In the same order; one query, and one or two for the names of each kind."""
    rows = list(consents)
    whom = subjects(rows)
    return [
        ConsentShown(
            each,
            whom.get(each.about, ""),
            each.withdrawn_at is None and each.purpose != Purpose.TERMS,
        )
        for each in rows
    ]


@transaction.atomic
def give_consent(*, user: User, wording: Wording, how: Consent.How, at: datetime) -> Consent:
    """Record that a person agreed; given again to the same words, it is the same consent.

    Other words end the earlier consent and begin a new one.
    """
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    held = active(user).filter(purpose=wording.purpose, about=wording.about).first()
    if held and (held.text_version, held.text_hash) == (wording.version, wording.digest):
        return held
    if held:
        held.withdrawn_at = max(at, held.given_at)
        held.save(update_fields=["withdrawn_at"])
    return Consent.objects.create(
        user=user,
        purpose=wording.purpose,
        about=wording.about,
        text_version=wording.version,
        text_hash=wording.digest,
        given_at=at,
        how=how,
    )


@transaction.atomic
def withdraw_consent(*, user: User, purpose: Purpose, at: datetime, about: str = "") -> bool:
    """End a consent; the record stays. Returns: whether there was one to end."""
    rows = active(user).filter(purpose=purpose, about=about).select_for_update(of=("self",))
    held = rows.first()
    if held is None:
        return False
    held.withdrawn_at = max(at, held.given_at)
    held.save(update_fields=["withdrawn_at"])
    consent_withdrawn.send(sender=Consent, consent=held, at=at)
    return True


def active(user: User) -> QuerySet[Consent]:
    """The consents that hold now, the latest first."""
    return Consent.objects.filter(user=user, withdrawn_at=None).order_by("-given_at", "pk")


def has_consented(user: User, purpose: Purpose, *, about: str = "") -> bool:
    return active(user).filter(purpose=purpose, about=about).exists()
