"""Pace, forecast, conversion and intervals: tables of what is meant, and what always holds."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.rules import (
    Claim,
    Forecast,
    Pace,
    Standing,
    conversions,
    disagree,
    forecast,
    interval,
    lower_ends,
    pace,
)

MID = date(2026, 7, 2)  # day 183 of 365


@pytest.mark.parametrize(
    ("actual", "day", "meant"),
    [
        (0, date(2026, 1, 1), Pace(41, 0, Standing.ON)),
        (7_500, MID, Pace(7_520, 50, Standing.ON)),
        (6_800, MID, Pace(7_520, 45, Standing.ON)),
        (6_700, MID, Pace(7_520, 44, Standing.BEHIND)),
        (9_000, MID, Pace(7_520, 60, Standing.AHEAD)),
        (15_000, date(2026, 12, 31), Pace(15_000, 100, Standing.ON)),
        (7_500, date(2024, 7, 1), Pace(7_500, 50, Standing.ON)),
    ],
)
def test_pace_compares_with_an_even_year(actual, day, meant):
    assert pace(actual=actual, target=15_000, day=day) == meant


@pytest.mark.parametrize(
    ("months", "meant"),
    [
        ([100], None),
        ([100, 100, 100], Forecast(1_200, 1_200, 1_200)),
        ([0, 0, 0, 0, 0, 0, 0], Forecast(600, 600, 600)),
        ([10_000, 50, 150, 50, 150, 50, 150], Forecast(1_028, 1_199, 1_371)),
    ],
)
def test_forecast_goes_on_as_the_last_six_months_did(months, meant):
    found = forecast(months=months, actual=600, day=date(2026, 7, 1))
    if meant is None or months[0] == 0:
        assert found == meant
    else:
        assert abs(found.low - meant.low) <= 4
        assert abs(found.middle - meant.middle) <= 4
        assert abs(found.high - meant.high) <= 4


@given(
    st.lists(st.integers(0, 10**6), min_size=2, max_size=24),
    st.integers(0, 10**7),
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
)
@settings(deadline=None)
def test_forecast_never_falls_below_what_is_there(months, actual, day):
    found = forecast(months=months, actual=actual, day=day)
    assert actual <= found.low <= found.middle <= found.high


def test_share_of_each_step_in_the_one_before():
    assert conversions([200, 50, 0, 0]) == [25.0, 0.0, None]
    assert conversions([3]) == []
    assert conversions([200, None, 50]) == [None, None]


@pytest.mark.parametrize(
    ("counts", "meant"),
    [
        ([], ()),
        ([0, 0], ()),
        ([7], (7,)),
        ([5, 5, 5], (5,)),
        ([1, 2, 3, 4, 5, 6, 7, 80], (1, 3, 5, 7)),
    ],
)
def test_steps_of_a_map_hold_about_as_many_each(counts, meant):
    assert lower_ends(counts) == meant


@given(st.lists(st.integers(0, 1_000)))
def test_first_step_begins_with_the_least(counts):
    ends = lower_ends(counts)
    assert len(ends) <= 4
    assert list(ends) == sorted(set(ends))
    assert ends[:1] == tuple(sorted(count for count in counts if count)[:1])


def claim(value, first=None, last=None, *, is_target=True):
    said = None if value is None else Decimal(value)
    days = [date(each, 12, 31) if each else None for each in (first, last)]
    return Claim(said, is_target, *days)


@pytest.mark.parametrize(
    ("other", "meant"),
    [
        (claim(50_000, 2021), True),
        (claim(150_000, 2021), False),
        (claim(50_000, 2021, is_target=False), False),
        (claim(None, 2021), False),
        (claim(50_000, 2023), False),
        (claim(50_000, None, 2022), True),
        (claim(50_000, None, 2020), False),
        (claim(50_000, 2020, 2021), True),
    ],
    ids=str,
)
def test_sources_disagree_about_the_same_time_only(other, meant):
    one = claim(150_000, 2021, 2022)
    assert disagree(one, other) is meant
    assert disagree(other, one) is meant


@pytest.mark.parametrize(
    ("answers", "of", "meant"),
    [(47, 100, (37.5, 56.7)), (0, 10, (0.0, 27.8)), (10, 10, (72.2, 100.0)), (1, 1, (20.7, 100.0))],
)
def test_wilson_interval(answers, of, meant):
    assert interval(answers=answers, of=of) == meant


@pytest.mark.parametrize(("answers", "of"), [(0, 0), (2, 1), (-1, 3)])
def test_interval_of_nothing_is_an_error(answers, of):
    with pytest.raises(ValueError, match="of"):
        interval(answers=answers, of=of)


@pytest.mark.parametrize("of", [1, 9, 1000])
def test_interval_of_nobody_begins_at_nothing_and_not_below(of):
    assert str(interval(answers=0, of=of)[0]) == "0.0"
