"""One platform against everybody: what the newcomer, the edited and the retired are worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from matching.engine.concepts import PILLAR_COUNT, Offer
from matching.engine.model import (
    NEUTRAL,
    SECTOR_PERCENT,
    SIZE_PERCENT,
    WEIGHTS,
    pillar_percent,
    sector_state,
    size_state,
)

from .population import UNSAID, Population, Way
from .ragged import Flags, Int64

Prices = tuple[Int64, Flags, Flags]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """What one offer is to each profile.

    Attributes:
        exact: int64, (n,): S of the model, before any rounding; 0: no match.
        is_feasible: bool, (n,): nothing keeps it out, whether it meets a need or not.
        meets: bool, (needs,): the needs, by place in the codes, that it covers.
    """

    exact: Int64
    is_feasible: Flags
    meets: Flags

    def covers(self, population: Population) -> Flags:
        """Of each entry of the needs, whether the offer covers it there, (m,)."""
        open_to = np.repeat(self.is_feasible, population.needs.lengths)
        covered: Flags = open_to & self.meets[population.needs.value]
        return covered


def column(population: Population, offer: Offer) -> Column:
    """S of `exact_score` for each profile, 0 where the offer is no match or is kept out."""
    strengths = np.array([offer.needs.get(code, 0) for code in population.codes.needs], np.int64)
    gives = strengths[population.needs.value] * population.importance
    worth = population.needs.sums(gives)
    open_to = is_feasible(population, offer)
    exact = WEIGHTS.needs * worth + population.whole * _points(population, offer)
    exact[~(open_to & (worth > 0))] = 0
    return Column(exact, open_to, strengths > 0)


def is_feasible(population: Population, offer: Offer) -> Flags:
    """Of each profile, whether nothing keeps the offer out."""
    ways = np.array([admits(offer, way) for way in population.codes.ways], np.bool_)
    feasible: Flags = ways[population.way]
    slugs = population.codes.slugs
    fits = np.array([slug in offer.links or slug == offer.slug for slug in slugs], np.bool_)
    if len(population.links.value):
        lacking = population.links.owners()[~fits[population.links.value]]
        feasible[lacking] = False
    if offer.slug in slugs:
        feasible[population.excluded.holding(slugs.index(offer.slug))] = False
    return feasible


def admits(offer: Offer, way: Way) -> bool:
    """Whether the offer runs as accepted and speaks what is required; unknown keeps nobody out."""
    accepted, required = way
    runs = not accepted or not offer.deployments or not accepted.isdisjoint(offer.deployments)
    return runs and (not offer.languages or required <= offer.languages)


def _points(population: Population, offer: Offer) -> Int64:
    """The score without the needs' part, hundredths of a percent, (n,)."""
    codes = population.codes
    points = sector_points(codes.sectors, offer)[population.sector]
    points += size_points(codes.sizes, offer)[population.size]
    points += WEIGHTS.budget * budget_percents(population.budget_vnd, prices_of([offer]))
    points += WEIGHTS.pillar * PILLAR_COUNT * NEUTRAL + WEIGHTS.quality * offer.quality
    for place, pillar in enumerate(codes.pillars):
        if pillar in offer.maturity:
            points += level_points(offer.maturity[pillar])[population.maturity[:, place]]
    return points


def sector_points(sectors: Sequence[str], offer: Offer) -> Int64:
    """For each sector, and last for none stated: hundredths of a percent."""
    states = [sector_state(offer.sectors, code) for code in (*sectors, None)]
    return np.array([WEIGHTS.sector * SECTOR_PERCENT[state] for state in states], np.int64)


def size_points(sizes: Sequence[str], offer: Offer) -> Int64:
    """For each size class, and last for none stated: hundredths of a percent."""
    states = [size_state(offer.sizes, code) for code in (*sizes, None)]
    return np.array([WEIGHTS.size * SIZE_PERCENT[state] for state in states], np.int64)


@cache
def level_points(suits: tuple[int, int] | None) -> Int64:
    """For levels 0 to 5, and last for none stated: what a pillar gives more than a neutral one."""
    percents = [pillar_percent(suits, level) for level in (*range(6), None)]
    return (np.array(percents, np.int64) - NEUTRAL) * WEIGHTS.pillar


def budget_percents(budget_vnd: Int64, prices: Prices) -> Int64:
    """`budget_percent` of each budget (-1: none stated) and each price, shapes as they combine."""
    price, is_unknown, is_per_unit = prices
    over = 2 * budget_vnd - price
    percents: Int64 = np.minimum(100 * np.maximum(over, 0) // np.maximum(budget_vnd, 1), 100)
    percents[budget_vnd >= price] = 100
    np.minimum(percents, np.where(is_per_unit, NEUTRAL, 100), out=percents)
    percents[(budget_vnd == UNSAID) | is_unknown] = NEUTRAL
    return percents


def prices_of(offers: Sequence[Offer]) -> Prices:
    """Price (0 where unknown), whether it is unknown, whether it is that of one unit; (offers,)."""
    return (
        np.array([offer.monthly_vnd or 0 for offer in offers], np.int64),
        np.array([offer.monthly_vnd is None for offer in offers], np.bool_),
        np.array([offer.is_per_unit and bool(offer.monthly_vnd) for offer in offers], np.bool_),
    )
