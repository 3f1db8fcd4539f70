"""What an owner says of her own request: whether anybody was in touch, how she wants to be met."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from advisers.cases import told
from advisers.cases.holding_on import locked
from advisers.cases.rules import ENDED, HELD, State
from advisers.cases.services import close_case, touch
from advisers.models import Case


@transaction.atomic
def say_contacted(*, case: Case, at: datetime) -> Case:
    """The adviser was in touch: being advised has begun, reminders count from now."""
    return touch(case=case, at=at)


@transaction.atomic
def say_waiting(*, case: Case, at: datetime) -> bool:
    """Nobody was in touch: the adviser and the coordinators hear of it, once a day.

    Returns: whether anybody has the case, who could be told.
    """
    row = locked(case)
    if row.state not in HELD:
        return False
    today = f":owner:{timezone.localdate(at)}"
    told.tell_adviser(row.adviser, row, "case-owner-waits", at=at, key=today)
    told.tell_coordinators("case-stale", at=at)
    return True


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
def change_wishes(*, case: Case, ways: Sequence[str], times: Sequence[str], at: datetime) -> Case:
    """How and when she wants to be met; whoever has the case hears of it. After its end: nothing.

    Args:
        ways: codes of `choices.Way`, as she prefers them. times: of `choices.PartOfDay`.
    """
    row = locked(case)
    if row.state in ENDED or (row.ways, row.times) == ([*ways], [*times]):
        return row
    row.ways, row.times = [*ways], [*times]
    row.save(update_fields=["ways", "times"])
    told.tell_adviser(row.adviser, row, "case-wishes", at=at, key=told.moment(at))
    return row
