"""The order of matches, and the first few of it without sorting the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from .ties import tie_keys

_LANES = 128
# Beyond so many times the wanted number, candidates are sorted by NumPy rather than by Python.
_MANY = 4

Scores = NDArray[np.int32]
# Score below zero, tie key, column: places sort as matches do. No two offers share a key.
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The order of equal scores in one catalogue.

    Attributes:
        keys: seed to the tie key of each offer, uint64, (offers,); remembers the last seed.
    """

    keys: Callable[[int], NDArray[np.uint64]]

    @classmethod
    def build(cls, ids: Sequence[int]) -> "Order":
        """The order of offers with these ids, one a column."""
        return cls(lru_cache(1)(partial(tie_keys, ids=np.array(ids, np.int64))))

    def first(self, columns: NDArray[np.intp], score: Scores, seed: int, limit: int) -> list[Place]:
        """Places of the best `limit` of the given columns, best first."""
        if not len(columns):
            return []
        keys = self.keys(seed)
        if len(columns) > _MANY * limit:
            columns = columns[np.lexsort((keys[columns], -score[columns]))[:limit]]
        losses = (-score[columns]).tolist()
        places = sorted(zip(losses, keys[columns].tolist(), columns.tolist(), strict=True))
        return places[:limit]


def reached(score: Scores, limit: int) -> int:
    """A score that at least `limit` offers reach; 1 if fewer have one above 0.

    The limit-th best maximum of any lanes is no better than the limit-th best score.
    """
    whole = len(score) // _LANES * _LANES
    if whole and 2 * limit <= _LANES:
        best = np.maximum.reduce(score[:whole].reshape(-1, _LANES), 0)
        best.sort()
    else:
        best = np.sort(score)
    return max(int(best[-limit]), 1) if limit <= len(best) else 1
