"""The published model: weights, what each fact is worth, and the order of equal scores.

S = 50 sum(w c) + W (15 sector + 8 size + 10 budget + 2 sum of six pillars + 5 quality)
over the needs asked for, w their importance, c their coverage, W = sum(w), every part 0 to 100.
For one profile W is the same for every platform, so the order is by S; the score shown is
S // W, which is the sum of the terms shown because only the needs' term is a fraction.
Source: decision record 0003.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .concepts import PILLAR_COUNT

ENGINE_VERSION = "1.1"
NEUTRAL = 50
LOST_PER_LEVEL = 40


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part can give, in hundredths of a percent for each percent of the part.

    Attributes:
        needs, sector, size, budget, quality: weight of the one part of that name.
        pillar: weight of each of the six parts of maturity.
    """

    needs: int
    sector: int
    size: int
    budget: int
    pillar: int
    quality: int

    @property
    def maturity(self) -> int:
        """Weight of the six pillars together."""
        return self.pillar * PILLAR_COUNT

    @property
    def total(self) -> int:
        """100, or the score is no percentage."""
        return self.needs + self.sector + self.size + self.budget + self.maturity + self.quality


WEIGHTS = Weights(needs=50, sector=15, size=8, budget=10, pillar=2, quality=5)

SECTOR_PERCENT: Mapping[str, int] = MappingProxyType(
    {"listed": 100, "all": 70, "unknown": NEUTRAL, "not-listed": 0, "not-stated": NEUTRAL}
)
SIZE_PERCENT: Mapping[str, int] = MappingProxyType(
    {"listed": 100, "unknown": NEUTRAL, "not-listed": 0, "not-stated": NEUTRAL}
)


def sector_state(sectors: frozenset[str] | None, sector: str | None) -> str:
    """How listed sectors (None: all, empty: unknown) meet the enterprise's; see TERM_STATES."""
    if sector is None:
        return "not-stated"
    if sectors is None:
        return "all"
    return _listing_state(sectors, sector)


def size_state(sizes: frozenset[str], size: str | None) -> str:
    """How listed size classes (empty: unknown) meet the enterprise's; see TERM_STATES."""
    return "not-stated" if size is None else _listing_state(sizes, size)


def _listing_state(listed: frozenset[str], wanted: str) -> str:
    if not listed:
        return "unknown"
    return "listed" if wanted in listed else "not-listed"


def budget_state(
    monthly_vnd: int | None, budget_vnd: int | None, *, is_per_unit: bool = False
) -> str:
    """How a price (None: unknown) meets a budget (None: not stated); see TERM_STATES.

    An unknown price is never inside a budget, and never outside one. One unit inside the budget
    leaves open whether all that are needed are.
    """
    if budget_vnd is None:
        return "not-stated"
    if monthly_vnd is None:
        return "unknown"
    if monthly_vnd == 0:
        return "free"
    if monthly_vnd <= budget_vnd:
        return "unit-within" if is_per_unit else "within"
    return "over" if monthly_vnd < 2 * budget_vnd else "far-over"


def budget_percent(
    monthly_vnd: int | None, budget_vnd: int | None, *, is_per_unit: bool = False
) -> int:
    """Whole percent, rounded down: 100 inside the budget, falling evenly to 0 at twice it.

    A price of one unit gives no more than an unknown one: nobody knows how many are needed.
    """
    if monthly_vnd is None or budget_vnd is None:
        return NEUTRAL
    if is_per_unit and monthly_vnd:
        return min(_whole_percent(monthly_vnd, budget_vnd), NEUTRAL)
    return _whole_percent(monthly_vnd, budget_vnd)


def _whole_percent(monthly_vnd: int, budget_vnd: int) -> int:
    if monthly_vnd <= budget_vnd:
        return 100
    if monthly_vnd >= 2 * budget_vnd:
        return 0
    return 100 * (2 * budget_vnd - monthly_vnd) // budget_vnd


def pillar_percent(suits: tuple[int, int] | None, level: int | None) -> int:
    """Whole percent: 100 inside the levels a platform suits, 40 less for each level outside."""
    if suits is None or level is None:
        return NEUTRAL
    lowest, highest = suits
    outside = max(lowest - level, level - highest, 0)
    return max(100 - LOST_PER_LEVEL * outside, 0)
