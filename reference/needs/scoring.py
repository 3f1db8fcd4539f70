"""How loudly a text speaks for each need, and which of its words do."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reference.needs.index import PhraseIndex, Points
from reference.needs.syllables import Syllable

TENTHS = 10
SURE_PLAIN = 4  # tenths that a toned feature's plain form earns even where tones differ
SLIP = 7  # tenths for a tone that no phrase knows
SKIPPED = 5  # tenths for a pair with one word between
NEIGHBOUR = 8  # tenths for two clauses that state a need together
EXPLAINED = 2  # tenths that words keep once a need has taken them
COVER = 55  # percent of the whole vocabulary's say, beside the best single phrase's


class Feature(NamedTuple):
    """One feature of the text.

    rows: where it lies in the index; is_toned: in which of its two halves; weight: tenths;
    clause: counted from 0; places: of its syllables.
    """

    key: str
    rows: slice
    is_toned: bool
    weight: int
    clause: int
    places: tuple[int, ...]


class Claim(NamedTuple):
    """A need that a text states.

    row: of the index; points: of the best phrase and of the whole vocabulary; share: percent of
    that phrase that the text has; places: of the syllables that say so; clauses: that it spans.
    """

    row: int
    points: int
    share: int
    places: frozenset[int]
    clauses: tuple[int, ...]


class Scorer:
    """Scores texts against one index."""

    def __init__(self, index: PhraseIndex) -> None:
        """Share an index; nothing is copied."""
        self._index = index
        self._limits = index.lengths * TENTHS

    def features(
        self, syllables: Sequence[Syllable], places: Sequence[int], pieces: Sequence[int]
    ) -> list[Feature]:
        """The features at the given places, in text order; clauses are counted anew from 0.

        pieces: for every syllable the number of the piece that it stands in; pairs stay inside one.
        """
        found: dict[tuple[str, bool, int], Feature] = {}
        clause, last = -1, -1
        for number, place in enumerate(places):
            if pieces[place] != last:
                clause, last = clause + 1, pieces[place]
            self._add(found, syllables, (place,), clause, TENTHS)
            for back, weight in ((1, TENTHS), (2, SKIPPED)):
                other = places[number - back] if number >= back else -1
                if other >= 0 and pieces[other] == last:
                    self._add(found, syllables, (other, place), clause, weight)
        return list(found.values())

    def _add(
        self,
        found: dict[tuple[str, bool, int], Feature],
        syllables: Sequence[Syllable],
        places: tuple[int, ...],
        clause: int,
        weight: int,
    ) -> None:
        """Add a feature's plain half, and its toned half as far as its tones can be trusted."""
        given = [syllables[place] for place in places]
        plain = " ".join([one.plain for one in given])
        rows = self._index.plain.of(plain)
        if rows is None:
            return
        sure = all(one.sure for one in given)
        slip = not sure and any(not one.sure and one.toned != one.plain for one in given)
        part = weight * (SURE_PLAIN if sure else SLIP if slip else TENTHS) // TENTHS
        _keep(found, Feature(plain, rows, False, part, clause, places))
        toned = " ".join([one.toned for one in given])
        exact = self._index.toned.of(toned) if sure else None
        if exact is not None:
            _keep(found, Feature(toned, exact, True, weight - part, clause, places))

    def claims(self, features: Sequence[Feature], *, least: int, most: int) -> list[Claim]:
        """Needs in order of their points, each from words that the ones before left over.

        least: points below which nothing is claimed; most: how many claims at most.
        """
        claims: list[Claim] = []
        if not features:
            return claims
        clauses = features[-1].clause + 1
        table = self._table(features, clauses, [one.weight for one in features])
        while len(claims) < most:
            claim = self._best(table, features, {claim.row for claim in claims})
            if claim.points < least:
                break
            claims.append(claim)
            used = [one for one in features if claim.places.issuperset(one.places)]
            cuts = [one.weight * EXPLAINED // TENTHS - one.weight for one in used]
            table += self._table(used, clauses, cuts)
            spent = {id(one) for one in used}
            features = [
                one._replace(weight=one.weight * EXPLAINED // TENTHS) if id(one) in spent else one
                for one in features
            ]
        return claims

    def _table(self, features: Sequence[Feature], clauses: int, weights: Sequence[int]) -> Points:
        """(clauses, phrases): points of each phrase in each clause, in tenths."""
        index = self._index
        cells, points = [], []
        for feature, weight in zip(features, weights, strict=True):
            half = index.toned if feature.is_toned else index.plain
            cells.append(half.phrases[feature.rows] + feature.clause * index.size)
            points.append(half.points[feature.rows] * weight)
        return _sums(cells, points, clauses, index.size)

    def _best(self, table: Points, features: Sequence[Feature], taken: set[int]) -> Claim:
        """The loudest need that is not taken, over single clauses and adjacent ones."""
        index, clauses = self._index, len(table)
        phrases = _with_neighbours(np.minimum(table, self._limits), self._limits)
        needs = np.maximum.reduceat(phrases, index.starts, axis=1)
        needs += self._cover(features, clauses) * COVER // 100
        needs[:, sorted(taken)] = 0
        window, row = divmod(int(needs.argmax()), needs.shape[1])
        own = slice(int(index.starts[row]), int(index.stops[row]))
        phrase = own.start + int(phrases[window, own].argmax())
        inside = (window,) if window < clauses else (window - clauses, window - clauses + 1)
        places = frozenset(
            place
            for one in features
            if one.clause in inside and one.weight and self._holds(one, phrase)
            for place in one.places
        )
        share = 100 * int(phrases[window, phrase]) // int(self._limits[phrase])
        return Claim(row, int(needs[window, row]) // TENTHS, share, places, inside)

    def _cover(self, features: Sequence[Feature], clauses: int) -> Points:
        """(clauses and neighbours, needs): the text's information that a need's vocabulary has."""
        index = self._index
        size = len(index.codes)
        cells, points = [], []
        totals = np.ones(clauses)
        for one in features:
            half = index.toned_needs if one.is_toned else index.plain_needs
            rows = half.of(one.key)
            if rows is not None:
                cells.append(half.phrases[rows] + one.clause * size)
                points.append(half.points[rows] * one.weight)
            if not one.is_toned:
                totals[one.clause] += index.information[one.key]
        sums = _sums(cells, points, clauses, size)
        if clauses > 1:
            sums = np.concatenate([sums, (sums[:-1] + sums[1:]) * NEIGHBOUR // TENTHS])
            totals = np.concatenate([totals, totals[:-1] + totals[1:]])
        return (sums / np.sqrt(totals)[:, None]).astype(np.int64)

    def _holds(self, feature: Feature, phrase: int) -> bool:
        """Whether a phrase has a feature; rows are in the phrases' order."""
        half = self._index.toned if feature.is_toned else self._index.plain
        rows = half.phrases[feature.rows]
        place = int(np.searchsorted(rows, phrase))
        return place < len(rows) and int(rows[place]) == phrase


def _keep(found: dict[tuple[str, bool, int], Feature], feature: Feature) -> None:
    """Of one feature met twice in a clause the louder counts."""
    place = (feature.key, feature.is_toned, feature.clause)
    known = found.get(place)
    if known is None or known.weight < feature.weight:
        found[place] = feature


def _sums(cells: list[Points], points: list[Points], rows: int, columns: int) -> Points:
    """(rows, columns): points added up by cell number; whole, so that order changes nothing."""
    if not cells:
        return np.zeros((rows, columns), dtype=np.int64)
    sums = np.bincount(np.concatenate(cells), np.concatenate(points), rows * columns)
    return sums.astype(np.int64).reshape(rows, columns)


def _with_neighbours(table: Points, limits: Points) -> Points:
    """The clauses, and below them each two neighbours together, no phrase above its length."""
    if len(table) == 1:
        return table
    both = np.minimum(table[:-1] + table[1:], limits) * NEIGHBOUR // TENTHS
    return np.concatenate([table, both])
