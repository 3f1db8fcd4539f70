"""Net price after state support (Decree 80/2021/NĐ-CP, Article 11): plain figures in and out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MONTHS = 12
Case = Literal["supported", "size-unknown", "household", "large"]


@dataclass(frozen=True, slots=True)
class NetPrice:
    """What one year of the known prices costs, and what of it support can pay at most.

    Attributes:
        case: "size-unknown" has no support worked out: `caps` say what each size could get.
        yearly_vnd: of the known prices; what is unknown is not in it.
        support_vnd: at most; 0 where there is none or nothing is known.
        cap_vnd: the yearly ceiling that counted; None where none applies.
        is_capped: the ceiling cut the share.
    """

    case: Case
    yearly_vnd: int
    support_vnd: int
    cap_vnd: int | None
    is_capped: bool

    @property
    def net_vnd(self) -> int:
        return self.yearly_vnd - self.support_vnd


# Of whom support may be asked: an unknown size leaves it open.
MAY_APPLY: tuple[Case, ...] = ("supported", "size-unknown")


def case_of(*, size: str | None, is_household: bool, cap_vnd: Mapping[str, int]) -> Case:
    """Whether support may be had; a household business is no enterprise, whatever its size."""
    if is_household:
        return "household"
    if size is None:
        return "size-unknown"
    return "supported" if size in cap_vnd else "large"


def net_price(
    monthly_vnd: int,
    *,
    size: str | None,
    is_household: bool,
    rate_percent: int,
    cap_vnd: Mapping[str, int],
) -> NetPrice:
    """One year at known prices: the share that is supported, cut at the ceiling of the size.

    Args:
        monthly_vnd: sum of the known prices, >= 0.
        size: micro, small, medium or large; None is unknown.
        is_household: see `case_of`.
        rate_percent: of the costs, 0 to 100; the share is rounded down to a whole dong.
        cap_vnd: most a year by size; a size that is not there gets nothing.

    Raises: ValueError: a negative price or a rate that is no percentage.
    """
    if monthly_vnd < 0 or not 0 <= rate_percent <= 100:
        raise ValueError(f"price {monthly_vnd} or rate {rate_percent} out of range")
    yearly = monthly_vnd * MONTHS
    case = case_of(size=size, is_household=is_household, cap_vnd=cap_vnd)
    if case != "supported" or size is None:
        return NetPrice(case, yearly, 0, None, False)
    share, cap = yearly * rate_percent // 100, cap_vnd[size]
    return NetPrice("supported", yearly, min(share, cap), cap, share > cap)
