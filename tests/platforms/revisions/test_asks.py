from datetime import date, timedelta

import pytest

from platforms.choices import State, Status
from platforms.revisions.asks import REVIEW_AIM_DAYS, Ask, ask_of, clock
from platforms.revisions.rules import Renewal

P, D, S, R = Status.PUBLISHED, Status.DRAFT, Status.SUSPENDED, Status.RETIRED
# status, state of the latest revision, hers, staff asked, renewal → what is asked
CASES = [
    (D, None, True, False, None, Ask.BEGIN),
    (D, State.DRAFT, True, False, None, Ask.FINISH),
    (D, State.DRAFT, True, True, None, Ask.ANSWER),
    (D, State.SUBMITTED, True, False, None, Ask.WAIT),
    (D, State.IN_REVIEW, True, True, None, Ask.ANSWER),
    (D, State.APPROVED, True, False, None, Ask.WAIT),
    (D, State.CHANGES_REQUESTED, True, False, None, Ask.ANSWER),
    (D, State.REFUSED, True, False, None, Ask.AGAIN),
    (D, State.DISCARDED, True, False, None, Ask.BEGIN),
    (P, None, True, False, Renewal.FRESH, Ask.KEEP),
    (P, State.PUBLISHED, True, False, Renewal.FRESH, Ask.KEEP),
    (P, State.PUBLISHED, True, False, Renewal.OPEN, Ask.RENEW),
    (P, State.PUBLISHED, True, False, Renewal.OVERDUE, Ask.RENEW_NOW),
    (P, State.SUBMITTED, False, False, Renewal.OPEN, Ask.STAFF),
    (P, State.REFUSED, False, False, Renewal.FRESH, Ask.KEEP),
    (P, State.REFUSED, True, False, Renewal.OPEN, Ask.RENEW),
    (S, State.PUBLISHED, True, False, None, Ask.RESTORE),
    (S, State.DRAFT, True, False, None, Ask.FINISH),
    (R, State.DRAFT, True, True, None, Ask.GONE),
]


@pytest.mark.parametrize(("status", "state", "is_hers", "asked", "year", "expected"), CASES)
def test_what_a_listing_asks_next(status, state, is_hers, asked, year, expected):
    said = {"is_hers": is_hers, "has_question": asked, "renewal": year}
    assert ask_of(status=status, state=state, **said) is expected


def test_every_ask_has_its_case():
    assert {case[-1] for case in CASES} == set(Ask)


def test_the_clock_counts_days_and_says_when_it_is_late():
    day = date(2026, 11, 1)
    aim = day + timedelta(days=REVIEW_AIM_DAYS)
    on_time, late = (clock(submitted_on=day, today=aim + timedelta(days=n)) for n in (0, 1))
    assert (on_time.days, on_time.aim_on, on_time.is_late) == (REVIEW_AIM_DAYS, aim, False)
    assert late.is_late
