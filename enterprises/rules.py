"""The size class of an enterprise by Decree 80/2021/NĐ-CP, Article 5."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Size = Literal["micro", "small", "medium", "large"]
ORDER: tuple[Size, ...] = ("micro", "small", "medium")


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper limits of one size class: employees AND (revenue OR total capital), all inclusive."""

    max_employees: int
    max_revenue_vnd: int
    max_capital_vnd: int


@dataclass(frozen=True, slots=True)
class SizeVerdict:
    """A size class and the rule that gave it.

    `limits` are those of the class found (None for "large"); `decided_by` lists the facts that
    fitted: "employees", "revenue", "capital". `is_provisional` says that neither revenue nor
    capital was stated, so that only the employees were compared.
    """

    size: Size
    group: str
    limits: Limits | None
    decided_by: tuple[str, ...]
    is_provisional: bool


def size_class(
    limits: Mapping[str, Limits],
    *,
    group: str,
    employees: int,
    revenue_vnd: int | None = None,
    capital_vnd: int | None = None,
) -> SizeVerdict:
    """Micro, small or medium, tested in this order; "large" is outside the SME definition.

    Args:
        limits: of the enterprise's sector group, by size class.
        employees: yearly average of those in social insurance, >= 0.
        revenue_vnd, capital_vnd: of the year; one is enough, either may decide.

    Raises: ValueError: a negative figure.
    """
    if min(employees, revenue_vnd or 0, capital_vnd or 0) < 0:
        raise ValueError("employees, revenue and capital are never negative")
    is_provisional = revenue_vnd is None and capital_vnd is None
    for size in ORDER:
        limit = limits[size]
        if employees > limit.max_employees:
            continue
        fits = _money_that_fits(limit, revenue_vnd, capital_vnd)
        if fits or is_provisional:
            return SizeVerdict(size, group, limit, ("employees", *fits), is_provisional)
    return SizeVerdict("large", group, None, (), is_provisional)


def _money_that_fits(
    limit: Limits, revenue_vnd: int | None, capital_vnd: int | None
) -> tuple[str, ...]:
    fits = []
    if revenue_vnd is not None and revenue_vnd <= limit.max_revenue_vnd:
        fits.append("revenue")
    if capital_vnd is not None and capital_vnd <= limit.max_capital_vnd:
        fits.append("capital")
    return tuple(fits)


def size_in_any_group(
    limits: Mapping[str, Mapping[str, Limits]],
    *,
    employees: int,
    revenue_vnd: int | None = None,
    capital_vnd: int | None = None,
) -> SizeVerdict | None:
    """The size class of an enterprise that did not say its sector, where no sector changes it.

    Returns: the verdict of the first group by code; None where the groups disagree.
    Raises: ValueError: a negative figure.
    """
    verdicts = [
        size_class(
            limits[group],
            group=group,
            employees=employees,
            revenue_vnd=revenue_vnd,
            capital_vnd=capital_vnd,
        )
        for group in sorted(limits)
    ]
    agreed = {verdict.size for verdict in verdicts}
    return verdicts[0] if len(agreed) == 1 else None
