"""What people are told of cases: advisers and staff by notices, owners also without an account."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from accounts.contacts import readable
from accounts.messaging import send_mail, send_text
from accounts.models import User
from accounts.roles import Role
from advisers.cases.letters import LETTERS
from advisers.models import Adviser, Case, Offer
from advisers.models.cases import Told
from ledger.notices import About, notify, notify_many


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

    Args:
        what: one of `letters.LETTERS`.

    Returns: whether she is written to now.
    """
    if not (case.email or case.phone):
        return False
    if not is_first(case, f"{what}{key}", at=at):
        return False
    letter = LETTERS[what]
    with translation.override(case.language):
        address = f"{settings.SITE_URL}{reverse('advice-case', args=[case.token])}"
        adviser = case.adviser.name if case.adviser else ""
        values = {"adviser": adviser, "place": place_of(case), "address": address}
        subject, body = str(letter.subject) % values, str(letter.body) % values
    if case.email:
        send_mail(to=case.email, subject=subject, text=f"{body}\n\n{address}\n")
    else:
        send_text(to=case.phone, text=f"{subject} {address}")
    return True


def is_first(case: Case, key: str, *, at: datetime) -> bool:
    """Whether this is told of the case for the first time; noted so that it is told once."""
    return Told.objects.get_or_create(case=case, key=key, defaults={"at": at})[1]


def contact_of(case: Case) -> str:
    """How she is reached, as people write it."""
    return case.email or readable(case.phone)
