"""What somebody agrees to who asks for advice: the words name who sees what."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Consent, Purpose
from advisers.models import Case

VERSION = "2026-11-30"
KIND = "case"


def wording() -> str:
    """The words beside the box, in the reader's language."""
    return _(
        "Up to three advisers of the consulting network see at first what you ask, your trade,"
        " size and place, but not who you are. Your name, your enterprise and your contact go"
        " only to the one who takes it on, to whoever continues for her, and to the staff who"
        " coordinate the network. You can take this back at any time on the page of your"
        " request: then they are deleted."
    )


def digest(words: str) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(words.encode()).hexdigest()


def keep_consent(case: Case) -> None:
    """Let a request's consent stand among those of its owner's account; told again, it is one."""
    if case.owner is not None:
        Consent.objects.get_or_create(
            user=case.owner,
            purpose=Purpose.SHARE_WITH_ADVISER,
            about=f"{KIND}:{case.pk}",
            withdrawn_at=None,
            defaults={
                "text_version": case.consent_version,
                "text_hash": case.consent_hash,
                "given_at": case.consent_at,
                "how": Consent.How.FORM,
            },
        )


def end_consent(case: Case, *, at: datetime) -> None:
    """What it was given for is no more."""
    held = Consent.objects.filter(purpose=Purpose.SHARE_WITH_ADVISER, withdrawn_at=None)
    held.filter(about=f"{KIND}:{case.pk}").update(withdrawn_at=max(at, case.consent_at))


def name_cases(keys: Collection[str]) -> dict[str, str]:
    """What follows "case:" to the request as its owner knows it; one query."""
    rows = Case.objects.filter(pk__in=[int(key) for key in keys]).order_by("pk")
    words = _("request for advice no. %(number)s")
    return {
        str(pk): " · ".join(filter(None, (words % {"number": pk}, business)))
        for pk, business in rows.values_list("pk", "business")
    }


def on_withdrawn(sender: Any, consent: Consent, at: datetime, **_signal: Any) -> None:
    """A consent ended on the page of the account ends its request."""
    from advisers.cases.services import withdraw_case

    kind, _colon, key = consent.about.partition(":")
    if consent.purpose == Purpose.SHARE_WITH_ADVISER and kind == KIND:
        withdraw_case(case=Case(pk=int(key)), at=at)
