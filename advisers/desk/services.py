"""What a coordinator does with a request: ask some, give it to one, ask all again, close it.

Each act names what she saw; where somebody was faster nothing happens and she is told.
"""

from collections.abc import Sequence
from datetime import datetime

import pghistory
from django.db import transaction

from accounts.models import User
from advisers.cases import told
from advisers.cases.holding_on import has_room, locked
from advisers.cases.rules import ENDED, Position, State, check_transition
from advisers.cases.services import (
    NoRoomError,
    NotActiveError,
    close_case,
    hand_over,
    look_again,
)
from advisers.desk.candidates import reach_of
from advisers.engine.model import MOST, Reach
from advisers.models import Adviser, Case, Offer, Tenure
from advisers.routing.asks import conflicts_of

# How staff may close what nobody has taken.
STAFF_OUTCOMES = (State.NOT_FOR_US, State.DONE_WITHOUT_HELP)
_FAR = tuple(Reach)


class FasterError(Exception):
    """It has moved since she looked: nothing was done."""


class ConflictError(Exception):
    """This adviser acts for the enterprise, or has a stake in a vendor concerned."""


class TooManyAskedError(Exception):
    """At most three wait for an answer at once."""


def seen_of(case: Case) -> str:
    """What a page shows of where a case stands; a form brings it back."""
    return f"{case.state}-{case.adviser_id or 0}-{case.rounds}-{case.offered_at or case.moved_at}"


def _still(case: Case, seen: str) -> Case:
    row = locked(case)
    if seen_of(row) != seen:
        raise FasterError
    return row


@transaction.atomic
def ask_chosen(
    *, case: Case, advisers: Sequence[Adviser], seen: str, by: User, at: datetime
) -> Case:
    """Offer a waiting request to one to three advisers, wherever they are.

    Raises: FasterError. TooManyAskedError: with those who were asked and may still answer it would
        be more than three. ConflictError, NoRoomError, NotActiveError: one of them cannot; nobody
        is asked.
    """
    row = _still(case, seen)
    if row.state not in (State.NEW, State.GAP, State.OFFERED):
        raise FasterError
    waiting = set(row.offers.filter(position=Position.OFFERED).values_list("adviser", flat=True))
    new = [each for each in advisers if each.pk not in waiting]
    if not new or len(new) + len(waiting) > MOST:
        raise TooManyAskedError
    _check_free(row, new, at)
    with pghistory.context(action="ask-advisers", user=by.pk):
        _offer(row, new, at)
    return row


def _check_free(row: Case, advisers: Sequence[Adviser], at: datetime) -> None:
    conflicts = conflicts_of(row, at=at)
    # In one order, so that two who choose the same people do not wait for each other.
    for each in sorted(advisers, key=lambda adviser: adviser.pk):
        who = has_room(each, at=at)
        if who is None:
            raise NotActiveError
        if not who.has_room:
            raise NoRoomError
        if each.pk in conflicts:
            raise ConflictError


def _offer(row: Case, advisers: Sequence[Adviser], at: datetime) -> None:
    reaches = reach_of(row, advisers)
    if row.state != State.OFFERED:
        check_transition(State(row.state), State.OFFERED)
        row.state, row.rounds = State.OFFERED, row.rounds + 1
    row.offered_at = at
    row.reach = max(reaches.values(), key=_FAR.index)
    row.save(update_fields=["state", "rounds", "offered_at", "reach"])
    place = row.offers.filter(round=row.rounds).count()
    offers = []
    for number, each in enumerate(advisers, start=place + 1):
        said = {
            "position": Position.OFFERED,
            "round": row.rounds,
            "place": number,
            "reach": reaches[each.pk],
            "terms": {},
            "offered_at": at,
            "answered_at": None,
            "refusal": "",
            "note": "",
        }
        offers.append(Offer.objects.update_or_create(case=row, adviser=each, defaults=said)[0])
    told.asked(offers, at=at)


@transaction.atomic
def assign(*, case: Case, to: Adviser, seen: str, by: User, at: datetime) -> Case:
    """Give a request to one adviser, whoever has it or was asked.

    Raises: FasterError. ConflictError, NoRoomError, NotActiveError: she cannot have it.
    """
    row = _still(case, seen)
    if row.state in ENDED or row.state == State.UNCONFIRMED:
        raise FasterError
    if to.pk in conflicts_of(row, at=at):
        raise ConflictError
    with pghistory.context(action="assign-case", user=by.pk):
        return hand_over(case=row, to=to, why=Tenure.Why.ASSIGNED, at=at)


@transaction.atomic
def ask_again(*, case: Case, seen: str, by: User, at: datetime) -> Case:
    """Take a request out of the basket: the routing looks for advisers once more.

    Whoever declined or kept silent is not asked again. Raises: FasterError.
    """
    row = _still(case, seen)
    if row.state != State.GAP:
        raise FasterError
    with pghistory.context(action="ask-again", user=by.pk):
        look_again(row)
    return row


@transaction.atomic
def close_gap(*, case: Case, outcome: State, note: str, seen: str, by: User, at: datetime) -> Case:
    """Close a request in the basket with a note, which the owner reads.

    Raises: FasterError.
    """
    row = _still(case, seen)
    if row.state != State.GAP or outcome not in STAFF_OUTCOMES:
        raise FasterError
    with pghistory.context(action="close-case", user=by.pk):
        return close_case(case=row, adviser=None, outcome=outcome, note=note, at=at)
