"""Lists of the phrases and needs that hold a syllable or a pair, laid out for adding up."""

from array import array
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from reference.ordered import Ordered

Points = npt.NDArray[np.int64]
# Half as wide, for what is kept: a worker holds some hundred thousand of them.
Kept = npt.NDArray[np.int32]
Number = TypeVar("Number", int, Points)
SEEN = 0.05  # phrases that a need is granted with every feature, seen or not
EVERYWHERE = 0.25  # and all others together
SINGLE = 60  # percent of a syllable's say in the drift, beside a pair's
_WIDTH = 1 << 24  # more syllables than any language has


def pair_codes(left: Number, right: Number) -> Number:
    """One number for two syllables in their order."""
    return left * _WIDTH + right


def ends(counts: Points) -> "array[int]":
    """Where each of several runs ends, with 0 before the first; plain integers when asked."""
    return array("i", [0, *np.cumsum(counts).tolist()])


class Rows:
    """For each feature the rows that hold it, ascending, and its points in each."""

    def __init__(self, features: Points, rows: Points, points: Points, count: int) -> None:
        """features, rows, points: side by side, one for each holding; count: of features."""
        order = np.lexsort((rows, features))
        self.rows: Kept = rows[order].astype(np.int32)
        self.points: Kept = points[order].astype(np.int32)
        self._ends = ends(np.bincount(features, minlength=count))

    def of(self, feature: int) -> slice:
        """Where a feature's rows lie."""
        return slice(self._ends[feature], self._ends[feature + 1])


class Half:
    """Syllables and adjacent pairs in one spelling (plain or toned), numbered from 0.

    ids: number of each syllable; words: how many there are, pairs are numbered after them; count:
    of both; features, holders: side by side, which feature stands in which phrase, until filled.
    """

    phrases: Rows
    needs: Rows
    drifts: Rows

    def __init__(self, ids: dict[str, int], said: Points, inside: Points, holders: Points) -> None:
        """Number the pairs of all phrases.

        said: syllables of all phrases in a row; inside: whether the next is in the same phrase;
        holders: the phrase of each.
        """
        self.ids = ids
        self.words = len(ids)
        codes = pair_codes(said[:-1][inside], said[1:][inside])
        pairs, numbers = np.unique(codes, return_inverse=True)
        self._pairs = Ordered.of(pairs)
        self.count = self.words + len(pairs)
        self.features: Points = np.concatenate([said, self.words + numbers])
        self.holders: Points = np.concatenate([holders, holders[:-1][inside]])

    def fill(self, points: Points, squares: Points, owner: Points) -> None:
        """Lay out the rows: points of each feature in its phrases, squares in its needs."""
        self.phrases = Rows(self.features, self.holders, points, self.count)
        needs = int(owner[-1]) + 1
        pairs, first, times = np.unique(
            self.features * needs + owner[self.holders], return_index=True, return_counts=True
        )
        own, rows = pairs // needs, pairs % needs
        self.needs = Rows(own, rows, squares[first], self.count)
        self.drifts = Rows(own, rows, self._telling(own, times), self.count)
        order = np.argsort(self.holders, kind="stable")
        self._held: Kept = self.features[order].astype(np.int32)
        self._ends = ends(np.bincount(self.holders))
        del self.features, self.holders

    def _telling(self, own: Points, times: Points) -> Points:
        """How much likelier a feature makes a need: log odds of its phrases against all others'.

        own, times: side by side, a feature and how many of one need's phrases hold it.
        """
        others = np.bincount(self.features, minlength=self.count)[own] - times
        odds = np.log(times / SEEN + 1) + np.log1p(times / (others + EVERYWHERE))
        share = np.where(own < self.words, SINGLE, 100)
        points: Points = np.rint(odds * share * 10).astype(np.int64)
        return points

    def held_by(self, phrase: int) -> list[int]:
        """The features of a phrase."""
        held: list[int] = self._held[self._ends[phrase] : self._ends[phrase + 1]].tolist()
        return held

    def number_of(self, words: Sequence[str]) -> int | None:
        """The number of a syllable or of a pair, or None if no phrase has it."""
        ids = [self.ids.get(word) for word in words]
        if len(ids) == 1:
            return ids[0]
        left, right = ids
        if left is None or right is None:
            return None
        place = self._pairs.place(pair_codes(left, right))
        return None if place is None else self.words + place

    def rows_of(self, words: Sequence[str]) -> slice | None:
        """Where the phrases of a syllable or pair lie, or None if there are none."""
        number = self.number_of(words)
        return None if number is None else self.phrases.of(number)
