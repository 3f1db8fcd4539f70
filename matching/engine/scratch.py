"""The working memory of a match, one set for each thread."""

import threading

import numpy as np
from numpy.typing import NDArray

# Up to so many offers all rows of a sum are gathered and added at once; above, one after the
# other, so that the sum itself stays in the processor's cache.
_GATHERED_OFFERS, _GATHERED_ROWS = 16_384, 32

Row = NDArray[np.int32]


class Arrays:
    """Arrays over the offers, made once: a fresh one of 128 KB or more faults page by page.

    Attributes:
        gather: int32, (rows, offers); no rows where sums are not gathered.
        worth, score, shown, misses: int32, (offers,).
        useful, feasible: bool, (offers,).
    """

    __slots__ = ("feasible", "gather", "misses", "score", "shown", "useful", "worth")

    def __init__(self, offers: int) -> None:
        rows = _GATHERED_ROWS if offers <= _GATHERED_OFFERS else 0
        self.gather = np.empty((rows, offers), np.int32)
        self.worth, self.score, self.shown, self.misses = np.empty((4, offers), np.int32)
        self.useful, self.feasible = np.empty((2, offers), np.bool_)

    def add_up(self, table: Row, needs: list[int], facts: list[int]) -> None:
        """Set `worth` and `score` to the sums of the given rows of a table, either may be none."""
        count, rows = len(needs), needs + facts
        if len(rows) <= len(self.gather):
            chosen = table.take(rows, 0, self.gather[: len(rows)], "clip")
            np.add.reduce(chosen[:count], 0, out=self.worth)
            np.add.reduce(chosen[count:], 0, out=self.score)
            return
        for total, several in ((self.worth, needs), (self.score, facts)):
            total.fill(0)
            for row in several:
                np.add(total, table[row], out=total)


class Scratch(threading.local):
    """Each thread's own arrays, made when it ranks for the first time."""

    def __init__(self, offers: int) -> None:
        self._offers = offers
        self._arrays: Arrays | None = None

    @property
    def arrays(self) -> Arrays:
        if self._arrays is None:
            self._arrays = Arrays(self._offers)
        return self._arrays
