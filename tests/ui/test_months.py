"""The picture of a year: one scale for columns, target and forecast; words keep apart."""

import pytest

from ui.months import BOTTOM, TOP, Months, Range, picture


def drawn(**said):
    held = {"sums": [10, 30], "added": [10, 20], "target": 60, "texts": ("30", "60"), **said}
    return picture(Months(**held))


def test_columns_grow_towards_the_target():
    found = drawn()
    high = BOTTOM - TOP
    assert [column.top for column in found.columns[:3]] == [
        BOTTOM - high * 10 // 60,
        BOTTOM - high * 30 // 60,
        None,
    ]
    assert found.target == TOP
    assert (found.columns[1].old, found.columns[1].new) == (high * 10 // 60, high * 20 // 60)


def test_forecast_beyond_the_target_still_fits():
    found = drawn(forecast=Range(40, 80, 120))
    assert found.forecast[2] == TOP
    assert TOP < found.target < found.forecast[0]


def test_month_that_is_not_told_has_no_column():
    found = drawn(sums=[None, 30], added=[None, 20])
    assert found.columns[0].top is None
    assert found.columns[1].top is not None


def test_nothing_yet_draws_an_empty_field():
    found = drawn(sums=[0], added=[0], target=None, forecast=None)
    assert (found.target, found.forecast, found.columns[0].new) == (None, None, 0)
    assert drawn(sums=[None], added=[None]).sum_at is None


def test_sum_keeps_out_of_the_way_of_the_target():
    near = drawn(sums=[58], added=[58])
    assert near.sum_at[1] < near.target - 30


@pytest.mark.parametrize(
    ("held", "is_drawn"),
    [
        pytest.param({"sums": [0, None, 0]}, False, id="nothing yet"),
        pytest.param({"sums": [0, 3]}, True, id="something"),
        pytest.param({"sums": [0], "target": 9}, True, id="a target"),
    ],
)
def test_empty_field_is_not_shown(held, is_drawn):
    year = Months(**{"added": [], "target": None, "texts": ("0", ""), **held})
    assert year.is_drawn is is_drawn
