"""Lists of the phrases and needs that hold a syllable or a pair, laid out for adding up."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self, TypeVar

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.signedinteger]  # numbers or whole points
Number = TypeVar("Number", int, Points)
TENTHS = 10
SEEN = 0.05  # phrases that a need is granted with every feature, seen or not
EVERYWHERE = 0.25  # and all others together
SINGLE = 60  # percent of a syllable's say in the drift, beside a pair's
_WIDTH = 1 << 24  # more syllables than any language has


def pair_codes(left: Number, right: Number) -> Number:
    """One number for two syllables in their order."""
    return left * _WIDTH + right


def whole_numbers(numbers: Points) -> memoryview:
    """Numbers to be read one by one: four bytes each, where a list takes forty."""
    return numbers.astype(np.int32).data


def ends_of(sizes: Points) -> memoryview:
    """Where the parts of a row end that have these sizes; before them 0, where the first begins."""
    return whole_numbers(np.concatenate([[0], np.cumsum(sizes)]))


class Holdings(NamedTuple):
    """Side by side: a feature, a row that holds it, its points there."""

    features: Points
    rows: Points
    points: Points


class Rows:
    """For each feature the rows that hold it, ascending, and its points in each, all whole."""

    def __init__(self, held: Holdings, count: int) -> None:
        """count: of features."""
        features, rows, points = held
        order = np.lexsort((rows, features))
        self.rows = rows[order].astype(np.intp)
        self.points = points[order].astype(np.int32)
        self._ends = ends_of(np.bincount(features, minlength=count))

    def of(self, feature: int) -> slice:
        """Where a feature's rows lie."""
        return slice(self._ends[feature], self._ends[feature + 1])


class Stated(NamedTuple):
    """Which syllable or pair stands in which phrase, side by side; needed only while building.

    first: number of the first syllable; words: how many there are; pairs are numbered after them;
    total: of both; features, holders: the feature, the phrase.
    """

    first: int
    words: int
    total: int
    features: Points
    holders: Points

    def holdings(self, points: Points, squares: Points, owner: Points) -> Iterator[Holdings]:
        """What holds the features: phrases, then needs, then the drift to needs; each from row 0.

        points: of each feature in its phrase; squares: in its need; owner: need of each phrase.
        """
        needs = int(owner[-1]) + 1
        pairs, place, times = np.unique(
            self.features * needs + owner[self.holders], return_index=True, return_counts=True
        )
        own, rows = pairs // needs, pairs % needs
        yield Holdings(self.features, self.holders, points)
        yield Holdings(own, rows, squares[place])
        yield Holdings(own, rows, self._telling(own, times))

    def _telling(self, own: Points, times: Points) -> Points:
        """How much likelier a feature makes a need: log odds of its phrases against all others'.

        own, times: side by side, a feature and how many of one need's phrases hold it.
        """
        others = np.bincount(self.features)[own] - times
        odds = np.log(times / SEEN + 1) + np.log1p(times / (others + EVERYWHERE))
        share = np.where(own < self.first + self.words, SINGLE, 100)
        points: Points = np.rint(odds * share * 10).astype(np.int64)
        return points


class Half:
    """Syllables and adjacent pairs in one spelling (plain or toned), numbered from `first`.

    ids: number of each syllable, from 0.
    """

    def __init__(self, ids: dict[str, int], pairs: Points, stated: Stated) -> None:
        """pairs: codes of the pairs of syllables, rising."""
        self.ids = ids
        self.first = stated.first
        self._first_pair = stated.first + len(ids)
        # Pairs in order: what may follow a syllable stands in one piece, in which halving finds it.
        self._rights = whole_numbers(pairs % _WIDTH)
        self._begins = ends_of(np.bincount(pairs // _WIDTH, minlength=len(ids)))
        order = np.argsort(stated.holders, kind="stable")
        self._held = stated.features[order].astype(np.int32)
        self._ends = ends_of(np.bincount(stated.holders))

    @classmethod
    def of(
        cls, ids: dict[str, int], said: Points, inside: Points, holders: Points, *, first: int
    ) -> tuple[Self, Stated]:
        """Number the pairs of all phrases.

        said: syllables of all phrases in a row; inside: whether the next is in the same phrase;
        holders: the phrase of each.
        """
        pairs, numbers = np.unique(
            pair_codes(said[:-1][inside], said[1:][inside]), return_inverse=True
        )
        features = first + np.concatenate([said, len(ids) + numbers])
        holders = np.concatenate([holders, holders[:-1][inside]])
        stated = Stated(first, len(ids), len(ids) + len(pairs), features, holders)
        return cls(ids, pairs, stated), stated

    def held_by(self, phrase: int) -> list[int]:
        """The features of a phrase."""
        held: list[int] = self._held[self._ends[phrase] : self._ends[phrase + 1]].tolist()
        return held

    def number_of(self, words: Sequence[str]) -> int | None:
        """The number of a syllable or of a pair, or None if no phrase has it."""
        ids = [self.ids.get(word) for word in words]
        if len(ids) == 1:
            return None if ids[0] is None else self.first + ids[0]
        return self.number_of_pair(*ids)

    def number_of_pair(self, left: int | None, right: int | None) -> int | None:
        """The number of a pair by the ids of its syllables, or None if no phrase has it."""
        if left is None or right is None:
            return None
        rights, end = self._rights, self._begins[left + 1]
        place = bisect_left(rights, right, self._begins[left], end)
        if place == end or rights[place] != right:
            return None
        return self._first_pair + place
