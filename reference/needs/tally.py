"""Adds up what the words of a text say for every phrase and need, clause by clause."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from reference.needs.index import PhraseIndex
from reference.needs.postings import Kept, Points, Rows

TENTHS = 10
NEIGHBOUR = 8  # tenths for two clauses that state a need together
STORY = 6  # known syllables from which a text has a drift
DRIFT = 3  # tenths: what the whole text's drift says, beside the words of a clause
MOST_DRIFT = 3000  # … and at most, in tenths of a point
COVER = 70  # percent of the whole vocabulary's say, beside the best single phrase's


class Feature(NamedTuple):
    """One feature of the text.

    number: in its half of the index; is_toned: which half; weight: tenths; clause: counted from
    0; places: of its syllables.
    """

    number: int
    is_toned: bool
    weight: int
    clause: int
    places: tuple[int, ...]


class Top(NamedTuple):
    """The loudest need: row, points, best phrase, percent of it that the text has, its clauses.

    drift: points that all words of the text add if they point to no need more.
    """

    row: int
    points: int
    phrase: int
    share: int
    clauses: tuple[int, ...]
    drift: int


class Tally:
    """The points of one text; a clause's arrays are small and recounted alone when it changes."""

    def __init__(self, index: PhraseIndex, features: Sequence[Feature], clauses: int) -> None:
        """Count the features of a text of so many clauses."""
        self._index = index
        self._limits = index.lengths * TENTHS
        self._totals = [1] * clauses
        for one in features:
            if not one.is_toned:
                self._totals[one.clause] += index.information[one.number]
        self.phrases: list[Points] = []
        self._needs: list[Points] = []
        for clause in range(clauses):
            phrases, needs = self._add_up(one for one in features if one.clause == clause)
            self.phrases.append(phrases)
            self._needs.append(needs)
        self._drift = self._add_drifts(features)
        self._size = len(features)
        self._is_story = len({place for one in features for place in one.places}) >= STORY
        self._windows = [(clause,) for clause in range(clauses)] + [
            (clause, clause + 1) for clause in range(clauses - 1)
        ]
        self._said = [self._hear(window) for window in self._windows]

    def change(self, features: Sequence[Feature]) -> None:
        """Add features, whose weights may be negative; what the text holds in all stays."""
        changed = {one.clause for one in features}
        self._drift = self._drift + self._add_drifts(features)
        for clause in changed:
            phrases, needs = self._add_up(one for one in features if one.clause == clause)
            self.phrases[clause] = self.phrases[clause] + phrases
            self._needs[clause] = self._needs[clause] + needs
        for number, window in enumerate(self._windows):
            if not changed.isdisjoint(window):
                self._said[number] = self._hear(window)

    def loudest(self, taken: Sequence[int]) -> Top:
        """The need with the most points that is not taken; of equals the first clause, then row."""
        said = np.array(self._said)
        drift = self._lead()
        said = said + drift * (said > 0)
        said[:, taken] = 0
        number, row = divmod(int(said.argmax()), said.shape[1])
        window = self._windows[number]
        start, stop = int(self._index.starts[row]), int(self._index.stops[row])
        points = np.minimum(self._sum(self.phrases, window)[start:stop], self._limits[start:stop])
        phrase = start + int(points.argmax())
        share = 100 * int(points.max()) // int(self._limits[phrase])
        share = share if len(window) == 1 else share * NEIGHBOUR // TENTHS
        return Top(
            row,
            int(self._said[number][row]) // TENTHS,
            phrase,
            share,
            window,
            int(drift[row]) // TENTHS,
        )

    def _add_up(self, features: Iterable[Feature]) -> tuple[Points, Points]:
        """Points of every phrase and of every need; whole, so that order changes nothing."""
        phrases, needs = _Sum(self._index.size), _Sum(len(self._index.codes))
        for one in features:
            half = self._index.toned if one.is_toned else self._index.plain
            phrases.add(half.phrases, one)
            needs.add(half.needs, one)
        return phrases.total(), needs.total()

    def _lead(self) -> Points:
        """How far the likeliest need of the whole text leads before the next; 0 for all others."""
        if not self._is_story:
            return np.zeros_like(self._drift)
        second, first = np.partition(np.append(self._drift, 0), -2)[-2:]
        lead = int((first - second) * DRIFT / (TENTHS * np.sqrt(self._size)))
        points: Points = (self._drift == first) * min(lead, MOST_DRIFT)
        return points

    def _add_drifts(self, features: Iterable[Feature]) -> Points:
        """What all words say for each need, wherever in the text they stand."""
        drifts = _Sum(len(self._index.codes))
        for one in features:
            half = self._index.toned if one.is_toned else self._index.plain
            drifts.add(half.drifts, one)
        return drifts.total()

    def _hear(self, window: tuple[int, ...]) -> Points:
        """What a clause, or two together, says for each need: best phrase and whole vocabulary."""
        phrases = np.minimum(self._sum(self.phrases, window), self._limits)
        best = np.maximum.reduceat(phrases, self._index.starts)
        total = sum(self._totals[clause] for clause in window)
        cover = (self._sum(self._needs, window) / np.sqrt(total)).astype(np.int64)
        said: Points = best + cover * COVER // 100
        return said if len(window) == 1 else said * NEIGHBOUR // TENTHS

    @staticmethod
    def _sum(arrays: Sequence[Points], window: tuple[int, ...]) -> Points:
        first = arrays[window[0]]
        return first if len(window) == 1 else first + arrays[window[1]]


class _Sum:
    """Adds up points by row."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: list[Kept] = []
        self._points: list[Kept] = []

    def add(self, rows: Rows, feature: Feature) -> None:
        """Add a feature's points wherever it stands."""
        own = rows.of(feature.number)
        self._rows.append(rows.rows[own])
        self._points.append(rows.points[own] * feature.weight)

    def total(self) -> Points:
        """The points of every row."""
        if not self._rows:
            return np.zeros(self._size, dtype=np.int64)
        rows, points = np.concatenate(self._rows), np.concatenate(self._points)
        return np.bincount(rows, points, self._size).astype(np.int64)
