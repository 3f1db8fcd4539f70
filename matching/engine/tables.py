"""The match as it is served: the reference's answer, bit for bit, from rows of integers."""

from bisect import bisect
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .concepts import Offer, Profile, check_catalogue, check_limit
from .explain import Asked, explain
from .gates import Gates
from .model import NEUTRAL, WEIGHTS
from .order import Order, Place, Scores, reached
from .requirements import failures
from .results import NOTHING, Match, NearMiss, Ranking
from .rows import FactRows, NeedRows, Prices, Row, by_price
from .scratch import Arrays, Scratch

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """A catalogue ready to be matched; immutable, any number of threads may rank at once.

    Attributes:
        offers: in the order of the columns of every row, `by_price`.
    """

    offers: tuple[Offer, ...]
    needs: NeedRows
    facts: FactRows
    prices: Prices
    gates: Gates
    order: Order
    scratch: Scratch

    @classmethod
    def build(cls, offers: Collection[Offer]) -> "Tables":
        """The tables of a catalogue in any order; ValueError if an id or a slug stands twice."""
        check_catalogue(offers)
        columns = tuple(sorted(offers, key=by_price))
        return cls(
            columns,
            NeedRows.build(columns),
            FactRows.build(columns),
            Prices.build(columns),
            Gates.build(columns),
            Order.build(np.array([offer.id for offer in columns], np.int64)),
            Scratch(len(columns)),
        )

    def rank(self, profile: Profile, *, seed: int, limit: int) -> Ranking:
        """Exactly what `rank_reference` answers for these offers and the same arguments."""
        check_limit(limit)
        if not profile.needs:
            return NOTHING
        asked, arrays = Asked.of(profile), self.scratch.arrays
        neutral = self._score(asked, arrays)
        misses = self.gates.misses(profile, arrays.misses)
        useful = feasible = arrays.useful
        if misses is not None:
            feasible = np.equal(misses, 0, out=arrays.mask)
            feasible &= useful
        count = int(np.count_nonzero(feasible))
        score = np.multiply(arrays.score, feasible, out=arrays.masked)
        places = self.order.first(score, least=reached(score, limit), seed=seed, limit=limit)
        matches = tuple([explain(asked, self.offers[place[-1]]) for place in places])
        uncovered = self._uncovered(asked, matches, feasible)
        if misses is None:
            return Ranking(matches, (), count, 0, uncovered)
        excluded = int(np.count_nonzero(useful)) - count
        least = -places[-1][0] if count >= limit else 1
        would = self.order.first(_nearly(misses, arrays), least=least, seed=seed, limit=limit)
        near_misses = self._near_misses(asked, places, would, neutral, limit)
        return Ranking(matches, near_misses, count, excluded, uncovered)

    def _score(self, asked: Asked, arrays: Arrays) -> int:
        """Set `score` to S less what is the same for all, `useful` where a need is met.

        Returns: what is the same for all, hundredths of a percent.
        """
        budget_vnd = asked.profile.budget_vnd
        neutral = self.facts.points(asked.profile, arrays)
        if budget_vnd is None:
            neutral += WEIGHTS.budget * NEUTRAL
        else:
            self.prices.add_points(budget_vnd, arrays.points)
        worth = self.needs.worth(asked, arrays)
        np.greater(worth, 0, out=arrays.useful)
        np.multiply(worth, WEIGHTS.needs, out=arrays.score, dtype=np.int32)
        np.multiply(arrays.points, asked.whole, out=arrays.masked, dtype=np.int32)
        np.add(arrays.score, arrays.masked, out=arrays.score)
        return neutral

    def _uncovered(
        self, asked: Asked, matches: tuple[Match, ...], feasible: Flags
    ) -> tuple[str, ...]:
        """The needs that no feasible offer covers; what the matches cover is not looked up."""
        open_needs = set(asked.profile.needs)
        for match in matches:
            open_needs.intersection_update(match.unmet)
            if not open_needs:
                return ()
        first, table = self.needs.first, self.needs.table
        return tuple(
            [
                code
                for code, _ in asked.needs
                if code in open_needs
                and not (code in first and np.logical_and(table[first[code]], feasible).any())
            ]
        )

    def _near_misses(
        self, asked: Asked, shown: list[Place], would: list[Place], neutral: int, limit: int
    ) -> tuple[NearMiss, ...]:
        """Those of `would` that rank among the shown, with what keeps them out."""
        near_misses = []
        for place in would:
            rank = bisect(shown, place) + 1
            if rank > limit:
                break
            offer = self.offers[place[-1]]
            (failure,) = failures(asked.profile, offer)
            score = -place[0] // asked.whole + neutral
            near_misses.append(NearMiss(offer.id, offer.slug, score, rank, failure))
        return tuple(near_misses)


def _nearly(misses: Row, arrays: Arrays) -> Scores:
    """The score of each useful offer that misses just one requirement, else 0."""
    near = np.equal(misses, 1, out=arrays.mask)
    near &= arrays.useful
    return np.multiply(arrays.score, near, out=arrays.masked)
