"""Owners and advisers whose data go: on request, or because a case ended long ago."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from advisers.asking.consent import end_consent
from advisers.cases.holding_on import locked
from advisers.cases.moving import move_cases, release_offers
from advisers.cases.rules import ENDED, State
from advisers.cases.services import forget_owner, withdraw_case
from advisers.choices import Standing
from advisers.models import Adviser, Case, Offer, Tenure

KEPT = timedelta(days=365)


@transaction.atomic
def erase_owner(hers: Q, *, contacts: Iterable[str], at: datetime) -> list[int]:
    """Take back all requests of a person; those that were never confirmed go.

    Args:
        hers: her cases. contacts: her addresses and numbers.

    Returns: keys of the cases that stay without her.
    """
    known = [each for each in contacts if each]
    unproved = Case.objects.filter(state=State.UNCONFIRMED)
    unproved.filter(Q(email__in=known) | Q(phone__in=known)).delete()
    cases = list(Case.objects.filter(hers).order_by("pk"))
    for case in cases:
        withdraw_case(case=case, at=at)
    # A number that she left beside somebody's address, to be called on.
    Case.objects.filter(phone__in=known).exclude(email="").update(phone="")
    return [case.pk for case in cases]


@transaction.atomic
def erase_adviser(*, user: User, at: datetime) -> list[int]:
    """She leaves the network: her cases and offers move, her profile is emptied.

    Returns: her key as an adviser, if she was one.
    """
    row = Adviser.objects.select_for_update(of=("self",)).filter(user=user).first()
    if row is None:
        return []
    row.standing, row.vetted_at = Standing.LEFT, row.vetted_at or at
    row.save(update_fields=["standing", "vetted_at"])
    release_offers(adviser=row, at=at)
    move_cases(adviser=row, to=None, why=Tenure.Why.DEPARTURE, at=at)
    row.areas.all().delete()
    row.leaves.all().delete()
    row.user, row.name, row.about_vi, row.about_en = None, "", "", ""
    row.licence, row.standing_note = "", ""
    row.save()
    Offer.objects.filter(adviser=row).exclude(note="").update(note="…")
    return [row.pk]


def forget_closed(*, at: datetime) -> int:
    """Empty what tells of owners in cases that ended a year ago. Returns: how many."""
    old = Case.objects.filter(state__in=ENDED, closed_at__lte=at - KEPT)
    said = old.exclude(name="", business="", email="", phone="", text="", owner=None)
    keys = list(said.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        _forget(key, at)
    return len(keys)


@transaction.atomic
def _forget(key: int, at: datetime) -> None:
    row = locked(Case(pk=key))
    # Opened again meanwhile, it stays.
    if row.state in ENDED:
        end_consent(row, at=at)
        forget_owner(row, at=at)
