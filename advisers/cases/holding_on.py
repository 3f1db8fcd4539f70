"""Locks on cases and advisers, and who has a case since when; shared by all that moves them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from advisers.cases import told
from advisers.cases.errors import NotYoursError
from advisers.cases.rules import HELD, Position, State
from advisers.choices import Standing
from advisers.models import Adviser, Case, Offer, Tenure


@dataclass(frozen=True, slots=True)
class Room:
    """An adviser under lock, and whether she may have one case more."""

    adviser: Adviser
    has_room: bool


def locked(case: Case) -> Case:
    """The case as it is now, until the transaction ends nobody else moves it."""
    rows = Case.objects.select_for_update(of=("self",))
    return rows.select_related("adviser__user", "commune", "province").get(pk=case.pk)


def held_by(case: Case, adviser: Adviser) -> Case:
    """The case under lock, while it is with this adviser.

    Raises: NotYoursError: it has ended, or is with somebody else.
    """
    row = locked(case)
    if row.adviser_id != adviser.pk or row.state not in HELD:
        offer = Offer.objects.filter(case=row, adviser=adviser).first()
        raise NotYoursError(offer.position if offer else "")
    return row


def has_room(adviser: Adviser, *, at: datetime) -> Room | None:
    """Lock an adviser and count her cases; None: she is not in the network now, or on leave."""
    rows = Adviser.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("user", "organisation").get(pk=adviser.pk)
    today = timezone.localdate(at)
    is_licensed = row.licence_until is None or row.licence_until >= today
    is_there = row.user is not None and row.user.is_active
    is_in = row.is_active and row.organisation.standing == Standing.ACTIVE
    is_away = row.leaves.filter(from_on__lte=today, until_on__gte=today).exists()
    if is_away or not (is_licensed and is_there and is_in):
        return None
    held = Case.objects.filter(adviser=row, state__in=HELD).count()
    return Room(row, held < row.capacity)


def give_to(row: Case, adviser: Adviser, *, why: Tenure.Why, at: datetime) -> None:
    """The case is with this adviser from now on. The caller holds both locks."""
    Offer.objects.update_or_create(
        case=row,
        adviser=adviser,
        defaults={"position": Position.TAKEN, "answered_at": at, "refusal": "", "note": ""},
        create_defaults={
            "position": Position.TAKEN,
            "answered_at": at,
            "round": row.rounds,
            "place": 1,
            "offered_at": at,
        },
    )
    Tenure.objects.create(case=row, adviser=adviser, why=why, from_at=at)
    if row.state not in HELD:
        row.state = State.TAKEN
    row.adviser, row.taken_at, row.moved_at = adviser, at, at
    row.save()


def end_tenure(row: Case, *, at: datetime) -> None:
    Tenure.objects.filter(case=row, until_at=None).update(until_at=at)


def others_missed(row: Case, *, at: datetime) -> None:
    """Whoever was asked too and has not answered: told that nothing is left to do for her."""
    rows = Offer.objects.filter(case=row, position=Position.OFFERED)
    missed = list(rows.exclude(adviser=row.adviser_id).select_related("adviser__user"))
    rows.filter(pk__in=[each.pk for each in missed]).update(
        position=Position.MISSED, answered_at=at
    )
    for each in missed:
        told.tell_adviser(each.adviser, row, "case-missed", at=at, key=f":{row.rounds}")
