"""What a listing asks of its vendor next, and how long a review has waited; plain values."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from platforms.choices import State, Status
from platforms.revisions.rules import Renewal

# Within how many days staff aim to have decided on what was handed in.
REVIEW_AIM_DAYS = 15


class Ask(Enum):
    """One thing; the first that applies."""

    ANSWER = "answer"  # staff asked for changes or wrote a question
    FINISH = "finish"  # a draft waits to be handed in
    WAIT = "wait"  # with staff: nothing to do
    STAFF = "staff"  # staff prepare a change of their own
    RESTORE = "restore"  # suspended: read the reason and change it
    RENEW = "renew"  # confirm for another year
    RENEW_NOW = "renew-now"  # the year is over: it is about to be retired
    AGAIN = "again"  # refused: read why and try again
    BEGIN = "begin"  # not public, nothing begun
    KEEP = "keep"  # public and fresh
    GONE = "gone"  # retired


WITH_STAFF = frozenset({State.SUBMITTED, State.IN_REVIEW, State.APPROVED})


def ask_of(
    *, status: str, state: str | None, is_hers: bool, has_question: bool, renewal: Renewal | None
) -> Ask:
    """What comes next.

    Args:
        status: of the listing. state: of its latest revision, None for none.
        is_hers: whether the vendor wrote that revision. has_question: staff wrote last in its
            thread. renewal: of a published listing, None for others.
    """
    if status == Status.RETIRED:
        return Ask.GONE
    if (found := _of_revision(state, is_hers=is_hers, has_question=has_question)) is not None:
        return found
    if status == Status.SUSPENDED:
        return Ask.RESTORE
    if renewal is Renewal.OVERDUE:
        return Ask.RENEW_NOW
    if renewal is Renewal.OPEN:
        return Ask.RENEW
    if state == State.REFUSED and is_hers:
        return Ask.AGAIN
    return Ask.KEEP if status == Status.PUBLISHED else Ask.BEGIN


def _of_revision(state: str | None, *, is_hers: bool, has_question: bool) -> Ask | None:
    """What an open revision asks; None for one that is decided."""
    is_open = state in WITH_STAFF or state in (State.DRAFT, State.CHANGES_REQUESTED)
    if not is_open:
        return None
    if not is_hers:
        return Ask.STAFF
    if state == State.CHANGES_REQUESTED or has_question:
        return Ask.ANSWER
    return Ask.FINISH if state == State.DRAFT else Ask.WAIT


@dataclass(frozen=True, slots=True)
class Clock:
    """How long something has waited, in whole days, and by which day staff aim to decide."""

    days: int
    aim_on: date
    is_late: bool


def clock(*, submitted_on: date, today: date) -> Clock:
    aim = submitted_on + timedelta(days=REVIEW_AIM_DAYS)
    return Clock(max((today - submitted_on).days, 0), aim, today > aim)
