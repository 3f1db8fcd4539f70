"""The catalogue as rows of numbers: one column an offer, one row a fact about all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .concepts import CORE, IMPORTANCES, LEVELS, PILLAR_COUNT, Offer, Profile
from .explain import Asked
from .model import LOST_PER_LEVEL, NEUTRAL, SECTOR_PERCENT, SIZE_PERCENT, WEIGHTS
from .scratch import Arrays

Row = NDArray[np.int16]
Array = TypeVar("Array", bound=NDArray[np.generic])


@dataclass(frozen=True, slots=True, eq=False)
class NeedRows:
    """Coverage of each need, already times importance.

    Attributes:
        table: int16, (3 x needs, offers), 0 to 300; importance w of a need stands w - 1 rows
            below the first row of that need.
        first: need code to its first row.
    """

    table: Row
    first: Mapping[str, int]

    @classmethod
    def build(cls, offers: Sequence[Offer]) -> "NeedRows":
        """Three rows for each need that an offer names."""
        columns = columns_by_code([offer.needs for offer in offers])
        table = np.zeros((len(IMPORTANCES) * len(columns), len(offers)), np.int16)
        first = {code: len(IMPORTANCES) * place for place, code in enumerate(columns)}
        for code, row in first.items():
            strengths = np.array([offers[column].needs[code] for column in columns[code]], np.int16)
            for step, importance in enumerate(IMPORTANCES):
                table[row + step, columns[code]] = importance * strengths
        return cls(freeze(table), first)

    def worth(self, asked: Asked, arrays: Arrays) -> Row | NDArray[np.int32]:
        """Sum of importance times percent over the needs asked for, (offers,).

        Returns: int16 in `arrays.worth`; a fresh int32 array if int16 might overflow.
        """
        first = self.first
        rows = [first[code] + weight - 1 for code, weight in asked.needs if code in first]
        if asked.whole * CORE > np.iinfo(np.int16).max:
            wide: NDArray[np.int32] = self.table[rows].sum(axis=0, dtype=np.int32)
            return wide
        _sum_rows(self.table, rows, arrays.gather, arrays.worth)
        return arrays.worth


@dataclass(frozen=True, slots=True, eq=False)
class FactRows:
    """Points of sector, of size with quality, and of each pillar at each level.

    Attributes:
        table: int16, (facts, offers), hundredths of a percent.
        sector, size: code to row; None is the row of a code that no offer lists.
        size_not_stated: the row of a profile that states no size.
        pillar: pillar code to the row of its level 0; level n stands n rows below.
    """

    table: Row
    sector: Mapping[str | None, int]
    size: Mapping[str | None, int]
    size_not_stated: int
    pillar: Mapping[str, int]

    @classmethod
    def build(cls, offers: Sequence[Offer]) -> "FactRows":
        """Every row that a profile may ask for."""
        rows: list[Row] = []
        quality = np.array([offer.quality for offer in offers], np.int16) * WEIGHTS.quality
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
        return cls(freeze(np.stack(rows)), sector, size, size_not_stated, pillar)

    def points(self, profile: Profile, arrays: Arrays) -> int:
        """Set `arrays.points` to all but needs and budget, less what is the same for all.

        Returns: what is the same for all, hundredths of a percent.
        """
        size, neutral = self.size_not_stated, 0
        if profile.size is not None:
            size = self.size.get(profile.size, self.size[None])
        rows = [size]
        if profile.sector is None:
            neutral += WEIGHTS.sector * SECTOR_PERCENT["not-stated"]
        else:
            rows.append(self.sector.get(profile.sector, self.sector[None]))
        stated = PILLAR_COUNT
        for pillar, level in profile.maturity.items():
            if pillar in self.pillar:
                rows.append(self.pillar[pillar] + level)
                stated -= 1
        _sum_rows(self.table, rows, arrays.gather, arrays.points)
        return neutral + WEIGHTS.pillar * NEUTRAL * stated


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """The prices of offers that stand in the order of `by_price`.

    Attributes:
        known: int64, VND a month, rising; those of the last columns.
        listed: the same, for bisection.
        unknown: how many columns stand before them.
    """

    known: NDArray[np.int64]
    listed: Sequence[int]
    unknown: int

    @classmethod
    def build(cls, offers: Sequence[Offer]) -> "Prices":
        """The prices of offers in the order of `by_price`."""
        known = [offer.monthly_vnd for offer in offers if offer.monthly_vnd is not None]
        return cls(freeze(np.array(known, np.int64)), known, len(offers) - len(known))

    def add_points(self, budget_vnd: int, points: Row) -> None:
        """Add what the budget gives each offer: only those between it and its double are divided."""
        inside = bisect_right(self.listed, budget_vnd)
        beyond = bisect_left(self.listed, 2 * budget_vnd)
        points[: self.unknown] += WEIGHTS.budget * NEUTRAL
        points[self.unknown : self.unknown + inside] += WEIGHTS.budget * 100
        if inside < beyond:
            percents = 100 * (2 * budget_vnd - self.known[inside:beyond]) // budget_vnd
            over = (WEIGHTS.budget * percents).astype(np.int16)
            points[self.unknown + inside : self.unknown + beyond] += over


def by_price(offer: Offer) -> tuple[bool, int, int]:
    """Sort key of the columns: unknown prices, then by rising price; equal ones by id."""
    price = offer.monthly_vnd
    return price is not None, price or 0, offer.id


def columns_by_code(listings: Sequence[Iterable[str] | None]) -> dict[str, list[int]]:
    """Code to the columns of the listings it stands in, rising; codes by first appearance."""
    columns: dict[str, list[int]] = {}
    for column, listing in enumerate(listings):
        for code in listing or ():
            columns.setdefault(code, []).append(column)
    return columns


def freeze(array: Array) -> Array:
    """The same array, from now on read-only."""
    array.setflags(write=False)
    return array


def _sum_rows(table: Row, rows: list[int], gather: Row, out: Row) -> None:
    """Set `out` to the sum of the given rows; 0 if there are none."""
    if 0 < len(rows) <= len(gather):
        chosen = table.take(rows, 0, gather[: len(rows)], "clip")
        np.add.reduce(chosen, 0, np.int16, out=out)
        return
    out.fill(0)
    for row in rows:
        np.add(out, table[row], out=out)


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
    unlisted = np.array([weight * percents[state] for state in states], np.int16)
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
    lowest = np.array([suits[0] if suits else 0 for suits in ranges], np.int16)
    highest = np.array([suits[1] if suits else 0 for suits in ranges], np.int16)
    rows = []
    for level in LEVELS:
        outside = np.maximum(np.maximum(lowest - level, level - highest), 0)
        percents = np.maximum(100 - LOST_PER_LEVEL * outside, 0)
        rows.append((np.where(known, percents, NEUTRAL) * WEIGHTS.pillar).astype(np.int16))
    return rows
