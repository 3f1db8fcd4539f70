"""The order of matches, and the first few of it without sorting the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from .ties import tie_keys

_LANES = 128
# Beyond so many times the wanted number, candidates are sorted by NumPy rather than by Python.
_MANY = 4

Scores = NDArray[np.int32]
# Score below zero, tie key, id, column: places sort as matches do.
Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The order of equal scores in one catalogue.

    Attributes:
        ids: int64, (offers,).
        tie_keys: seed to the key of each offer, uint64, (offers,); remembers the last seed.
    """

    ids: NDArray[np.int64]
    tie_keys: Callable[[int], NDArray[np.uint64]]

    @classmethod
    def build(cls, ids: NDArray[np.int64]) -> "Order":
        """The order of offers with these ids, one a column."""
        return cls(ids, lru_cache(1)(partial(tie_keys, ids=ids)))

    def first(self, score: Scores, *, least: int, seed: int, limit: int) -> list[Place]:
        """Places of the best `limit` offers whose score is at least `least`, best first."""
        columns = (score >= least).nonzero()[0]
        keys = self.tie_keys(seed)
        if len(columns) > _MANY * limit:
            order = np.lexsort((self.ids[columns], keys[columns], -score[columns]))
            columns = columns[order[:limit]]
        scores, ids = (-score[columns]).tolist(), self.ids[columns].tolist()
        places = sorted(zip(scores, keys[columns].tolist(), ids, columns.tolist(), strict=True))
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
