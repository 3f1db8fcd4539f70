"""Sums from January on, where some months are not told."""

import pytest

from programme.counts import running, together


@pytest.mark.parametrize(
    ("months", "total", "meant"),
    [
        ([], 0, []),
        ([1, 2, 3], 6, [1, 3, 6]),
        ([1, None, 3, None, 5], 20, [1, None, None, 15, 20]),
        ([None, 2], None, [None, None]),
        ([1, None], None, [1, None]),
    ],
)
def test_sums_are_told_as_far_as_they_follow_from_what_is_told(months, total, meant):
    assert running(months, total) == meant


def test_sum_is_told_only_if_all_of_it_is():
    assert together([1, 0, 2]) == 3
    assert together([1, None]) is None
