"""What may follow what in a trial, and when its people are reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    SENT = "SENT", _("sent")
    SEEN = "SEEN", _("seen by the vendor")
    CONTACTED = "CONTACTED", _("the vendor got in touch")
    TRYING = "TRYING", _("being tried")
    RENEWED = "RENEWED", _("kept on")
    SWITCHED = "SWITCHED", _("switched to another one")
    STOPPED = "STOPPED", _("stopped")


class Side(StrEnum):
    OWNER = "owner"
    VENDOR = "vendor"


OPEN_STATES = (State.SENT, State.SEEN, State.CONTACTED, State.TRYING)
BEFORE_TRIAL = (State.SENT, State.SEEN, State.CONTACTED)
NEXT: Mapping[State, frozenset[State]] = {
    State.SENT: frozenset({State.SEEN, State.CONTACTED, State.TRYING, State.STOPPED}),
    State.SEEN: frozenset({State.CONTACTED, State.TRYING, State.STOPPED}),
    State.CONTACTED: frozenset({State.TRYING, State.STOPPED}),
    State.TRYING: frozenset({State.RENEWED, State.SWITCHED, State.STOPPED}),
    State.RENEWED: frozenset(),
    State.SWITCHED: frozenset(),
    State.STOPPED: frozenset(),
}
# Whether a vendor's word counts: how a trial went is the owner's to say.
MAY: Mapping[Side, frozenset[State]] = {
    Side.VENDOR: frozenset({State.SEEN, State.CONTACTED, State.TRYING}),
    Side.OWNER: frozenset(State) - {State.SENT, State.SEEN},
}
SILENT_AFTER = timedelta(days=7)
FIRST_REMINDER_AFTER = timedelta(days=3)
REVIEW_AFTER = timedelta(days=3)
ASK_AGAIN_FOR = timedelta(days=14)


class TransitionError(Exception):
    """A trial cannot go from where it is to where somebody wants it."""


def check_transition(now: State, wanted: State, side: Side) -> None:
    """Raises: TransitionError: the table has no such step, or it is not for this side to say."""
    if wanted not in NEXT[now] or wanted not in MAY[side]:
        raise TransitionError(f"{now} to {wanted} by {side}")


def may_go(now: State, wanted: State, side: Side) -> bool:
    return wanted in NEXT[now] and wanted in MAY[side]


class Reminder(StrEnum):
    SILENT = "trial-silent"
    HALFWAY = "trial-halfway"
    ENDING = "trial-ending"


@dataclass(frozen=True, slots=True)
class Course:
    """Where a trial stands: the days that matter for reminders and reviews.

    Attributes:
        started_on, ends_on: as somebody typed them.
        start_noted_on: when it was said here that it began.
        reached_on: when the vendor had the request: written to, or seen on its page.
    """

    state: State
    requested_on: date
    started_on: date | None = None
    ends_on: date | None = None
    start_noted_on: date | None = None
    reached_on: date | None = None


def due_reminders(course: Course, today: date) -> tuple[Reminder, ...]:
    """Which reminders are due by now; each is sent once, so yesterday's stay in the list.

    None comes before the third day. A reminder that nobody sent for two weeks is let go.
    """
    due = reminder_days(course)
    return tuple(each for each, day in due.items() if day <= today <= day + ASK_AGAIN_FOR)


def reminder_days(course: Course) -> dict[Reminder, date]:
    """The day of each reminder that this course will need, in order."""
    if course.state in (State.SENT, State.SEEN):
        return {Reminder.SILENT: course.requested_on + SILENT_AFTER}
    if course.state is not State.TRYING or not course.started_on or not course.ends_on:
        return {}
    length = course.ends_on - course.started_on
    halfway = course.started_on + max(length // 2, FIRST_REMINDER_AFTER)
    ending = max(course.ends_on - timedelta(days=1), course.started_on + FIRST_REMINDER_AFTER)
    return {
        **({Reminder.HALFWAY: halfway} if halfway < ending else {}),
        Reminder.ENDING: ending,
    }


def review_from(course: Course) -> date | None:
    """The first day on which a trial is old enough to speak of; None: not begun, or not sent.

    Three days count from the last of three days: when it began, when that was said here, when the
    vendor had the request. What somebody typed alone makes no trial.
    """
    if course.started_on is None or course.start_noted_on is None or course.reached_on is None:
        return None
    return max(course.started_on, course.start_noted_on, course.reached_on) + REVIEW_AFTER


def may_review(course: Course, today: date) -> bool:
    first = review_from(course)
    return first is not None and today >= first
