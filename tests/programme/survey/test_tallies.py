"""Intervals against published tables; what must not be worked out from what is shown."""

import pytest

from programme.rules import interval
from programme.survey.tallies import median, median_interval, told


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        # Newcombe 1998, table I, method 3 (Wilson without correction), in percent.
        (81, 263, 25.5, 36.6),
        (15, 148, 6.2, 16.0),
        (0, 20, 0.0, 16.1),
        (1, 29, 0.6, 17.2),
        # By hand: half of ten; all of five.
        (5, 10, 23.7, 76.3),
        (5, 5, 56.6, 100.0),
    ],
)
def test_share_has_the_interval_of_the_tables(count, of, low, high):
    assert interval(answers=count, of=of) == (low, high)


@pytest.mark.parametrize(
    ("count", "rank"),
    # Conover 1999, and any table of nonparametric intervals of the median at 95 %.
    [(6, 1), (8, 1), (9, 2), (10, 2), (12, 3), (15, 4), (20, 6), (25, 8), (50, 18), (100, 40)],
)
def test_median_has_the_ranks_of_the_tables(count, rank):
    times = dict.fromkeys(range(1, count + 1), 1)
    assert median_interval(times) == (rank, count + 1 - rank)


def test_five_numbers_have_no_such_interval():
    assert median_interval(dict.fromkeys(range(5), 1)) is None


def test_many_numbers_are_no_trouble():
    low, high = median_interval({1: 400_000, 2: 400_000, 3: 1})
    assert (low, high) == (1, 2)


@pytest.mark.parametrize(
    ("times", "middle"),
    [({1: 1, 2: 1, 9: 1}, 2), ({1: 1, 2: 1, 4: 1, 9: 1}, 3), ({7: 5}, 7), ({0: 3, 10: 3}, 5)],
)
def test_middle(times, middle):
    assert median(times) == middle


def test_nothing_has_no_middle():
    with pytest.raises(ValueError, match="no numbers"):
        median({})


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 5, "b": 9}, "ab"),
        ({"a": 4, "b": 9}, ""),
        ({"a": 4, "b": 9, "c": 8}, "b"),
        ({"a": 3, "b": 2, "c": 8}, "c"),
        ({"a": 4, "b": 4}, ""),
        ({}, ""),
    ],
    ids=["all", "the rest would tell", "smallest too", "together five", "none", "nobody"],
)
def test_no_part_can_be_worked_out(counts, shown):
    assert told(counts) == {*shown}
