"""What may follow what in a case, and when its people are reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    UNCONFIRMED = "UNCONFIRMED", _("waits for the code")
    NEW = "NEW", _("looking for an adviser")
    OFFERED = "OFFERED", _("advisers were asked")
    GAP = "GAP", _("nobody found yet, our staff look for somebody")
    TAKEN = "TAKEN", _("an adviser has it")
    IN_PROGRESS = "IN_PROGRESS", _("being advised")
    DONE = "DONE", _("done")
    DONE_WITHOUT_HELP = "DONE_WITHOUT_HELP", _("done without our help")
    NOT_REACHABLE = "NOT_REACHABLE", _("owner not reached")
    NOT_FOR_US = "NOT_FOR_US", _("no matter for this network")
    WITHDRAWN = "WITHDRAWN", _("withdrawn")


class Position(TextChoices):
    """Where one adviser stands towards a case; she always sees her own."""

    OFFERED = "OFFERED", _("waits for your answer")
    TAKEN = "TAKEN", _("you have it")
    DECLINED = "DECLINED", _("you declined")
    MISSED = "MISSED", _("a colleague answered first; nothing to do for you")
    LAPSED = "LAPSED", _("you did not answer in time")
    GIVEN_BACK = "GIVEN_BACK", _("you gave it back")
    HANDED_OVER = "HANDED_OVER", _("you handed it over")
    MOVED = "MOVED", _("it moved on while you were away or had left")
    CLOSED = "CLOSED", _("you closed it")
    WITHDRAWN = "WITHDRAWN", _("the owner withdrew it")


class Refusal(TextChoices):
    NO_TIME = "NO_TIME", _("no time now")
    NOT_MY_TOPIC = "NOT_MY_TOPIC", _("not my subject")
    NOT_MY_PLACE = "NOT_MY_PLACE", _("too far for me")
    INTEREST = "INTEREST", _("I have an interest in a vendor concerned")
    KNOWN = "KNOWN", _("I know the owner too well")
    OTHER = "OTHER", _("something else")


WAITING = (State.NEW, State.OFFERED, State.GAP)
HELD = (State.TAKEN, State.IN_PROGRESS)
ENDED = (
    State.DONE,
    State.DONE_WITHOUT_HELP,
    State.NOT_REACHABLE,
    State.NOT_FOR_US,
    State.WITHDRAWN,
)
OPEN = (State.UNCONFIRMED, *WAITING, *HELD)
# How an adviser may close a case.
OUTCOMES = (State.DONE, State.DONE_WITHOUT_HELP, State.NOT_REACHABLE, State.NOT_FOR_US)
_OUT = frozenset({State.WITHDRAWN})
NEXT: Mapping[State, frozenset[State]] = {
    State.UNCONFIRMED: _OUT | {State.NEW},
    State.NEW: _OUT | {State.OFFERED, State.GAP, State.TAKEN},
    State.OFFERED: _OUT | {State.TAKEN, State.NEW},
    State.GAP: _OUT
    | {State.NEW, State.OFFERED, State.TAKEN, State.NOT_FOR_US, State.DONE_WITHOUT_HELP},
    State.TAKEN: _OUT | {State.IN_PROGRESS, State.NEW, *OUTCOMES},
    State.IN_PROGRESS: _OUT | {State.NEW, *OUTCOMES},
    State.DONE: frozenset({State.NEW, State.IN_PROGRESS}),
    State.DONE_WITHOUT_HELP: frozenset({State.NEW, State.IN_PROGRESS}),
    State.NOT_REACHABLE: frozenset({State.NEW, State.IN_PROGRESS}),
    State.NOT_FOR_US: frozenset({State.NEW}),
    State.WITHDRAWN: frozenset(),
}


class TransitionError(Exception):
    """A case cannot go from where it is to where somebody wants it."""


def check_transition(now: State, wanted: State) -> None:
    """Raises: TransitionError: the table has no such step."""
    if wanted not in NEXT[now]:
        raise TransitionError(f"{now} to {wanted}")


class Reminder(StrEnum):
    """What is told of a case that stands still; each once while it stands still."""

    OFFER = "case-offer-waits"
    DAY_3 = "case-waits-3"
    DAY_9 = "case-waits-9"
    DAY_21 = "case-waits-21"
    CLOSING = "case-closes"


QUIET_DAYS: Mapping[Reminder, int] = {
    Reminder.DAY_3: 3,
    Reminder.DAY_9: 9,
    Reminder.DAY_21: 21,
    Reminder.CLOSING: 45,
}
OFFER_REMINDED = timedelta(days=3)
OFFER_LAPSES = timedelta(days=9)
ASK_AGAIN_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Course:
    """Where a case stands: the days that matter for reminders.

    Attributes:
        offered_on: when the advisers who have not answered yet were asked.
        moved_on: when something last happened to a held case: taken, a session, a message of the
            adviser, a recommendation, a hand-over.
    """

    state: State
    offered_on: date | None = None
    moved_on: date | None = None


def due_reminders(course: Course, today: date) -> tuple[Reminder, ...]:
    """What is due by now, those told before among them; what nobody told for weeks is let go."""
    days = reminder_days(course)
    return tuple(each for each, day in days.items() if day <= today <= day + ASK_AGAIN_FOR)


def reminder_days(course: Course) -> dict[Reminder, date]:
    """The day of each reminder that comes if nothing happens, in order."""
    if course.state is State.OFFERED and course.offered_on:
        return {Reminder.OFFER: course.offered_on + OFFER_REMINDED}
    if course.state in HELD and course.moved_on:
        return {each: course.moved_on + timedelta(days=n) for each, n in QUIET_DAYS.items()}
    return {}


def lapses(course: Course, today: date) -> bool:
    """Whether those who were asked have had their time, and others are to be asked."""
    return (
        course.state is State.OFFERED
        and course.offered_on is not None
        and today >= course.offered_on + OFFER_LAPSES
    )


def closes(course: Course, today: date) -> bool:
    """Whether a held case that stood still for so long is closed by itself."""
    if course.state not in HELD or course.moved_on is None:
        return False
    return today >= course.moved_on + timedelta(days=QUIET_DAYS[Reminder.CLOSING])
