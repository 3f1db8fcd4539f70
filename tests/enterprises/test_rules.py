"""The size class by Decree 80/2021, Article 5: limits are inclusive, one money figure is enough."""

import pytest

from enterprises.rules import Limits, size_class, size_in_any_group

BILLION = 1_000_000_000
TRADE = {
    "micro": Limits(10, 10 * BILLION, 3 * BILLION),
    "small": Limits(50, 100 * BILLION, 50 * BILLION),
    "medium": Limits(100, 300 * BILLION, 100 * BILLION),
}
INDUSTRY = {
    "micro": Limits(10, 3 * BILLION, 3 * BILLION),
    "small": Limits(100, 50 * BILLION, 20 * BILLION),
    "medium": Limits(200, 200 * BILLION, 100 * BILLION),
}
BOTH = {"trade-services": TRADE, "agri-industry-construction": INDUSTRY}


@pytest.mark.parametrize(
    ("employees", "revenue", "capital", "size"),
    [
        (10, 10 * BILLION, None, "micro"),
        (11, 10 * BILLION, None, "small"),
        (10, 10 * BILLION + 1, None, "small"),
        (10, 11 * BILLION, 3 * BILLION, "micro"),
        (50, None, 50 * BILLION, "small"),
        (100, 300 * BILLION, None, "medium"),
        (101, 1, 1, "large"),
        (1, 301 * BILLION, 101 * BILLION, "large"),
        (0, 0, None, "micro"),
    ],
)
def test_size_by_employees_and_one_of_the_money_figures(employees, revenue, capital, size):
    verdict = size_class(
        TRADE, group="trade-services", employees=employees, revenue_vnd=revenue, capital_vnd=capital
    )
    assert verdict.size == size


def test_verdict_names_the_facts_that_decided():
    verdict = size_class(TRADE, group="t", employees=5, revenue_vnd=1, capital_vnd=4 * BILLION)
    assert verdict.decided_by == ("employees", "revenue")


def test_without_money_the_verdict_is_provisional():
    verdict = size_class(TRADE, group="t", employees=20)
    assert (verdict.size, verdict.is_provisional) == ("small", True)


@pytest.mark.parametrize("figures", [{"employees": -1}, {"employees": 1, "revenue_vnd": -1}])
def test_negative_figures_are_refused(figures):
    with pytest.raises(ValueError, match="never negative"):
        size_class(TRADE, group="t", **figures)


def test_sector_need_not_be_known_where_no_sector_changes_the_class():
    assert size_in_any_group(BOTH, employees=5, revenue_vnd=BILLION).size == "micro"


def test_size_stays_open_where_the_sectors_disagree():
    assert size_in_any_group(BOTH, employees=70, revenue_vnd=BILLION) is None
