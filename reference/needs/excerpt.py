"""The part of the index that one text touches, numbered anew, so that adding up is short."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reference.needs.index import PhraseIndex

Whole = npt.NDArray[np.float64]  # whole numbers only, so sums are exact in any order


class Excerpt:
    """Rows of phrases that share a feature with the text, then of all needs, then of their drifts.

    phrases: how many there are; starts: first phrase of each need (each need's very first is kept
    even if the text has none of it); limits: most tenths that each phrase can have.
    """

    def __init__(self, index: PhraseIndex, features: Sequence[int]) -> None:
        """features: their numbers in the index."""
        spans = [index.rows.of(one) for one in features]
        held = np.concatenate([index.rows.rows[span] for span in spans])
        self._points = np.concatenate([index.rows.points[span] for span in spans])
        self._sizes = np.array([span.stop - span.start for span in spans])
        self._ends = [0, *self._sizes.cumsum().tolist()]
        is_kept = np.zeros(index.size + 2 * len(index.codes), dtype=np.bool_)
        is_kept[held] = is_kept[index.starts] = is_kept[index.size :] = True
        self._kept = np.flatnonzero(is_kept)
        places = np.empty(len(is_kept), dtype=np.intp)
        places[self._kept] = np.arange(len(self._kept))
        self._rows = places[held]
        self.starts = places[index.starts]
        self.phrases = len(self._kept) - 2 * len(index.codes)
        self.stops = [*self.starts[1:].tolist(), self.phrases]
        self.limits: Whole = index.limits[self._kept[: self.phrases]]
        self.width = len(self._kept)

    def add_up(self, first: int, last: int, weights: Sequence[int]) -> Whole:
        """Points of every row from the features first to last (exclusive), weighed in tenths."""
        own = slice(self._ends[first], self._ends[last])
        each = np.array(weights[first:last], dtype=np.float64)
        loud = self._points[own] * each.repeat(self._sizes[first:last])
        return np.bincount(self._rows[own], loud, self.width).astype(np.float64, copy=False)

    def phrase(self, place: int) -> int:
        """The number that a kept phrase has in the index."""
        return int(self._kept[place])
