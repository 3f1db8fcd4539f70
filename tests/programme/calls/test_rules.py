"""Every act on a call in every state by everybody."""

from datetime import date, timedelta

import pytest

from programme.calls.choices import Act, State
from programme.calls.rules import (
    TABLE,
    CallMovedError,
    NotAllowedError,
    Party,
    check_act,
    may,
    takes_answers,
)

ALLOWED = {
    # act, state, party, whether she wrote it
    *((Act.EDIT, State.DRAFT, Party.WRITER, author) for author in (True, False)),
    *((Act.DISCARD, State.DRAFT, party, author) for party in Party for author in (True, False)),
    (Act.PUBLISH, State.DRAFT, Party.OFFICER, False),
    *((Act.CLOSE, State.PUBLISHED, Party.OFFICER, author) for author in (True, False)),
}


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("party", [*Party, None], ids=lambda each: each.value if each else "none")
@pytest.mark.parametrize("author", [True, False], ids=["author", "another"])
def test_who_may_do_what_when(act, state, party, author):
    parties = frozenset({party} if party else ())
    expected = (act, state, party, author) in ALLOWED
    assert may(act, now=state, parties=parties, is_author=author) is expected


def test_a_stranger_learns_no_state():
    with pytest.raises(NotAllowedError, match="party"):
        check_act(Act.CLOSE, now=State.CLOSED, parties=frozenset(), is_author=False)
    with pytest.raises(NotAllowedError, match="author"):
        check_act(Act.PUBLISH, now=State.CLOSED, parties=frozenset({Party.OFFICER}), is_author=True)
    with pytest.raises(CallMovedError, match="CLOSED"):
        check_act(Act.EDIT, now=State.CLOSED, parties=frozenset(Party), is_author=True)


def test_every_act_has_a_row():
    assert set(TABLE) == set(Act)


@pytest.mark.parametrize(
    ("state", "days", "is_taking"),
    [
        (State.PUBLISHED, 0, True),
        (State.PUBLISHED, 9, True),
        (State.PUBLISHED, 10, False),
        (State.PUBLISHED, -1, False),
        (State.DRAFT, 5, False),
        (State.CLOSED, 5, False),
    ],
)
def test_answers_are_taken_on_its_days_alone(state, days, is_taking):
    first = date(2026, 11, 1)
    today = first + timedelta(days=days)
    last = first + timedelta(days=9)
    assert takes_answers(state=state, opens_on=first, closes_on=last, today=today) is is_taking
