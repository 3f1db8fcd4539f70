"""Candidates as the searches see them: one bit a need, one whole number for all that costs.

The parts of a cost stand in one number, the first of them in front, each with room for the sum
of as many platforms as a bundle can have; so sums order as the parts in turn would.
"""

from collections.abc import Collection
from dataclasses import dataclass

from matching.engine.ties import tie_key

from .concepts import BEST_FIT, Candidate, Question

Mask = int


@dataclass(frozen=True, slots=True)
class Item:
    """One useful candidate. `rank` is its place: fit first, then the seed's draw."""

    candidate: Candidate
    rank: int
    mask: Mask
    vendor: int

    @property
    def misfit(self) -> int:
        """1 to 10,001: how far from a full fit, so that a further platform always costs."""
        return BEST_FIT + 1 - self.candidate.fit

    @property
    def is_unknown(self) -> int:
        return int(self.candidate.monthly_vnd is None)

    @property
    def vnd(self) -> int:
        return self.candidate.monthly_vnd or 0


@dataclass(frozen=True, slots=True)
class Radix:
    """Room for the sums of each part of a cost, over `most` items at most."""

    most: int
    vnd: int
    misfit: int
    rank: int

    @classmethod
    def of(cls, items: Collection[Item], needs: int) -> "Radix":
        most = max(min(len(items), needs), 1)
        dearest = max((item.vnd for item in items), default=0)
        return cls(most, most * dearest + 1, most * (BEST_FIT + 1) + 1, most * len(items) + 1)

    @property
    def known(self) -> int:
        """What stands behind the number of unknown prices in the cost of a cover."""
        return self.vnd * self.misfit * self.rank

    @property
    def whole(self) -> int:
        """More than any sum of costs of a cover."""
        return (self.most + 1) * self.known

    def cover_cost(self, item: Item) -> int:
        """Unknown price, price, misfit, rank, in this order."""
        worth = item.is_unknown * self.vnd + item.vnd
        return (worth * self.misfit + item.misfit) * self.rank + item.rank

    def fit_cost(self, item: Item) -> int:
        """Misfit, unknown price, price, rank, in this order."""
        worth = (item.misfit * (self.most + 1) + item.is_unknown) * self.vnd + item.vnd
        return worth * self.rank + item.rank


def items_of(question: Question, candidates: Collection[Candidate]) -> tuple[Item, ...]:
    """The candidates that cover a need of the question, by rank."""
    bits = {code: 1 << place for place, code in enumerate(question.needs)}
    useful = [each for each in candidates if any(code in bits for code in each.needs)]
    useful.sort(key=lambda each: (-each.fit, tie_key(question.seed, each.id)))
    vendors = {name: place for place, name in enumerate(sorted({c.vendor for c in useful}))}
    return tuple(
        Item(each, rank, sum(bits.get(code, 0) for code in each.needs), vendors[each.vendor])
        for rank, each in enumerate(useful)
    )
