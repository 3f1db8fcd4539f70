"""Leaves and departures: her cases move at once, and she gets none."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from advisers.cases import told
from advisers.cases.holding_on import end_tenure, locked
from advisers.cases.rules import HELD, Position, State
from advisers.cases.services import NoRoomError, NotActiveError, hand_over, look_again
from advisers.models import Adviser, Case, Leave, Offer, Tenure
from advisers.routing.lock import wait_for_routing


@transaction.atomic
def move_cases(*, adviser: Adviser, to: Adviser | None, why: Tenure.Why, at: datetime) -> int:
    """Move all that an adviser has; what `to` has no room for, others are asked about.

    Waits for a routing under way, so that nothing is offered to her meanwhile: call it, or
    `wait_for_routing`, before locking rows.

    Returns: how many cases moved.
    """
    wait_for_routing()
    moved = 0
    for case in held_of(adviser):
        row = locked(case)
        # Closed or given back meanwhile, it stays as it is.
        if row.adviser_id == adviser.pk and row.state in HELD:
            _move(row, to, why, at)
            moved += 1
    return moved


def _move(row: Case, to: Adviser | None, why: Tenure.Why, at: datetime) -> None:
    try:
        if to is None:
            raise NotActiveError
        hand_over(case=row, to=to, why=why, at=at)
    except (NoRoomError, NotActiveError):
        _ask_others(row, at)


def held_of(adviser: Adviser) -> list[Case]:
    """What an adviser has at this moment, not under lock."""
    return list(Case.objects.filter(adviser=adviser, state__in=HELD).order_by("pk"))


def _ask_others(row: Case, at: datetime) -> None:
    Offer.objects.filter(case=row, position=Position.TAKEN).update(
        position=Position.MOVED, answered_at=at
    )
    told.tell_adviser(row.adviser, row, "case-moved-on", at=at, key=told.moment(at))
    end_tenure(row, at=at)
    look_again(row)
    told.tell_owner(row, "again", at=at, key=told.moment(at))


@transaction.atomic
def release_offers(*, adviser: Adviser, at: datetime) -> int:
    """Requests that wait for her answer no longer do; where nobody else was asked, others are."""
    wait_for_routing()
    waiting = Offer.objects.filter(adviser=adviser, position=Position.OFFERED)
    keys = list(waiting.order_by("case").values_list("case", flat=True))
    for key in keys:
        row = locked(Case(pk=key))
        Offer.objects.filter(case=row, adviser=adviser, position=Position.OFFERED).update(
            position=Position.MOVED, answered_at=at
        )
        others = row.offers.filter(position=Position.OFFERED)
        if row.state == State.OFFERED and not others.exists():
            look_again(row)
    return len(keys)


def begin_leaves(*, at: datetime) -> int:
    """Move the cases of those whose leave begins today, or began. Returns: how many leaves."""
    today = timezone.localdate(at)
    rows = Leave.objects.filter(from_on__lte=today, until_on__gte=today, moved_at=None)
    return _begin(rows.order_by("pk"), at)


def _begin(leaves: Iterable[Leave], at: datetime) -> int:
    return sum(begin_leave(leave=leave, at=at) for leave in leaves)


@transaction.atomic
def begin_leave(*, leave: Leave, at: datetime) -> bool:
    """Move what she has to her substitute, or to others; once. Returns: whether now."""
    wait_for_routing()
    rows = Leave.objects.select_for_update(of=("self",)).select_related("adviser", "substitute")
    row = rows.filter(pk=leave.pk).first()
    # Ended meanwhile, it is gone.
    if row is None or row.moved_at is not None or row.from_on > timezone.localdate(at):
        return False
    release_offers(adviser=row.adviser, at=at)
    move_cases(adviser=row.adviser, to=row.substitute, why=Tenure.Why.LEAVE, at=at)
    row.moved_at = at
    row.save(update_fields=["moved_at"])
    return True
