"""The day's seed, and the size class a match counts with."""

from datetime import date

import pytest

from enterprises.rules import Limits
from matching.rules import seed_of, size_found

BILLION = 1_000_000_000
LIMITS = {
    "trade": {
        "micro": Limits(10, 10 * BILLION, 3 * BILLION),
        "small": Limits(50, 100 * BILLION, 50 * BILLION),
        "medium": Limits(100, 300 * BILLION, 100 * BILLION),
    }
}


def found(**said):
    given = {
        "stated": None,
        "is_household": False,
        "group": "trade",
        "employees": None,
        "revenue_vnd": None,
    }
    return size_found(LIMITS, **{**given, **said})


def test_seed_reads_as_the_day():
    assert seed_of(date(2026, 1, 5)) == 20260105


@pytest.mark.parametrize(
    ("said", "size", "basis"),
    [
        ({"stated": "medium", "employees": 3}, "medium", "stated"),
        ({"is_household": True, "employees": 30}, "micro", "household"),
        ({"employees": 30, "revenue_vnd": BILLION}, "small", "decree"),
        ({"employees": 30, "group": ""}, "small", "decree"),
    ],
    ids=["stated", "household", "by the decree", "any sector"],
)
def test_size_and_what_it_rests_on(said, size, basis):
    verdict = found(**said)
    assert (verdict.size, verdict.basis) == (size, basis)


def test_size_is_unknown_without_employees():
    assert found(revenue_vnd=BILLION) is None
