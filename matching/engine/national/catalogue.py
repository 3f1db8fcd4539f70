"""A catalogue against a population as tables of numbers, one column an offer.

Sums of whole numbers below 2^24 are exact in single precision in whatever order a matrix product
takes them; where importances add up higher, the same is done in double precision.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.concepts import PILLAR_COUNT, Offer, check_catalogue
from matching.engine.model import NEUTRAL, WEIGHTS
from matching.engine.ties import tie_key

from .bests import NOBODY
from .one import (
    Prices,
    admits,
    budget_percents,
    level_points,
    prices_of,
    sector_points,
    size_points,
)
from .population import Codes
from .ragged import Flags, Int64

Floats = NDArray[np.floating]
# Above every |term| of one profile's score for each point of importance.
_MOST_FOR_ONE = 12_000
_EXACT_SINGLE, _EXACT_DOUBLE = 2**24, 2**53
# What keeps an offer out outweighs what it can score.
LOST = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Tables for the codes of one population.

    Attributes:
        offers: in the order of the columns: that of equal scores.
        ids: int64, (offers,).
        needs: 50 times the strength, (needs, offers).
        facts: rows that are added W times: sectors, sizes, levels of each pillar that any offer
            knows; the last row of each group is that of nothing stated.
        starts: the first row of the sectors, the sizes and each pillar by its place in the codes.
        lost: what a hard requirement takes away.
        ways: `lost` below zero where an offer is kept out, (ways, offers).
        lacks: the same for slugs to link with, (slugs, offers).
        where: the column of each slug, (slugs,); -1 for those of no offer.
        covers: 1 where an offer covers a need, (offers, needs).
        covering: how many offers that a way admits cover each need, (ways, needs).
    """

    offers: tuple[Offer, ...]
    ids: Int64
    needs: Floats
    facts: Floats
    starts: dict[int | str, int]
    lost: float
    ways: Floats
    lacks: Flags
    where: Int64
    covers: NDArray[np.float32]
    covering: NDArray[np.float32]
    prices: Prices

    @classmethod
    def build(cls, codes: Codes, offers: Collection[Offer], *, most: int, seed: int) -> "Catalogue":
        """Tables for profiles whose importances add up to `most` at most.

        Raises: ValueError: an id or a slug stands twice.
        """
        check_catalogue(offers)
        kind = np.float32 if most * _MOST_FOR_ONE < _EXACT_SINGLE else np.float64
        lost = LOST * (_EXACT_SINGLE if kind is np.float32 else most * _MOST_FOR_ONE)
        columns = tuple(sorted(offers, key=lambda offer: (tie_key(seed, offer.id), offer.id)))
        strengths = _table(codes.needs, columns)
        facts, starts = _facts(codes, columns)
        admitted = [[admits(offer, way) for offer in columns] for way in codes.ways]
        open_to = np.array(admitted, np.float32).reshape(len(codes.ways), len(columns))
        covers = (strengths > 0).T.astype(np.float32)
        return cls(
            offers=columns,
            ids=np.array([offer.id for offer in columns], np.int64),
            needs=(WEIGHTS.needs * strengths).astype(kind),
            facts=facts.astype(kind),
            starts=starts,
            lost=lost,
            ways=(-lost * (1 - open_to)).astype(kind),
            lacks=_lacks(codes.slugs, columns),
            where=_where(codes.slugs, columns),
            covers=covers,
            covering=open_to @ covers,
            prices=prices_of(columns),
        )

    def budgets(self, budgets_vnd: Int64) -> Floats:
        """What each budget gives, (budgets, offers); added W times."""
        percents = budget_percents(budgets_vnd[:, None], self.prices)
        return (WEIGHTS.budget * percents).astype(self.facts.dtype)


def _table(codes: Sequence[str], offers: Sequence[Offer]) -> Int64:
    """Strength of each need in each offer, (needs, offers)."""
    place = {code: row for row, code in enumerate(codes)}
    table = np.zeros((len(codes), len(offers)), np.int64)
    for column, offer in enumerate(offers):
        for code, strength in offer.needs.items():
            if code in place:
                table[place[code], column] = strength
    return table


def _facts(codes: Codes, offers: Sequence[Offer]) -> tuple[Int64, dict[int | str, int]]:
    """Rows of what a profile states besides needs and budget, and where each group begins."""
    quality = np.array([offer.quality for offer in offers], np.int64) * WEIGHTS.quality
    quality += WEIGHTS.pillar * PILLAR_COUNT * NEUTRAL
    sectors = _columns([sector_points(codes.sectors, offer) for offer in offers], codes.sectors)
    sizes = _columns([size_points(codes.sizes, offer) for offer in offers], codes.sizes)
    groups = [sectors + quality, sizes]
    starts: dict[int | str, int] = {"sector": 0, "size": len(sectors)}
    for place, pillar in enumerate(codes.pillars):
        if any(pillar in offer.maturity for offer in offers):
            starts[place] = sum(len(group) for group in groups)
            ranges = [offer.maturity.get(pillar) for offer in offers]
            groups.append(np.array([level_points(suits) for suits in ranges]).T)
    return np.concatenate(groups), starts


def _columns(points: Sequence[Int64], codes: Sequence[str]) -> Int64:
    return np.array(points, np.int64).reshape(len(points), len(codes) + 1).T


def _lacks(slugs: Sequence[str], offers: Sequence[Offer]) -> Flags:
    """Where an offer does not link with a slug, (slugs, offers)."""
    place = {slug: row for row, slug in enumerate(slugs)}
    lacks = np.ones((len(slugs), len(offers)), np.bool_)
    for column, offer in enumerate(offers):
        linked = [place[slug] for slug in (*offer.links, offer.slug) if slug in place]
        lacks[linked, column] = False
    return lacks


def _where(slugs: Sequence[str], offers: Sequence[Offer]) -> Int64:
    place = {offer.slug: column for column, offer in enumerate(offers)}
    return np.array([place.get(slug, NOBODY) for slug in slugs], np.int64)
