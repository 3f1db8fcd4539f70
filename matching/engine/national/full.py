"""Everybody against the whole catalogue, some hundred profiles at a time."""

from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from matching.engine.concepts import LEVELS, Offer, check_limit

from .bests import NOBODY, Bests
from .catalogue import Catalogue, Floats
from .population import UNSAID, Population
from .ragged import Int64

# The score of all profiles of a chunk for all offers stays in the processor's cache.
_CELLS, _MOST_ROWS = 2**18, 2**12
_LANES = 128
# A candidate is sorted as one number: row, score (the highest first), column.
_COLUMN_BITS, _SCORE_BITS = 20, 28
SEED = 0


def best_of(
    population: Population, offers: Collection[Offer], *, limit: int = 10, seed: int = SEED
) -> Bests:
    """For every profile what `rank_reference` answers: its first few, and the needs left open.

    Args:
        offers: any number below 2^20 in any order, ids and slugs unique.
        limit: how many are kept of each profile, >= 1.
        seed: orders equal scores.

    Raises: ValueError: limit below 1, or an id or a slug twice.
    """
    check_limit(limit)
    whole, count = population.whole, len(population)
    bests = Bests(
        seed=seed,
        whole=whole,
        exact=np.zeros((count, limit), np.int64),
        platform=np.full((count, limit), NOBODY, np.int64),
        matches=np.zeros(count, np.int32),
        covering=np.zeros(len(population.needs.value), np.int32),
    )
    if count and offers:
        most = int(whole.max())
        catalogue = Catalogue.build(population.codes, offers, most=most, seed=seed)
        full = Full(population, catalogue, bests)
        for rows in full.chunks():
            full.rank(rows)
    return bests


class Full:
    """One run over a population; its working arrays are made once."""

    def __init__(self, population: Population, catalogue: Catalogue, bests: Bests) -> None:
        self._population, self._catalogue, self._bests = population, catalogue, bests
        offers, kind = len(catalogue.offers), catalogue.facts.dtype
        self._rows = min(max(_CELLS // offers, 16), _MOST_ROWS)
        self._worth, self._score = np.empty((2, self._rows, offers), kind)
        self._flags = np.empty((self._rows, offers), np.bool_)

    def chunks(self) -> Iterator[Int64]:
        """Rows that state alike stand together, so that each chunk has few budgets and ways."""
        population = self._population
        order = np.lexsort((population.budget_vnd, population.way))
        for start in range(0, len(order), self._rows):
            yield order[start : start + self._rows]

    def rank(self, rows: Int64) -> None:
        """Fill in what the bests keep of the given rows."""
        chosen = self._population.take(rows)
        worth, score = self._worth[: len(rows)], self._score[: len(rows)]
        self._add_up(chosen, worth, score)
        self._keep_out(chosen, score)
        self._cover(rows, chosen, score)
        # Nothing but what meets a need: no worth, no score; else the product is far above it.
        worth *= self._catalogue.lost
        np.minimum(score, worth, out=score)
        self._keep(rows, score)

    def _add_up(self, chosen: Population, worth: Floats, score: Floats) -> None:
        """Set `worth` to the needs' part of S, `score` to S, less what keeps an offer out."""
        catalogue, every = self._catalogue, np.arange(len(chosen))
        wanted = np.zeros((len(chosen), len(catalogue.needs)), worth.dtype)
        wanted[chosen.needs.owners(), chosen.needs.value] = chosen.importance
        np.matmul(wanted, catalogue.needs, out=worth)
        budgets, budget = np.unique(chosen.budget_vnd, return_inverse=True)
        ways, way = np.unique(chosen.way, return_inverse=True)
        table = np.concatenate((catalogue.facts, catalogue.budgets(budgets), catalogue.ways[ways]))
        whole, facts = chosen.whole, len(catalogue.facts)
        stated = np.zeros((len(chosen), len(table)), worth.dtype)
        for group, start in catalogue.starts.items():
            stated[every, start + self._places(chosen, group)] = whole
        stated[every, facts + budget] = whole
        stated[every, facts + len(budgets) + way] = 1
        np.matmul(stated, table, out=score)
        score += worth

    def _places(self, chosen: Population, group: int | str) -> NDArray[np.signedinteger]:
        """The row of a group's table for each profile; nothing stated is the last one."""
        codes = chosen.codes
        if isinstance(group, int):
            levels = chosen.maturity[:, group]
            return np.where(levels == UNSAID, len(LEVELS), levels)
        if group == "sector":
            return np.where(chosen.sector == UNSAID, len(codes.sectors), chosen.sector)
        return np.where(chosen.size == UNSAID, len(codes.sizes), chosen.size)

    def _keep_out(self, chosen: Population, score: Floats) -> None:
        """Take away what does not link as required, and what the enterprise excluded itself."""
        catalogue = self._catalogue
        links = zip(chosen.links.owners().tolist(), chosen.links.value.tolist(), strict=True)
        for row, slug in links:
            score[row, catalogue.lacks[slug]] = -catalogue.lost
        excluded = chosen.excluded
        if len(excluded.value):
            where = catalogue.where[excluded.value]
            listed = where != NOBODY
            score[excluded.owners()[listed], where[listed]] = -catalogue.lost

    def _cover(self, rows: Int64, chosen: Population, score: Floats) -> None:
        """Count for each need that is named how many feasible offers cover it."""
        catalogue, needs = self._catalogue, chosen.needs
        counts = catalogue.covering[chosen.way]
        own = np.flatnonzero((chosen.links.lengths > 0) | (chosen.excluded.lengths > 0))
        # Kept out is a score below zero, whether a need is met or not.
        counts[own] = (score[own] >= 0).astype(np.float32) @ catalogue.covers
        places = self._population.needs.places(rows)
        self._bests.covering[places] = counts[needs.owners(), needs.value]

    def _keep(self, rows: Int64, score: Floats) -> None:
        """The first few of each row, in the order of exact score, then of columns."""
        bests, limit = self._bests, self._bests.limit
        flags = self._flags[: len(rows)]
        bests.matches[rows] = np.count_nonzero(np.greater(score, 0, out=flags), axis=1)
        np.greater_equal(score, _reached(score, limit)[:, None], out=flags)
        row, column = np.divmod(np.flatnonzero(flags), flags.shape[1])
        points = score[row, column].astype(np.int64)
        low, high = _COLUMN_BITS, _COLUMN_BITS + _SCORE_BITS
        packed = (row << high) | ((2**_SCORE_BITS - 1 - points) << low) | column
        packed.sort()
        row = packed >> high
        first = np.searchsorted(row, np.arange(len(rows)))
        place = np.arange(len(row)) - first[row]
        kept = place < limit
        row, place, packed = row[kept], place[kept], packed[kept]
        bests.exact[rows[row], place] = 2**_SCORE_BITS - 1 - (packed >> low) % 2**_SCORE_BITS
        bests.platform[rows[row], place] = self._catalogue.ids[packed % 2**_COLUMN_BITS]


def _reached(score: Floats, limit: int) -> Floats:
    """For each row a score that at least `limit` offers reach; 1 if fewer have one above 0.

    The limit-th best maximum of any lanes is no better than the limit-th best score.
    """
    count, offers = score.shape
    lanes = score
    if offers >= 4 * _LANES and limit <= _LANES // 2:
        whole = offers // _LANES * _LANES
        lanes = np.maximum.reduce(score[:, :whole].reshape(count, -1, _LANES), axis=1)
    if limit > lanes.shape[1]:
        return np.ones(count, score.dtype)
    least = np.partition(lanes, lanes.shape[1] - limit, axis=1)[:, lanes.shape[1] - limit]
    return np.maximum(least, 1)
