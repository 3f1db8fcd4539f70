"""What may follow what in a trial, by whom, and when its people hear of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.trials.rules import (
    ASK_AGAIN_FOR,
    NEXT,
    OPEN_STATES,
    Course,
    Reminder,
    Side,
    State,
    TransitionError,
    check_transition,
    due_reminders,
    may_go,
    reminder_days,
    review_from,
)

ASKED = date(2026, 11, 2)
ALLOWED = {
    (State.SENT, State.SEEN, Side.VENDOR),
    *((State.SENT, State.CONTACTED, side) for side in Side),
    *((State.SENT, State.TRYING, side) for side in Side),
    (State.SENT, State.STOPPED, Side.OWNER),
    *((State.SEEN, State.CONTACTED, side) for side in Side),
    *((State.SEEN, State.TRYING, side) for side in Side),
    (State.SEEN, State.STOPPED, Side.OWNER),
    *((State.CONTACTED, State.TRYING, side) for side in Side),
    (State.CONTACTED, State.STOPPED, Side.OWNER),
    (State.TRYING, State.RENEWED, Side.OWNER),
    (State.TRYING, State.SWITCHED, Side.OWNER),
    (State.TRYING, State.STOPPED, Side.OWNER),
}
EVERY = [(now, to, side) for now in State for to in State for side in Side]


@pytest.mark.parametrize(("now", "to", "side"), EVERY, ids=str)
def test_every_step_is_allowed_or_refused_as_agreed(now, to, side):
    assert may_go(now, to, side) is ((now, to, side) in ALLOWED)
    if (now, to, side) in ALLOWED:
        check_transition(now, to, side)
    else:
        with pytest.raises(TransitionError):
            check_transition(now, to, side)


def test_what_has_ended_goes_nowhere():
    assert {state for state in State if not NEXT[state]} == set(State) - set(OPEN_STATES)


def trying(length, state=State.TRYING):
    return Course(state, ASKED, ASKED, ASKED + timedelta(days=length))


@pytest.mark.parametrize(
    ("course", "days"),
    [
        (Course(State.SENT, ASKED), {Reminder.SILENT: 7}),
        (Course(State.SEEN, ASKED), {Reminder.SILENT: 7}),
        (Course(State.CONTACTED, ASKED), {}),
        (trying(14), {Reminder.HALFWAY: 7, Reminder.ENDING: 13}),
        (trying(30), {Reminder.HALFWAY: 15, Reminder.ENDING: 29}),
        (trying(5), {Reminder.HALFWAY: 3, Reminder.ENDING: 4}),
        (trying(4), {Reminder.ENDING: 3}),
        (trying(1), {Reminder.ENDING: 3}),
        (trying(14, State.RENEWED), {}),
        (trying(14, State.STOPPED), {}),
    ],
)
def test_reminders_fall_on_these_days(course, days):
    assert reminder_days(course) == {
        each: ASKED + timedelta(days=after) for each, after in days.items()
    }


@given(st.integers(1, 366), st.sampled_from(State))
def test_no_reminder_comes_before_the_third_day(length, state):
    for day in reminder_days(trying(length, state)).values():
        assert day - ASKED >= timedelta(days=3)


@given(st.integers(1, 366), st.integers(0, 500))
def test_a_reminder_is_due_from_its_day_for_two_weeks(length, after):
    course, today = trying(length), ASKED + timedelta(days=after)
    due = due_reminders(course, today)
    for reminder, day in reminder_days(course).items():
        assert (reminder in due) is (day <= today <= day + ASK_AGAIN_FOR)


@pytest.mark.parametrize(
    ("started", "noted", "reached", "first"),
    [
        (0, 0, 0, 3),
        (0, 9, 0, 12),
        (0, 0, 5, 8),
        (4, 0, 0, 7),
        (0, 0, None, None),
        (None, None, 0, None),
    ],
    ids=["at once", "noted late", "sent late", "begins later", "never sent", "never begun"],
)
def test_a_review_needs_three_days_that_the_portal_knows_of(started, noted, reached, first):
    days = (None if n is None else ASKED + timedelta(days=n) for n in (started, noted, reached))
    begun, noted_on, reached_on = days
    course = Course(State.TRYING, ASKED, begun, start_noted_on=noted_on, reached_on=reached_on)
    expected = None if first is None else ASKED + timedelta(days=first)
    assert review_from(course) == expected
