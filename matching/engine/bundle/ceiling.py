"""What no choice of a few items inside a budget can exceed, for the proof of the best fit.

A need is worth at most a level, and each chosen item adds no more than what it has above it; money
has a price. Whatever the levels and the price, level by level plus the priced budget plus the best
few of what is left above is a bound (Lagrange); subgradient steps look for a low one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROUNDS = 48
# Worth is counted in 64ths, money in units of a 65,536th of the budget: all fits into int64.
SCALE = 64
_BITS = 16

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ceiling:
    """A bound that holds for every part of the search.

    Attributes:
        worth: scaled, (items, needs); units: price of each item, rounded down.
        levels: scaled, (needs,); price: of a unit, in 65,536ths of a scaled point.
        unit: VND; 0 where no budget is stated.
    """

    worth: Numbers
    units: Numbers
    levels: Numbers
    price: int
    unit: int

    @classmethod
    def build(cls, worth: Numbers, prices: Numbers, budget: int | None, most: int) -> "Ceiling":
        """The lowest bound that some rounds find for choices of at most `most` items."""
        unit = 0 if budget is None else max(budget >> _BITS, 1)
        units = prices // unit if unit else np.zeros_like(prices)
        start = cls(worth * SCALE, units, worth.max(0) * SCALE, 0, unit)
        return start._lowered(budget or 0, most)

    def _lowered(self, budget: int, most: int) -> "Ceiling":
        levels, price, best, least = self.levels, 0, self, None
        step = max(int(levels.max()) // 4, 1)
        pace = 4 * step
        money = budget // self.unit + 1 if self.unit else 0
        for _ in range(ROUNDS):
            here = Ceiling(self.worth, self.units, levels, price, self.unit)
            above = np.maximum(self.worth - levels, 0)
            reduced = above.sum(1) - here.paid
            chosen = np.argsort(-reduced, kind="stable")[:most]
            chosen = chosen[reduced[chosen] > 0]
            bound = int(levels.sum()) + here.of_money(budget) + int(reduced[chosen].sum())
            if least is None or bound < least:
                least, best = bound, here
            levels = np.maximum(levels + step * ((above[chosen] > 0).sum(0) - 1), 0)
            if money:
                over = int(self.units[chosen].sum()) - money
                price = max(price + pace * over * 2 // money, 0)
            step, pace = max(step * 9 // 10, 1), max(pace * 9 // 10, 1)
        return best

    @property
    def paid(self) -> Numbers:
        """What each item's price takes off its worth, rounded down."""
        paid: Numbers = (self.price * self.units) >> _BITS
        return paid

    def of_money(self, left: int) -> int:
        """What so much money, in VND, is worth at the price; rounded up."""
        return -(-self.price * (left // self.unit + 1) >> _BITS) if self.unit else 0

    def with_each(self, current: Numbers, places: Numbers, left: int, slots: int) -> Numbers:
        """For each of `places`, what a choice with it and others of them can be worth at most.

        Args:
            current: worth of what is chosen, (needs,), not scaled.
            left: VND that are left; slots: how many items may still be added, at least 1.
        """
        levels = np.maximum(self.levels, current * SCALE)
        above = np.maximum(self.worth[places] - levels, 0).sum(1) - self.paid[places]
        others = top(np.maximum(above, 0), slots - 1)
        base = int(levels.sum()) + self.of_money(left) + others
        bounds: Numbers = (base + above) // SCALE
        return bounds


def top(numbers: Numbers, count: int) -> int:
    """The sum of the largest `count`."""
    if len(numbers) > count > 0:
        numbers = np.partition(numbers, len(numbers) - count)[-count:]
    return int(numbers.sum()) if count else 0
