"""Adds up what the words of a text say for every phrase and need, clause by clause."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from reference.needs.excerpt import Excerpt, Whole
from reference.needs.features import Feature
from reference.needs.index import PhraseIndex
from reference.needs.postings import TENTHS, Points

NEIGHBOUR = 8  # tenths for two clauses that state a need together
STORY = 6  # known syllables from which a text has a drift
DRIFT = 3  # tenths: what the whole text's drift says, beside the words of a clause
LONG = 9  # … from which the drift outdoes even a need said outright:
IN_FULL = 95  # percent of a phrase, and …
FILLS = 80  # … percent of its clause that its words fill
MOST_DRIFT = 3000  # … and at most, in tenths of a point
COVER = 70  # percent of the whole vocabulary's say, beside the best single phrase's
EXPLAINED = 2  # tenths that words keep once a need has taken them
NEARLY = 75  # percent of a further phrase that counts as having it …
LOUD = 2000  # … if it has these points, in tenths


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
    """The points of one text; a clause is added up alone, and anew when its words are spent."""

    def __init__(self, index: PhraseIndex, features: Sequence[Feature]) -> None:
        """Count the features of a text, which stand in the order of their clauses."""
        self._index = index
        self._features = features
        self._excerpt = Excerpt(index, [one.number for one in features])
        self._weights = [one.weight for one in features]
        self._spans = _spans(features)
        clauses = len(self._spans)
        self._totals = [1] * clauses
        self._found: list[dict[int, int]] = [{} for _ in self._spans]
        for place, one in enumerate(features):
            self._found[one.clause][one.number] = place
            if not one.is_toned:
                self._totals[one.clause] += index.information[one.number]
        known = len({place for one in features for place in one.places})
        self._is_story, self._is_long = known >= STORY, known >= LONG
        self._windows = [(clause,) for clause in range(clauses)] + [
            (clause, clause + 1) for clause in range(clauses - 1)
        ]
        self._sums: Whole = np.empty((clauses, self._excerpt.width))
        self._said: Points = np.empty((len(self._windows), len(index.codes)), dtype=np.int64)
        self._count(range(clauses))

    def spend(self, places: frozenset[int]) -> None:
        """Lower the weight of the words at some places, which a need has taken."""
        changed = set()
        for number, one in enumerate(self._features):
            weight = self._weights[number]
            if weight and places.issuperset(one.places):
                self._weights[number] = weight * EXPLAINED // TENTHS
                changed.add(one.clause)
        self._count(changed)

    def loudest(self, taken: Sequence[int]) -> Top:
        """The need with the most points that is not taken; of equals the first clause, then row."""
        said = self._said.copy()
        said[:, taken] = 0
        top = self._top(said)
        leader, lead = self._lead()
        if not lead or leader in taken:
            return top
        if leader != top.row and not self._is_outright(top):
            said[:, leader] += lead * (said[:, leader] > 0)
            top = self._top(said)
        return top._replace(drift=lead // TENTHS) if leader == top.row else top

    def _top(self, said: Points) -> Top:
        """The loudest need by the points of all windows and needs."""
        number, row = divmod(int(said.argmax()), said.shape[1])
        window = self._windows[number]
        start, stop = int(self._excerpt.starts[row]), self._excerpt.stops[row]
        limits = self._excerpt.limits[start:stop]
        points = np.minimum(self._sum(window)[start:stop], limits)
        best = int(points.argmax())
        share = 100 * int(points[best]) // int(limits[best])
        return Top(
            row,
            int(self._said[number][row]) // TENTHS,
            self._excerpt.phrase(start + best),
            share if len(window) == 1 else share * NEIGHBOUR // TENTHS,
            window,
            0,
        )

    def _is_outright(self, top: Top) -> bool:
        """Whether in few words a need's phrase is there in full and all that its clause says."""
        if self._is_long or len(top.clauses) > 1 or top.share < IN_FULL:
            return False
        length = int(self._index.lengths[top.phrase])
        return length * length * 100 >= self._totals[top.clauses[0]] * FILLS

    def places(self, clauses: Sequence[int], phrase: int) -> Iterator[int]:
        """Places of the unspent features that a phrase has in the clauses."""
        held = self._index.held_by(phrase)
        for clause in clauses:
            found = self._found[clause]
            for number in held:
                place = found.get(number)
                if place is not None and self._weights[place]:
                    yield from self._features[place].places

    def further(self, row: int) -> Iterator[tuple[int, int]]:
        """Clause and phrase, wherever the text has nearly all of another phrase of a need."""
        start, stop = int(self._excerpt.starts[row]), self._excerpt.stops[row]
        own = self._sums[:, start:stop]
        stated = (own * 100 >= self._excerpt.limits[start:stop] * NEARLY) & (own >= LOUD)
        clauses, places = stated.nonzero()  # `np.argwhere` takes twice the time for the same
        for clause, place in zip(clauses.tolist(), places.tolist(), strict=True):
            yield clause, self._excerpt.phrase(start + place)

    def _lead(self) -> tuple[int, int]:
        """The likeliest need of the whole text and how far it leads before the next."""
        if not self._is_story:
            return 0, 0
        drift = np.add.reduce(self._sums[:, -len(self._index.codes) :])
        leader = int(drift.argmax())
        first = drift[leader]
        drift[leader] = 0
        lead = int((first - drift.max()) * DRIFT / (TENTHS * math.sqrt(len(self._features))))
        return leader, min(lead, MOST_DRIFT)

    def _count(self, clauses: Iterable[int]) -> None:
        """Add up some clauses, and hear again every window that has one of them."""
        changed = set(clauses)
        for clause in changed:
            self._sums[clause] = self._excerpt.add_up(*self._spans[clause], self._weights)
        for number, window in enumerate(self._windows):
            if not changed.isdisjoint(window):
                self._said[number] = self._hear(window)

    def _hear(self, window: tuple[int, ...]) -> Points:
        """What a clause, or two together, says for each need: best phrase and whole vocabulary."""
        sums = self._sum(window)
        phrases, needs = self._excerpt.phrases, len(self._index.codes)
        best = np.maximum.reduceat(
            np.minimum(sums[:phrases], self._excerpt.limits), self._excerpt.starts
        )
        total = sum(self._totals[clause] for clause in window)
        cover = (sums[phrases : phrases + needs] / math.sqrt(total)).astype(np.int64)
        said: Points = best.astype(np.int64) + cover * COVER // 100
        return said if len(window) == 1 else said * NEIGHBOUR // TENTHS

    def _sum(self, window: tuple[int, ...]) -> Whole:
        first: Whole = self._sums[window[0]]
        return first if len(window) == 1 else first + self._sums[window[1]]


def _spans(features: Sequence[Feature]) -> list[tuple[int, int]]:
    """First and last (exclusive) feature of each clause; one without features has none."""
    spans = [(0, 0)] * (features[-1].clause + 1)
    for place, one in enumerate(features):
        first, last = spans[one.clause]
        spans[one.clause] = (first if last else place, place + 1)
    return spans
