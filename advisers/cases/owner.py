"""What an owner says of her own request: whether anybody was in touch, how she wants to be met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from advisers.cases import told
from advisers.cases.holding_on import locked
from advisers.cases.messages import CaseClosedError
from advisers.cases.rules import ENDED, State
from advisers.cases.services import close_case, touch
from advisers.models import Case


class NobodyHasItError(Exception):
    """No adviser has the case now, who could have been in touch or could be told."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How she wants to be met.

    Attributes:
        ways: codes of `choices.Way`, as she prefers them. times: of `choices.PartOfDay`.
        call_on: a number that she adds to be called; "" changes none.
    """

    ways: Sequence[str]
    times: Sequence[str]
    call_on: str = ""


def _held(case: Case) -> Case:
    """The case under lock, while somebody has it. Raises: NobodyHasItError."""
    row = locked(case)
    if not row.is_held:
        raise NobodyHasItError
    return row


@transaction.atomic
def say_contacted(*, case: Case, at: datetime) -> Case:
    """The adviser was in touch: being advised has begun, reminders count from now.

    Raises: NobodyHasItError.
    """
    return touch(case=_held(case), at=at)


@transaction.atomic
def say_waiting(*, case: Case, at: datetime) -> None:
    """Nobody was in touch: the adviser and the coordinators hear of it, once a day.

    Raises: NobodyHasItError.
    """
    row = _held(case)
    today = f":owner:{timezone.localdate(at)}"
    told.tell_adviser(row.adviser, row, "case-owner-waits", at=at, key=today)
    told.tell_coordinators("case-stale", at=at)


@transaction.atomic
def need_no_more(*, case: Case, at: datetime) -> Case:
    """She has found her way without us; the adviser hears of it.

    Raises: TransitionError: nobody has it yet: then she takes it back.
    """
    row = locked(case)
    if row.state in ENDED:
        return row
    adviser = row.adviser
    done = close_case(case=row, adviser=None, outcome=State.DONE_WITHOUT_HELP, note="", at=at)
    told.tell_adviser(adviser, row, "case-owner-ended", at=at, key=told.moment(at))
    return done


@transaction.atomic
def change_wishes(*, case: Case, wishes: Wishes, at: datetime) -> Case:
    """How and when she wants to be met; whoever has the case hears of it.

    Raises: CaseClosedError.
    """
    row = locked(case)
    if row.state in ENDED:
        raise CaseClosedError
    said = ([*wishes.ways], [*wishes.times], row.phone or wishes.call_on)
    if (row.ways, row.times, row.phone) == said:
        return row
    row.ways, row.times, row.phone = said
    row.save(update_fields=["ways", "times", "phone"])
    told.tell_adviser(row.adviser, row, "case-wishes", at=at, key=told.moment(at))
    return row
