"""Leaves that an adviser enters herself, and her leaving the network for good."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from advisers.cases.moving import begin_leave, move_cases, release_offers
from advisers.cases.rules import Position
from advisers.choices import Standing
from advisers.models import Adviser, Leave, Offer, Tenure
from reference.once import once_for


class OverlapError(Exception):
    """She is on leave on some of these days already."""


class NoSubstituteError(Exception):
    """Whom she named is in another organisation, or not in the network now."""


class SubstituteAwayError(Exception):
    """Whom she named is on leave herself on some of these days."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a leave, and who takes the cases; None: the network."""

    from_on: date
    until_on: date
    substitute: Adviser | None = None


def enter_leave(*, adviser: Adviser, days: Days, request_key: UUID, at: datetime) -> Leave:
    """Enter days on which she gets nothing; the same form twice is one leave.

    Days that have begun move her cases at once, in a transaction of their own: what is killed in
    between is done by the daily look.

    Raises: OverlapError. NoSubstituteError. SubstituteAwayError.
    """
    made = _keep(adviser, days, request_key, at)
    begin_leave(leave=made, at=at)
    return made


@transaction.atomic
def _keep(adviser: Adviser, days: Days, request_key: UUID, at: datetime) -> Leave:
    row = _locked(adviser)
    key = once_for(request_key, row.pk, days.from_on, days.until_on, days.substitute)
    if known := Leave.objects.filter(request_key=key).first():
        return known
    if _away(row, days):
        raise OverlapError
    named = days.substitute
    if named is not None and not substitutes(row).filter(pk=named.pk).exists():
        raise NoSubstituteError
    if named is not None and _away(named, days):
        raise SubstituteAwayError
    return Leave.objects.create(
        adviser=row,
        from_on=days.from_on,
        until_on=days.until_on,
        substitute=named,
        request_key=key,
        created_at=at,
    )


def _away(adviser: Adviser, days: Days) -> bool:
    """Whether she is on leave on some of these days."""
    return adviser.leaves.filter(from_on__lte=days.until_on, until_on__gte=days.from_on).exists()


def _locked(adviser: Adviser) -> Adviser:
    return Adviser.objects.select_for_update(of=("self",), no_key=True).get(pk=adviser.pk)


def substitutes(adviser: Adviser) -> QuerySet[Adviser]:
    """Who may stand in: in the network, of the same organisation."""
    rows = Adviser.objects.filter(
        organisation=adviser.organisation_id,
        organisation__standing=Standing.ACTIVE,
        standing=Standing.ACTIVE,
        user__is_active=True,
    )
    return rows.exclude(pk=adviser.pk).order_by("name", "pk")


@transaction.atomic
def end_leave(*, leave: Leave, at: datetime) -> Leave | None:
    """She is back: a leave that runs ends yesterday, one to come goes. One that is over stays.

    What moved meanwhile stays where it is.

    Returns: the leave as it stands; None: nothing of it is left.
    """
    row = Leave.objects.select_for_update(of=("self",)).filter(pk=leave.pk).first()
    today = timezone.localdate(at)
    if row is None or row.until_on < today:
        return row
    if row.from_on >= today:
        row.delete()
        return None
    row.until_on = today - timedelta(days=1)
    row.save(update_fields=["until_on"])
    return row


def leave_network(*, adviser: Adviser, at: datetime) -> int:
    """She leaves for good: she gets nothing more, and what she has goes on to others.

    First she is out, so that nothing new can come; then her cases move, each under its own lock.
    What is killed in between is done by the daily look. Done twice, nothing happens.

    Returns: how many cases moved.
    """
    with transaction.atomic():
        row = _locked(adviser)
        if row.standing != Standing.LEFT:
            row.standing, row.standing_note = Standing.LEFT, ""
            row.vetted_at = row.vetted_at or at
            row.save(update_fields=["standing", "standing_note", "vetted_at"])
    return move_all(adviser=adviser, at=at)


@transaction.atomic
def move_all(*, adviser: Adviser, at: datetime) -> int:
    """What one who has left still has, or was asked about, goes on. Returns: how many cases."""
    release_offers(adviser=adviser, at=at)
    return move_cases(adviser=adviser, to=None, why=Tenure.Why.DEPARTURE, at=at)


def move_left_behind(*, at: datetime) -> int:
    """For everybody who has left and still has something. Returns: how many cases moved."""
    open_ones = [Position.OFFERED, Position.TAKEN]
    left = Offer.objects.filter(adviser=OuterRef("pk"), position__in=open_ones)
    gone = Adviser.objects.filter(Exists(left), standing=Standing.LEFT)
    return sum(move_all(adviser=row, at=at) for row in gone.order_by("pk"))
