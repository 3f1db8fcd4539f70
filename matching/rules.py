"""Small rules of the match: the day's seed and the size class it counts with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from enterprises.rules import Limits, SizeVerdict, size_class, size_in_any_group

Basis = Literal["stated", "household", "decree"]


@dataclass(frozen=True, slots=True)
class SizeFound:
    """The size class a match counts with; `verdict` carries the rule where the decree decided."""

    size: str
    basis: Basis
    verdict: SizeVerdict | None = None


def seed_of(day: date) -> int:
    """The published seed of a day, readable as the date itself: 20261122."""
    return day.year * 10_000 + day.month * 100 + day.day


def size_found(
    limits: Mapping[str, Mapping[str, Limits]],
    *,
    stated: str | None,
    is_household: bool,
    group: str,
    employees: int | None,
    revenue_vnd: int | None,
) -> SizeFound | None:
    """The size class of an enterprise, and why; None where too little is known.

    A household business is outside Decree 80/2021; it counts as micro, the nearest class that
    listings state.

    Args:
        limits: by sector group and size class.
        stated: the class given outright, which wins.
        group: the sector's group; "" where no sector was stated.
    """
    if stated:
        return SizeFound(stated, "stated")
    if is_household:
        return SizeFound("micro", "household")
    if employees is None:
        return None
    if group in limits:
        verdict: SizeVerdict | None = size_class(
            limits[group], group=group, employees=employees, revenue_vnd=revenue_vnd
        )
    else:
        verdict = size_in_any_group(limits, employees=employees, revenue_vnd=revenue_vnd)
    return SizeFound(verdict.size, "decree", verdict) if verdict else None
