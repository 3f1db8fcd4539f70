"""Pace, forecast, conversion and intervals: tables of what is meant, and what always holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.rules import (
    Forecast,
    Pace,
    Standing,
    conversions,
    forecast,
    interval,
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
def test_forecast_never_falls_below_what_is_there(months, actual, day):
    found = forecast(months=months, actual=actual, day=day)
    assert actual <= found.low <= found.middle <= found.high


def test_share_of_each_step_in_the_one_before():
    assert conversions([200, 50, 0, 0]) == [25.0, 0.0, None]
    assert conversions([3]) == []


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
