"""Which changes of what fits are worth telling, as a table."""

import pytest

from matching.follow.rules import Seen, Worth, worth_telling

TEN = tuple("abcdefghij")
NEEDS = frozenset({"payroll", "pos-retail"})


def seen(slugs=TEN, *, still_open=(), gone=()):
    return Seen(tuple(slugs), frozenset(still_open), frozenset(gone), NEEDS)


@pytest.mark.parametrize(
    ("before", "after", "worth"),
    [
        (seen(), seen(), Worth()),
        (seen(), seen("bacdefghij"), Worth()),
        (seen(), seen("jabcdefghi"), Worth()),
        (seen(), seen("abcxdefghi"), Worth()),
        (seen(), seen("abxcdefghi"), Worth(entered=("x",))),
        (seen(), seen("xyzabcdefg"), Worth(entered=("x", "y", "z"))),
        (seen(), seen("bcdefghij"), Worth()),
        (seen(""), seen("abc"), Worth()),
        (seen(gone="a"), seen(gone="a"), Worth()),
        (seen(), seen(gone="ba"), Worth(gone=("a", "b"))),
        (seen(gone="a"), seen(), Worth()),
        (seen(still_open=["payroll"]), seen(), Worth(covered=("payroll",))),
        (seen(), seen(still_open=["payroll"]), Worth()),
        (seen(still_open=["signing"]), seen(), Worth()),
    ],
)
def test_what_is_worth_telling(before, after, worth):
    assert worth_telling(before, after) == worth
    assert bool(worth) == (worth != Worth())
