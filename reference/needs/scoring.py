"""How loudly a text speaks for each need, and which of its words do."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reference.needs.index import PhraseIndex
from reference.needs.syllables import Syllable
from reference.needs.tally import TENTHS, Feature, Tally

SURE_PLAIN = 4  # tenths that a toned feature's plain form earns even where tones differ
SLIP = 7  # tenths for a tone that no phrase knows
SKIPPED = 5  # tenths for a pair with one word between
EXPLAINED = 2  # tenths that words keep once a need has taken them
NEARLY = 75  # percent of a further phrase that counts as having it …
ENTIRE = 95  # percent of a phrase that counts as all of it
LOUD = 2000  # … if it has these points, in tenths

_Found = dict[tuple[int, bool, int], Feature]


class Claim(NamedTuple):
    """A need that a text states.

    row: of the index; points: of the best phrase and of the whole vocabulary; share: percent of
    that phrase that the text has; places: of the syllables that say so; clauses: that it spans;
    twins: rows of other needs that the very phrase states too;
    drift: points that the text as a whole adds.
    """

    row: int
    points: int
    share: int
    places: frozenset[int]
    clauses: tuple[int, ...]
    twins: tuple[int, ...]
    drift: int = 0


class Scorer:
    """Scores texts against one index."""

    def __init__(self, index: PhraseIndex) -> None:
        """Share an index; nothing is copied."""
        self._index = index

    def features(
        self, syllables: Sequence[Syllable], places: Sequence[int], pieces: Sequence[int]
    ) -> list[Feature]:
        """The features at the given places, in text order; clauses are counted anew from 0.

        pieces: for every syllable the number of the piece that it stands in; pairs stay inside one.
        """
        found: _Found = {}
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
        found: _Found,
        syllables: Sequence[Syllable],
        places: tuple[int, ...],
        clause: int,
        weight: int,
    ) -> None:
        """Add a feature's plain half, and its toned half as far as its tones can be trusted."""
        given = [syllables[place] for place in places]
        number = self._index.plain.number_of([one.plain for one in given])
        if number is None:
            return
        sure = all(one.sure for one in given)
        slip = not sure and any(not one.sure and one.toned != one.plain for one in given)
        part = weight * (SURE_PLAIN if sure else SLIP if slip else TENTHS) // TENTHS
        _keep(found, Feature(number, False, part, clause, places))
        if sure:
            exact = self._index.toned.number_of([one.toned for one in given])
            if exact is not None:
                _keep(found, Feature(exact, True, weight - part, clause, places))

    def claims(self, features: Sequence[Feature], *, least: int, most: int) -> list[Claim]:
        """Needs in order of their points, each from words that the ones before left over.

        least: points below which nothing is claimed; most: how many claims at most.
        """
        claims: list[Claim] = []
        if not features:
            return claims
        tally = Tally(self._index, features, features[-1].clause + 1)
        while len(claims) < most:
            claim = self._best(tally, features, [claim.row for claim in claims])
            if claim.points + claim.drift < least:
                break
            claims.append(claim)
            used = [one for one in features if one.weight and claim.places.issuperset(one.places)]
            tally.change([one._replace(weight=_left(one.weight) - one.weight) for one in used])
            spent = {id(one) for one in used}
            features = [
                one._replace(weight=_left(one.weight)) if id(one) in spent else one
                for one in features
            ]
        return claims

    def _best(self, tally: Tally, features: Sequence[Feature], taken: Sequence[int]) -> Claim:
        """The loudest need that is not taken, with all the words that state it."""
        top = tally.loudest(taken)
        places = self._places(features, top.clauses, top.phrase)
        start, stop = int(self._index.starts[top.row]), int(self._index.stops[top.row])
        lengths = self._index.lengths[start:stop]
        for clause, points in enumerate(tally.phrases):
            own = points[start:stop]
            stated = (own * 100 >= lengths * (TENTHS * NEARLY)) & (own >= LOUD)
            for number in np.flatnonzero(stated).tolist():
                places |= self._places(features, (clause,), start + number)
        owners = self._index.shared.get(top.phrase, ()) if top.share >= ENTIRE else ()
        twins = tuple(row for row in owners if row != top.row)
        return Claim(
            top.row, top.points, top.share, frozenset(places), top.clauses, twins, top.drift
        )

    def _places(self, features: Sequence[Feature], clauses: Sequence[int], phrase: int) -> set[int]:
        """Places of the features that a phrase has in the clauses."""
        plain = set(self._index.plain.held_by(phrase))
        toned = set(self._index.toned.held_by(phrase))
        return {
            place
            for one in features
            if one.clause in clauses and one.weight
            if one.number in (toned if one.is_toned else plain)
            for place in one.places
        }


def _keep(found: _Found, feature: Feature) -> None:
    """Of one feature met twice in a clause the louder counts."""
    place = (feature.number, feature.is_toned, feature.clause)
    known = found.get(place)
    if known is None or known.weight < feature.weight:
        found[place] = feature


def _left(weight: int) -> int:
    """What a word's weight is worth to other needs once one has taken it."""
    return weight * EXPLAINED // TENTHS
