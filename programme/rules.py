"""Pace and forecast of a year, conversion of a funnel: plain numbers in, plain numbers out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

# The forecast's range holds four times in five, if months go on varying as they did.
EIGHTY_PERCENT = 1.2816
MONTHS_LOOKED_AT = 6
NEAR_PERCENT = 5


class Standing(StrEnum):
    AHEAD = "ahead"
    ON = "on"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a year stands.

    Attributes:
        expected: what an even year would have by now.
        percent: of the target, whole, rounded down.
        standing: on the way within 5 percent of the target.
    """

    expected: int
    percent: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the year may end with; never below what is there. low <= middle <= high."""

    low: int
    middle: int
    high: int


def pace(*, actual: int, target: int, day: date) -> Pace:
    """Raises: ValueError: the target is not positive."""
    if target <= 0:
        raise ValueError("a target is more than nothing")
    expected = target * elapsed_days(day) // days_in(day.year)
    gap = 100 * (actual - expected)
    if abs(gap) <= NEAR_PERCENT * target:
        standing = Standing.ON
    else:
        standing = Standing.AHEAD if gap > 0 else Standing.BEHIND
    return Pace(expected, 100 * actual // target, standing)


def days_in(year: int) -> int:
    return date(year, 12, 31).timetuple().tm_yday


def elapsed_days(day: date) -> int:
    """Days of its year up to and with this one."""
    return day.timetuple().tm_yday


def forecast(*, months: Sequence[int], actual: int, day: date) -> Forecast | None:
    """From the months that are over, the latest six; None: fewer than two are.

    Args:
        months: what each full month before brought, the oldest first; earlier years may lead in.
        actual: of the year until `day`.

    The middle goes on as the months did on average; the range widens with their deviation and
    the square root of the time that is left.
    """
    seen = months[-MONTHS_LOOKED_AT:]
    if len(seen) < 2:
        return None
    left = 12 * (days_in(day.year) - elapsed_days(day)) / days_in(day.year)
    mean = sum(seen) / len(seen)
    deviation = math.sqrt(sum((each - mean) ** 2 for each in seen) / (len(seen) - 1))
    middle, spread = mean * left, EIGHTY_PERCENT * deviation * math.sqrt(left)
    return Forecast(
        actual + math.floor(max(middle - spread, 0)),
        actual + round(middle),
        actual + math.ceil(middle + spread),
    )


def conversions(steps: Sequence[int | None]) -> list[float | None]:
    """Share of each step in the one before, in percent with one decimal.

    None: none before, or one of the two is not told.
    """
    shares: list[float | None] = []
    for before, now in pairwise(steps):
        shares.append(round(100 * now / before, 1) if before and now is not None else None)
    return shares


def lower_ends(counts: Sequence[int], *, steps: int = 4) -> tuple[int, ...]:
    """Where the steps of a map begin: each holds about as many of the counts that are not 0.

    Returns: ascending, at most `steps`, the first the least of the counts; () if all are 0.
    """
    held = sorted(count for count in counts if count > 0)
    return tuple(sorted({held[len(held) * step // steps] for step in range(steps)} if held else ()))


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says: a value for a time, from the first day to the last; None: without end."""

    value: Decimal | None
    is_target: bool
    first: date | None
    last: date | None


def disagree(one: Claim, other: Claim) -> bool:
    """Whether two claims about one indicator say different things of the same time.

    A claim without a first day is about its last day alone.
    """
    if None in (one.value, other.value) or one.is_target != other.is_target:
        return False
    return one.value != other.value and _meet(one, other)


def _meet(one: Claim, other: Claim) -> bool:
    starts = [each.first or each.last or date.min for each in (one, other)]
    ends = [each.last or date.max for each in (one, other)]
    return max(starts) <= min(ends)


def interval(*, answers: int, of: int) -> tuple[float, float]:
    """Wilson's 95 percent interval of a share, in percent with one decimal.

    Wilson 1927; it stays within 0 and 100 also for few answers.
    Raises: ValueError: no answers at all, or more than were given.
    """
    if not 0 <= answers <= of or of == 0:
        raise ValueError(f"{answers} of {of}")
    z = 1.959964
    share = answers / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    spread = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    low, high = 100 * (middle - spread), 100 * (middle + spread)
    return round(max(low, 0.0), 1), round(min(high, 100.0), 1)
