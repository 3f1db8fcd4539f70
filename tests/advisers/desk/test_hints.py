"""What looks odd in an adviser's cases, and what does not yet."""

from datetime import date, timedelta

import pytest

from advisers.desk.hints_rules import Kind, Row, find

DAY = date(2026, 11, 30)


def rows(count, start=1, **said):
    usual = {"adviser": 1, "contact": "", "is_assisted": False}
    return [Row(**{**usual, "case": start + n, **said}) for n in range(count)]


def talked(*minutes):
    """One case a day, with so many minutes noted on each."""
    return [
        rows(1, start=n, minutes_by_day=((DAY - timedelta(days=n), each),))[0]
        for n, each in enumerate(minutes, 1)
    ]


ASSISTED = {"is_assisted": True}
QUICK, SLOW = {"open_for": timedelta(minutes=9)}, {"open_for": timedelta(minutes=10)}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([], None),
        (rows(3, contact="a@example.vn"), None),
        (rows(4), None),
        (rows(4, contact="a@example.vn") + rows(2, start=9), (Kind.SAME_CONTACT, 4, 6)),
        (talked(720), None),
        (talked(721, 60), (Kind.FULL_DAYS, 1, 2)),
        (
            talked(400) + rows(1, 9, minutes_by_day=talked(400)[0].minutes_by_day),
            (Kind.FULL_DAYS, 1, 1),
        ),
        (talked(601, 601, 601, 601), None),
        (talked(601, 601, 601, 601, 601), (Kind.FULL_DAYS, 5, 5)),
        (rows(8, **ASSISTED), None),
        (rows(7, **ASSISTED, answered=False), None),
        (rows(8, answered=False), None),
        (rows(8, **ASSISTED, answered=False), (Kind.UNRATED, 8, 8)),
        (
            rows(9, **ASSISTED, answered=False) + rows(1, 20, **ASSISTED, answered=True),
            (Kind.UNRATED, 9, 10),
        ),
        (rows(8, **ASSISTED, answered=False) + rows(1, 20, **ASSISTED, answered=True), None),
        (rows(2, **QUICK), None),
        (rows(3, **SLOW), None),
        (rows(3, **QUICK) + rows(4, 9), (Kind.HASTY, 3, 7)),
    ],
)
def test_rule_finds_it_from_its_threshold_on(given, found):
    hints = [(each.kind, each.count, each.whole) for each in find(given)]
    assert hints == ([found] if found else [])


def test_advisers_are_judged_apart_and_in_any_order():
    given = rows(3, adviser=1, **QUICK) + rows(2, adviser=2, start=50, **QUICK)
    found = find(given)
    assert [(each.adviser, each.cases) for each in found] == [(1, (3, 2, 1))]
    assert find(given[::-1]) == found
