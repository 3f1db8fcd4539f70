"""What came of a survey: shares and medians with how sure they are. Pure."""

import math
from collections.abc import Mapping

from programme.disclosure import untold


def told(counts: Mapping[str, int]) -> frozenset[str]:
    """Parts whose results may be shown beside the whole: all that `untold` does not keep back."""
    return frozenset(part for part, count in counts.items() if count) - untold(counts)


def median(times: Mapping[int, int]) -> float:
    """The middle of numbers by how often each was given; between two in the middle their mean.

    Raises: ValueError: no numbers.
    """
    count = sum(times.values())
    if count == 0:
        raise ValueError("no numbers have no median")
    lower, upper = _at(times, (count + 1) // 2), _at(times, count // 2 + 1)
    return (lower + upper) / 2


def median_interval(times: Mapping[int, int]) -> tuple[int, int] | None:
    """A 95 percent interval of the median from the order of the numbers, whatever their shape.

    The k-th smallest and k-th largest, with the largest k for which at least 95 percent is sure
    (binomial distribution; Conover, Practical Nonparametric Statistics). None: fewer than six.
    """
    count = sum(times.values())
    rank = _rank(count)
    return (_at(times, rank), _at(times, count + 1 - rank)) if rank else None


def _rank(count: int) -> int:
    """The largest k with P(B <= k - 1) <= 0.025 for B of `count` fair throws; 0: there is none."""
    tail, rank = 0.0, 0
    while rank < count // 2:
        tail += math.exp(
            math.lgamma(count + 1)
            - math.lgamma(rank + 1)
            - math.lgamma(count - rank + 1)
            - count * math.log(2)
        )
        if tail > 0.025:
            break
        rank += 1
    return rank


def _at(times: Mapping[int, int], place: int) -> int:
    """The number at a place among all, the smallest first, counted from 1."""
    seen = 0
    for number in sorted(times):
        seen += times[number]
        if seen >= place:
            return number
    raise ValueError(f"there are {seen} numbers, not {place}")
