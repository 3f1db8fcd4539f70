"""No number under five is told, and none can be had by subtracting what is told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from programme.radar.suppression import Sum, hidden
from reference.disclosure import FEWEST

SHAPES = arrays.array_shapes(min_dims=1, max_dims=3, min_side=2, max_side=4)
COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 40))
PARTS = SHAPES.flatmap(lambda shape: arrays.arrays(np.int64, shape, elements=COUNTS))


def with_totals(parts):
    """The parts with a total at the end of every axis, and the sums that say so."""
    values = parts
    for axis in range(parts.ndim):
        values = np.concatenate([values, values.sum(axis, keepdims=True)], axis)
    return values, [Sum(axis, side, tuple(range(side))) for axis, side in enumerate(parts.shape)]


def lines(values, mask, line):
    """Every line along a sum's axis: its parts and total, each with whether it is hidden."""
    side = values.shape[line.axis]
    along = (np.moveaxis(each, line.axis, -1).reshape(-1, side) for each in (values, mask))
    return zip(*along, strict=True)


@given(PARTS)
@settings(max_examples=150, deadline=None)
def test_nothing_under_five_is_told(parts):
    values, sums = with_totals(parts)
    assert (values[~hidden(values, sums)] >= FEWEST).all()


@given(PARTS)
@settings(max_examples=150, deadline=None)
def test_no_total_less_what_is_told_is_under_five(parts):
    values, sums = with_totals(parts)
    mask = hidden(values, sums)
    for line in sums:
        for numbers, is_hidden in lines(values, mask, line):
            rest = numbers[:-1][is_hidden[:-1]]
            if not is_hidden[-1]:
                assert rest.sum() == 0 or (rest.sum() >= FEWEST and len(rest) >= 2)
            else:
                assert len(rest)


def solved(values, mask, sums):
    """Hidden numbers that the told ones settle, all lines taken together: exact, for few cells."""
    cells, rows = np.arange(values.size).reshape(values.shape), []
    for line in sums:
        for places, _same in lines(cells, cells, line):
            row = np.zeros(values.size)
            row[places[:-1]], row[places[-1]] = 1, -1
            rows.append(row)
    unknown = np.array(rows)[:, mask.ravel()]
    _left, sizes, right = np.linalg.svd(unknown)
    free = right[np.count_nonzero(sizes > 1e-9) :]
    return values.ravel()[mask.ravel()][(np.abs(free) < 1e-9).all(axis=0)]


def test_in_small_tables_not_even_all_lines_together_give_one_away():
    random = np.random.default_rng(2026)
    looked_at = 0
    for _case in range(200):
        shape = random.integers(2, 5, size=random.integers(2, 4))
        values, sums = with_totals(random.poisson(random.gamma(0.3, 6.0, size=shape)))
        mask = hidden(values, sums)
        if mask.any():
            found = solved(values, mask, sums)
            assert not ((found > 0) & (found < FEWEST)).any()
            looked_at += np.count_nonzero(mask & (values > 0))
    assert looked_at > 1_000


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        pytest.param([7, 8, 15], [7, 8, 15], id="all large"),
        pytest.param([3, 8, 9, 20], [None, None, 9, 20], id="the smallest other goes too"),
        pytest.param([3, 2, 9, 14], [None, None, 9, 14], id="two that are five together"),
        pytest.param([2, 2, 9, 13], [None, None, None, 13], id="two that are four take a third"),
        pytest.param([3, 0, 0, 3], [None, None, None, None], id="a small total"),
        pytest.param([0, 0, 9, 9], [None, None, 9, 9], id="none is no secret"),
        pytest.param([4, 1, 1, 6], [None, None, None, 6], id="a total of small ones"),
    ],
)
def test_one_line(numbers, told):
    values = np.array(numbers)
    mask = hidden(values, [Sum(0, len(numbers) - 1, tuple(range(len(numbers) - 1)))])
    found = [None if away else int(value) for value, away in zip(values, mask, strict=True)]
    assert found == told


def test_a_total_goes_where_no_part_is_left_to_hide():
    values = np.array([[3, 9, 12], [3, 9, 12]])
    mask = hidden(values, [Sum(0, 1, (0,)), Sum(1, 2, (0, 1))])
    assert mask[:, 1].all()


def test_a_spare_part_goes_before_a_smaller_one():
    values = np.array([3, 7, 90, 100])
    line = Sum(0, 3, (0, 1, 2), spare=2)
    assert hidden(values, [line]).tolist() == [True, False, True, False]
    assert hidden(np.array([3, 7, 2, 12]), [line]).tolist() == [True, False, True, False]
    assert hidden(np.array([1, 7, 2, 10]), [line]).tolist() == [True, True, True, False]


def test_a_hidden_total_takes_a_part_with_it():
    """Hidden in one table for its neighbours' sake, it would be the sum of its own parts."""
    values = np.array([[6, 7, 13], [1, 1, 2], [7, 8, 15]])
    sums = [Sum(0, 2, (0, 1)), Sum(1, 2, (0, 1))]
    mask = hidden(values, sums)
    assert mask[:2, 2].all()
    assert mask[0, :2].any()
