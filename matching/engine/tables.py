"""The match as it is served: the reference's answer, bit for bit, from rows of integers."""

from bisect import bisect
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .concepts import Offer, Profile, check_catalogue, check_limit
from .explain import Asked, Cards, explain
from .gates import Gates
from .model import NEUTRAL, WEIGHTS
from .order import Order, Place, reached
from .requirements import failures
from .results import NOTHING, Match, NearMiss, Ranking
from .rows import Columns, Row, Rows, budget_points, by_price
from .scratch import Arrays, Scratch

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """A catalogue ready to be matched; immutable, any number of threads may rank at once.

    Attributes:
        offers: in the order of the columns of every row, `by_price`.
    """

    offers: tuple[Offer, ...]
    cards: Cards
    rows: Rows
    budget_points: Callable[[int], Row]
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
            Cards(columns),
            Rows.build(columns),
            budget_points(columns),
            Gates.build(columns),
            Order.build([offer.id for offer in columns]),
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
            feasible = np.equal(misses, 0, out=arrays.feasible)
            feasible &= useful
        count = int(np.count_nonzero(feasible))
        score = np.multiply(arrays.score, feasible, out=arrays.shown)
        columns = (score >= reached(score, limit)).nonzero()[0]
        places = self.order.first(columns, score, seed, limit)
        matches = explain(asked, [self.cards[place[-1]] for place in places])
        uncovered = self._uncovered(asked, matches, feasible)
        excluded = int(np.count_nonzero(useful)) - count if misses is not None else 0
        if misses is None or not excluded:
            return Ranking(matches, (), count, 0, uncovered)
        least = -places[-1][0] if count >= limit else 1
        nearly = _nearly(arrays, misses, least)
        near: list[tuple[Place, int]] = []
        for columns in self.gates.by_requirement(profile, nearly):
            would = self.order.first(columns, arrays.score, seed, limit)
            near += _ranked(places, would, limit)
        near_misses = self._near_misses(asked, sorted(near)[:limit], neutral)
        return Ranking(matches, near_misses, count, excluded, uncovered)

    def _score(self, asked: Asked, arrays: Arrays) -> int:
        """Set `score` to S less what is the same for all, `useful` where a need is met.

        Returns: what is the same for all, hundredths of a percent.
        """
        budget_vnd = asked.profile.budget_vnd
        facts, neutral = self.rows.of_facts(asked.profile)
        arrays.add_up(self.rows.table, self.rows.of_needs(asked), facts)
        if budget_vnd is None:
            neutral += WEIGHTS.budget * NEUTRAL
        else:
            np.add(arrays.score, self.budget_points(budget_vnd), out=arrays.score)
        np.greater(arrays.worth, 0, out=arrays.useful)
        np.multiply(arrays.score, asked.whole, out=arrays.score)
        np.add(arrays.score, arrays.worth, out=arrays.score)
        return neutral

    def _uncovered(
        self, asked: Asked, matches: tuple[Match, ...], feasible: Flags
    ) -> tuple[str, ...]:
        """The needs that no feasible offer covers; what the matches cover is not looked up."""
        unmet = set(asked.codes)
        for match in matches:
            unmet.intersection_update(match.unmet)
            if not unmet:
                return ()
        columns = self.rows.columns
        for code in unmet & columns.keys():
            if np.count_nonzero(feasible[columns[code]]):
                unmet.remove(code)
        return tuple([code for code in asked.codes if code in unmet])

    def _near_misses(
        self, asked: Asked, near: list[tuple[Place, int]], neutral: int
    ) -> tuple[NearMiss, ...]:
        """Places and the ranks they would have, with what keeps them out."""
        near_misses = []
        for place, rank in near:
            offer = self.offers[place[-1]]
            (failure,) = failures(asked.profile, offer)
            score = -place[0] // asked.whole + neutral
            near_misses.append(NearMiss(offer.id, offer.slug, score, rank, failure))
        return tuple(near_misses)


def _ranked(shown: list[Place], would: list[Place], limit: int) -> list[tuple[Place, int]]:
    """Those that would stand within the limit, with their ranks among the shown and each other."""
    ranks = [bisect(shown, place) + before for before, place in enumerate(would, 1)]
    return [(place, rank) for place, rank in zip(would, ranks, strict=True) if rank <= limit]


def _nearly(arrays: Arrays, misses: Row, least: int) -> Columns:
    """Columns of the useful offers of at least that score that miss just one requirement."""
    columns: Columns = (arrays.score >= least).nonzero()[0]
    near: Columns = columns[(misses[columns] == 1) & arrays.useful[columns]]
    return near
