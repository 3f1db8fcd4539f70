"""The catalogue as rows of numbers: one column an offer, one row a fact about all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .concepts import LEVELS, Offer, Profile
from .explain import Asked
from .model import LOST_PER_LEVEL, NEUTRAL, SECTOR_PERCENT, SIZE_PERCENT, WEIGHTS

_REMEMBERED = 16

Row = NDArray[np.int32]
Columns = NDArray[np.intp]
Array = TypeVar("Array", bound=NDArray[np.generic])


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Points by need, sector, size with quality, and pillar at each level.

    Attributes:
        table: int32, (rows, offers), hundredths of a percent.
        need: code to the row of that need at importance 1.
        sector, size: code to row; None is the row of a code that no offer lists.
        size_not_stated: the row of a profile that states no size.
        pillar: pillar code to the row of its level 0; level n stands n rows below.
        columns: need code to the columns of the offers that cover it, at least in part.
    """

    table: Row
    need: Mapping[str, int]
    sector: Mapping[str | None, int]
    size: Mapping[str | None, int]
    size_not_stated: int
    pillar: Mapping[str, int]
    columns: Mapping[str, Columns]

    @classmethod
    def build(cls, offers: Sequence[Offer]) -> "Rows":
        """Every row that a profile may ask for, one column an offer."""
        rows: list[Row] = []
        columns = columns_by_code([offer.needs for offer in offers])
        need = _need_rows(rows, offers, columns)
        quality = np.array([offer.quality for offer in offers], np.int32) * WEIGHTS.quality
        sectors = [offer.sectors for offer in offers]
        sector = _listed_rows(rows, sectors, SECTOR_PERCENT, WEIGHTS.sector)
        size = _listed_rows(rows, [offer.sizes for offer in offers], SIZE_PERCENT, WEIGHTS.size)
        for row in size.values():
            rows[row] += quality
        size_not_stated = len(rows)
        rows.append(quality + SIZE_PERCENT["not-stated"] * WEIGHTS.size)
        pillar = {}
        for code in sorted({code for offer in offers for code in offer.maturity}):
            pillar[code] = len(rows)
            rows.extend(_level_rows([offer.maturity.get(code) for offer in offers]))
        return cls(freeze(np.stack(rows)), need, sector, size, size_not_stated, pillar, columns)

    def of_needs(self, asked: Asked) -> list[int]:
        """Rows that add up to W times the points of the needs: each as often as its importance."""
        needs, rows = zip(asked.codes, asked.importances, strict=True), self.need
        return [rows[code] for code, times in needs if code in rows for _ in range(times)]

    def of_facts(self, profile: Profile) -> tuple[list[int], int]:
        """Rows that add up to the points of sector, size, quality and maturity.

        Returns: the rows, at least one; the points that are the same for every offer.
        """
        size, neutral = self.size_not_stated, 0
        if profile.size is not None:
            size = self.size.get(profile.size, self.size[None])
        rows = [size]
        if profile.sector is None:
            neutral += WEIGHTS.sector * SECTOR_PERCENT["not-stated"]
        else:
            rows.append(self.sector.get(profile.sector, self.sector[None]))
        for pillar, level in profile.maturity.items():
            if pillar in self.pillar:
                rows.append(self.pillar[pillar] + level)
                neutral -= WEIGHTS.pillar * NEUTRAL
        return rows, neutral + WEIGHTS.maturity * NEUTRAL


def budget_points(offers: Sequence[Offer]) -> Callable[[int], Row]:
    """What a budget gives each offer, for offers in the order of `by_price`.

    Returns: budget in VND a month to int32, (offers,), hundredths of a percent, read-only;
        remembers the last few budgets, which come in round sums.
    """
    known = [offer.monthly_vnd for offer in offers if offer.monthly_vnd is not None]
    most = [NEUTRAL if offer.is_per_unit and offer.monthly_vnd else 100 for offer in offers]
    caps = np.array(most, np.int32) * WEIGHTS.budget
    return lru_cache(_REMEMBERED)(partial(_budget_points, known, np.array(known), caps))


def _budget_points(listed: list[int], prices: NDArray[np.int64], caps: Row, budget: int) -> Row:
    """Divides the prices between the budget and its double only; `caps`: the most for each."""
    offers = len(caps)
    unknown = offers - len(listed)
    inside, beyond = bisect_right(listed, budget), bisect_left(listed, 2 * budget)
    points = np.zeros(offers, np.int32)
    points[:unknown] = WEIGHTS.budget * NEUTRAL
    points[unknown : unknown + inside] = WEIGHTS.budget * 100
    if inside < beyond:
        percents = 100 * (2 * budget - prices[inside:beyond]) // budget
        points[unknown + inside : unknown + beyond] = WEIGHTS.budget * percents
    return freeze(np.minimum(points, caps, out=points))


def by_price(offer: Offer) -> tuple[bool, int, int]:
    """Sort key of the columns: unknown prices, then by rising price; equal ones by id."""
    price = offer.monthly_vnd
    return price is not None, price or 0, offer.id


def columns_by_code(listings: Sequence[Iterable[str] | None]) -> dict[str, Columns]:
    """Code to the columns of the listings it stands in, rising; codes by first appearance."""
    columns: dict[str, list[int]] = {}
    for column, listing in enumerate(listings):
        for code in listing or ():
            columns.setdefault(code, []).append(column)
    return {code: np.array(places, np.intp) for code, places in columns.items()}


def freeze(array: Array) -> Array:
    """The same array, from now on read-only."""
    array.setflags(write=False)
    return array


def _need_rows(
    rows: list[Row], offers: Sequence[Offer], columns: Mapping[str, Columns]
) -> dict[str, int]:
    """Append one row for each need; where they stand."""
    place = {}
    for code, where in columns.items():
        place[code] = len(rows)
        rows.append(np.zeros(len(offers), np.int32))
        rows[-1][where] = [WEIGHTS.needs * offers[column].needs[code] for column in where.tolist()]
    return place


def _listed_rows(
    rows: list[Row],
    listings: Sequence[frozenset[str] | None],
    percents: Mapping[str, int],
    weight: int,
) -> dict[str | None, int]:
    """Append one row for a code nobody lists and one for each code listed; where they stand."""
    states = [
        "all" if codes is None else "not-listed" if codes else "unknown" for codes in listings
    ]
    unlisted = np.array([weight * percents[state] for state in states], np.int32)
    place: dict[str | None, int] = {None: len(rows)}
    rows.append(unlisted)
    for code, columns in columns_by_code(listings).items():
        place[code] = len(rows)
        rows.append(unlisted.copy())
        rows[-1][columns] = weight * percents["listed"]
    return place


def _level_rows(ranges: Sequence[tuple[int, int] | None]) -> list[Row]:
    """Points of one pillar for each level, from the range each offer suits; None is neutral."""
    known = np.array([suits is not None for suits in ranges], np.bool_)
    lowest = np.array([suits[0] if suits else 0 for suits in ranges], np.int32)
    highest = np.array([suits[1] if suits else 0 for suits in ranges], np.int32)
    rows = []
    for level in LEVELS:
        outside = np.maximum(np.maximum(lowest - level, level - highest), 0)
        percents = np.maximum(100 - LOST_PER_LEVEL * outside, 0)
        rows.append((np.where(known, percents, NEUTRAL) * WEIGHTS.pillar).astype(np.int32))
    return rows
