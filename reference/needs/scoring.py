"""How loudly a text speaks for each need, and which of its words do."""

from collections.abc import Sequence
from typing import NamedTuple

from reference.needs.features import Feature
from reference.needs.index import PhraseIndex
from reference.needs.tally import Tally

ENTIRE = 95  # percent of a phrase that counts as all of it


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

    def claims(self, features: Sequence[Feature], *, least: int, most: int) -> list[Claim]:
        """Needs in order of their points, each from words that the ones before left over.

        least: points below which nothing is claimed; most: how many claims at most.
        """
        claims: list[Claim] = []
        if not features:
            return claims
        tally = Tally(self._index, features)
        while True:
            claim = self._best(tally, [claim.row for claim in claims])
            if claim.points + claim.drift < least:
                return claims
            claims.append(claim)
            if len(claims) == most:
                return claims
            tally.spend(claim.places)

    def rivals(self, features: Sequence[Feature], *, least: int, most: int) -> list[Claim]:
        """Needs in order of their points, all from the same words: what those may mean."""
        claims: list[Claim] = []
        tally = Tally(self._index, features)
        while len(claims) < most:
            claim = self._best(tally, [claim.row for claim in claims])
            if claim.points < least:
                break
            claims.append(claim)
        return claims

    def _best(self, tally: Tally, taken: Sequence[int]) -> Claim:
        """The loudest need that is not taken, with all the words that state it."""
        top = tally.loudest(taken)
        places = set(tally.places(top.clauses, top.phrase))
        for clause, phrase in tally.further(top.row):
            places.update(tally.places((clause,), phrase))
        owners = self._index.shared.get(top.phrase, ()) if top.share >= ENTIRE else ()
        twins = tuple(row for row in owners if row != top.row)
        return Claim(
            top.row, top.points, top.share, frozenset(places), top.clauses, twins, top.drift
        )
