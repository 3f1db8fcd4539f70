"""The working memory of a match, one set for each thread."""

import threading

import numpy as np

# Up to so many offers all rows of a sum are gathered and added at once; above, one after the
# other, so that the sum itself stays in the processor's cache.
_GATHERED_OFFERS, _GATHERED_ROWS = 16_384, 24


class Arrays:
    """Arrays over the offers, made once: a fresh one of 128 KB or more faults page by page.

    Attributes:
        gather: int16, (rows, offers); no rows where sums are not gathered.
        worth, points, misses: int16, (offers,).
        score, masked: int32, (offers,).
        useful, mask: bool, (offers,).
    """

    __slots__ = ("gather", "mask", "masked", "misses", "points", "score", "useful", "worth")

    def __init__(self, offers: int) -> None:
        rows = _GATHERED_ROWS if offers <= _GATHERED_OFFERS else 0
        self.gather = np.empty((rows, offers), np.int16)
        self.worth, self.points, self.misses = np.empty((3, offers), np.int16)
        self.score, self.masked = np.empty((2, offers), np.int32)
        self.useful, self.mask = np.empty((2, offers), np.bool_)


class Scratch(threading.local):
    """Each thread's own arrays."""

    def __init__(self, offers: int) -> None:
        self.arrays = Arrays(offers)
