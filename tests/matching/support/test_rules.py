"""What one year costs after state support."""

import pytest

from matching.support import net_price

CAPS = {"micro": 20_000_000, "small": 50_000_000, "medium": 100_000_000}


def price(monthly_vnd, size="micro", *, is_household=False, rate=50):
    return net_price(
        monthly_vnd, size=size, is_household=is_household, rate_percent=rate, cap_vnd=CAPS
    )


@pytest.mark.parametrize(
    ("monthly", "size", "support", "is_capped"),
    [
        (0, "micro", 0, False),
        (1_000_000, "micro", 6_000_000, False),
        (3_333_333, "micro", 19_999_998, False),
        (3_333_334, "micro", 20_000_000, True),
        (10_000_000, "micro", 20_000_000, True),
        (10_000_000, "small", 50_000_000, True),
        (10_000_000, "medium", 60_000_000, False),
    ],
)
def test_half_is_paid_up_to_the_ceiling(monthly, size, support, is_capped):
    found = price(monthly, size)
    assert (found.case, found.support_vnd, found.is_capped) == ("supported", support, is_capped)
    assert found.net_vnd == 12 * monthly - support


@pytest.mark.parametrize(
    ("size", "is_household", "case"),
    [
        ("large", False, "large"),
        (None, False, "size-unknown"),
        (None, True, "household"),
        ("micro", True, "household"),
    ],
)
def test_nobody_else_gets_anything(size, is_household, case):
    found = price(1_000_000, size, is_household=is_household)
    assert (found.case, found.support_vnd, found.net_vnd) == (case, 0, 12_000_000)


@pytest.mark.parametrize(("monthly", "rate"), [(-1, 50), (1, 101), (1, -1)])
def test_figures_out_of_range_are_refused(monthly, rate):
    with pytest.raises(ValueError, match="out of range"):
        price(monthly, rate=rate)
