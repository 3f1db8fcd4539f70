from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platforms.links.addresses import read_target
from platforms.links.rules import (
    MARK_NIGHTS,
    MOST_OF_A_HOST,
    REACHED,
    Failures,
    Outcome,
    batches,
    counted,
    is_marked,
    judge,
    pause,
)

NIGHT = date(2026, 11, 29)
HERE = "https://a.vn/gia"


@pytest.mark.parametrize(
    ("status", "last", "is_for_good", "outcome"),
    [
        (200, HERE, False, "OK"),
        (204, HERE, False, "OK"),
        (200, "https://www.a.vn/gia/", True, "OK"),
        (200, "https://b.vn/gia", True, "MOVED"),
        (200, "https://a.vn/bang-gia", True, "MOVED"),
        (200, "https://b.vn/gia", False, "OK"),
        (404, HERE, False, "GONE"),
        (410, "https://b.vn/", True, "GONE"),
        (401, HERE, False, "REFUSED"),
        (403, HERE, False, "REFUSED"),
        (429, HERE, False, "REFUSED"),
        (500, HERE, False, "UNREACHABLE"),
        (503, HERE, False, "UNREACHABLE"),
        (304, HERE, False, "UNREACHABLE"),
    ],
)
def test_what_an_answer_means(status, last, is_for_good, outcome):
    asked, last = read_target("http://a.vn/gia"), read_target(last)
    answer = judge(status, asked=asked, last=last, is_for_good=is_for_good)
    assert (answer.outcome, answer.status) == (outcome, status)
    assert bool(answer.moved_to) == (outcome == "MOVED")


@pytest.mark.parametrize(
    ("held", "outcome", "is_net_up", "after"),
    [
        (Failures(), "GONE", True, Failures(1, NIGHT)),
        (Failures(2, NIGHT - timedelta(1)), "UNREACHABLE", True, Failures(3, NIGHT)),
        (Failures(2, NIGHT), "GONE", True, Failures(2, NIGHT)),
        (Failures(2, NIGHT - timedelta(1)), "OK", True, Failures()),
        (Failures(2, NIGHT - timedelta(1)), "REFUSED", True, Failures()),
        (Failures(), "UNREACHABLE", False, Failures()),
        (Failures(1, NIGHT - timedelta(1)), "GONE", False, Failures(2, NIGHT)),
        (Failures(1, NIGHT - timedelta(1)), "UNSAFE", False, Failures(2, NIGHT)),
    ],
)
def test_nights_in_a_row_are_counted(held, outcome, is_net_up, after):
    assert counted(held, Outcome(outcome), night=NIGHT, is_net_up=is_net_up) == after


@given(st.lists(st.tuples(st.sampled_from(list(Outcome)), st.integers(1, 3)), max_size=40))
def test_a_mark_needs_three_nights_without_an_answer(course):
    held, night, silent = Failures(), NIGHT, set()
    for outcome, step in course:
        night += timedelta(days=step - 1)
        held = counted(held, outcome, night=night, is_net_up=True)
        silent = set() if outcome in REACHED else silent | {night}
        assert held.nights == len(silent)
        assert is_marked(held.nights) == (len(silent) >= MARK_NIGHTS)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.sampled_from("abc")), unique=True, max_size=90))
def test_a_night_asks_each_host_in_one_row(links):
    plan = batches(links, seed="2026-11-29")
    assert len({batch.host for batch in plan}) == len(plan)
    for batch in plan:
        wanted = [pk for pk, host in links if host == batch.host]
        assert list(batch.links) == wanted[:MOST_OF_A_HOST]
        assert 0 <= batch.delay < 3600
    assert plan == batches(links, seed="2026-11-29")


def test_a_host_is_left_alone_for_a_second():
    chance = Random(1)
    pauses = {pause(chance) for _ in range(50)}
    assert min(pauses) >= 1
    assert len(pauses) > 1
