"""What people are told of cases: advisers and staff by notices, owners also without an account."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation

from accounts.contacts import readable
from accounts.models import Letter, User
from accounts.post.letters import Envelope, post
from accounts.roles import Role
from advisers.cases.letters import PREFIX
from advisers.models import Adviser, Case, Offer
from advisers.models.cases import Told
from ledger.notices import About, notify, notify_many

# What an adviser does in one go: the first is told at once, the rest in one letter.
GATHERED = ("message", "document", "recommended")
GATHERED_WITHIN = timedelta(minutes=10)


def asked(offers: Sequence[Offer], *, at: datetime) -> None:
    """Tell advisers that a request waits for their answer."""
    people = Adviser.objects.select_related("user").in_bulk({each.adviser_id for each in offers})
    notify_many(
        kind="case-offered",
        told=[
            (user, _about(offer.case, f"{offer.case_id}:{offer.round}"))
            for offer in offers
            if (user := people[offer.adviser_id].user) is not None
        ],
        at=at,
    )


def _about(case: Case, key: str) -> About:
    params = {"number": str(case.pk), "place": place_of(case)}
    return About(key, params, f"/adviser/cases/{case.pk}/")


def moment(at: datetime) -> str:
    """Part of a key that may be told again another time."""
    return f":{at.timestamp():.0f}"


def place_of(case: Case) -> str:
    return str(case.commune or case.province)


def tell_adviser(
    adviser: Adviser | None, case: Case, kind: str, *, at: datetime, key: str = ""
) -> None:
    """Tell an adviser one thing of a case, once for each `key`."""
    if adviser is not None and adviser.user is not None:
        notify(user=adviser.user, kind=kind, about=_about(case, f"{case.pk}{key}"), at=at)


def nobody_found(cases: Iterable[Case], *, at: datetime) -> None:
    """Owners hear of a gap, again once more were asked or had it; coordinators once a day."""
    found = list(cases)
    for case in found:
        tell_owner(case, "gap", key=f":{case.rounds}:{case.tenures.count()}", at=at)
    if found:
        tell_coordinators("case-gap", at=at)


def tell_coordinators(kind: str, *, at: datetime) -> None:
    """Tell all coordinators that something waits in their baskets; each kind once a day."""
    about = About(f"{timezone.localdate(at)}", {}, "/staff/")
    notify_many(kind=kind, told=[(user, about) for user in coordinators()], at=at)


def coordinators() -> Iterable[User]:
    role = Role.ADVISER_COORDINATOR.value
    return User.objects.filter(groups__name=role, is_active=True).order_by("pk")


@transaction.atomic
def tell_owner(case: Case, what: str, *, at: datetime, key: str = "") -> bool:
    """Write to the owner in her language, by the contact that she gave; each key once.

    What an adviser does goes at once, and what she does within ten minutes after that in one
    letter: an owner gets no letter for each of five messages.

    Args:
        what: the code of one of `letters.LETTERS`, without its prefix.

    Returns: whether she is written to, now or with the next letter.
    """
    if not (case.email or case.phone) or not is_first(case, f"{what}{key}", at=at):
        return False
    last = _last_letter(case) if what in GATHERED else None
    if last is None or at - last >= GATHERED_WITHIN:
        _write(case, what, key=key, at=at, due_at=at)
    elif last <= at:
        due = last + GATHERED_WITHIN
        _write(case, "more", key=f":{last.isoformat()}", at=at, due_at=due)
    return True


def _last_letter(case: Case) -> datetime | None:
    """When the latest letter of what an adviser did went, or is to go."""
    kinds = [f"{PREFIX}{what}" for what in (*GATHERED, "more")]
    rows = Letter.objects.filter(kind__in=kinds, key__startswith=f"{case.pk}:")
    return rows.aggregate(last=Max("due_at"))["last"]


def _write(case: Case, what: str, *, key: str, at: datetime, due_at: datetime) -> None:
    with translation.override(case.language):
        address = f"{settings.SITE_URL}{reverse('advice-case', args=[case.token])}"
    adviser = case.adviser.name if case.adviser else ""
    values = {"adviser": adviser, "place": place_of(case), "address": address}
    to = case.email or case.phone
    envelope = Envelope(f"{PREFIX}{what}", f"{case.pk}:{key.lstrip(':')}", to, case.language)
    post(envelope, values, at=at, due_at=due_at)


def is_first(case: Case, key: str, *, at: datetime) -> bool:
    """Whether this is told of the case for the first time; noted so that it is told once."""
    return Told.objects.get_or_create(case=case, key=key, defaults={"at": at})[1]


def contact_of(case: Case) -> str:
    """How she is reached, as people write it."""
    return case.email or readable(case.phone)
