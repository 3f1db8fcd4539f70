"""What one more platform would change, by need, sector and province."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self, TypeVar

import numpy as np

from matching.engine.concepts import Offer

from .bests import Bests
from .one import Column, column
from .population import Population
from .ragged import Flags, Int64

# Where it is not said which province or sector it is.
ELSEWHERE = ""
FIRST_FEW = 3
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many enterprises.

    Attributes:
        better: the newcomer would stand first, by at least what was asked.
        from_nothing: those of them for whom nothing fits today.
        first_three, first_ten: it would stand among so many, first included.
        fits: it would be a match at all.
    """

    better: int = 0
    from_nothing: int = 0
    first_three: int = 0
    first_ten: int = 0
    fits: int = 0

    def __add__(self, other: Self) -> "Counts":
        return Counts(
            self.better + other.better,
            self.from_nothing + other.from_nothing,
            self.first_three + other.first_three,
            self.first_ten + other.first_ten,
            self.fits + other.fits,
        )


@dataclass(frozen=True, slots=True)
class Share:
    """The gain of one part of the enterprises, such as a province.

    Attributes:
        counts: of all of them.
        needs: need of the newcomer to how many of the better off ask for it, and for how many
            enterprises it would be covered for the first time.
        sectors: section to counts; "" where none is stated.
        rises: whole percents, rounded down, by which the best score rises to how many rise so.
    """

    counts: Counts
    needs: Mapping[str, tuple[int, int]]
    sectors: Mapping[str, Counts]
    rises: Mapping[int, int]

    def __add__(self, other: Self) -> "Share":
        return Share(
            self.counts + other.counts,
            _added(self.needs, other.needs, lambda one, two: (one[0] + two[0], one[1] + two[1])),
            _added(self.sectors, other.sectors, operator.add),
            _added(self.rises, other.rises, operator.add),
        )

    @property
    def median(self) -> int:
        """The middle rise among the better off, the lower of two, whole percents; 0 without any."""
        left = (self.counts.better + 1) // 2
        for percent in sorted(self.rises):
            left -= self.rises[percent]
            if left <= 0:
                return percent
        return 0


def _added(
    one: Mapping[Key, Value], two: Mapping[Key, Value], add: Callable[[Value, Value], Value]
) -> dict[Key, Value]:
    """Both, what stands in both added up."""
    both = dict(one)
    for key, value in two.items():
        both[key] = add(both[key], value) if key in both else value
    return both


NONE = Share(Counts(), {}, {}, {})


@dataclass(frozen=True, slots=True)
class Gain:
    """What one more platform would change.

    Attributes:
        asked: how many profiles there are.
        provinces: province to its share; "" where none is stated. Those without any are left out.
    """

    asked: int
    provinces: Mapping[str, Share]

    def __add__(self, other: Self) -> "Gain":
        """Of two populations together; no profile may be in both."""
        both = _added(self.provinces, other.provinces, operator.add)
        return Gain(self.asked + other.asked, both)

    @property
    def whole(self) -> Share:
        """Of all provinces together."""
        return sum(self.provinces.values(), NONE)


def gain(population: Population, bests: Bests, offer: Offer, *, least: int = 0) -> Gain:
    """What a platform that is not in the catalogue would change for everybody.

    Equal scores change nothing: the newcomer has to score more to stand before another.

    Args:
        bests: of the same population, at least ten places each.
        least: by how many hundredths of a percent the best score has to rise, >= 0.

    Raises: ValueError: fewer than ten places are known, or `least` is below 0.
    """
    if bests.limit < 10 or least < 0:
        raise ValueError("ten places have to be known, and a rise is never below 0")
    one = column(population, offer)
    fits = np.flatnonzero(one.exact)
    exact, first = one.exact[fits], bests.exact[fits]
    rise = exact // np.maximum(bests.whole[fits], 1) - bests.score[fits]
    better = (exact > first[:, 0]) & (rise >= least)
    cells = _Cells.of(population, fits)
    counts = cells.counts(
        better,
        better & (bests.matches[fits] == 0),
        exact > first[:, FIRST_FEW - 1],
        exact > first[:, 9],
        np.ones(len(fits), np.bool_),
    )
    rises = cells.rises(rise[better] // 100, better)
    is_better = np.zeros(len(population), np.bool_)
    is_better[fits[better]] = True
    needs = _by_need(population, bests, one, is_better, offer)
    shares = {
        code: Share(_total(sectors), needs.get(code, {}), sectors, rises.get(code, {}))
        for code, sectors in counts.items()
    }
    return Gain(len(population), shares)


def better(population: Population, bests: Bests, offer: Offer) -> dict[str, tuple[int, int]]:
    """The two first figures of `gain` alone, at half its cost: for one variant among several.

    Returns: province ("" where none is stated) to how many would be better off, and how many of
        them have nothing today; provinces without any are left out.
    """
    exact = column(population, offer).exact
    rows = np.flatnonzero(exact > bests.exact[:, 0])
    provinces = (*population.codes.provinces, ELSEWHERE)
    province = population.province[rows].astype(np.int64) % len(provinces)
    nothing = bests.matches[rows] == 0
    pairs = [
        np.bincount(chosen, minlength=len(provinces)).tolist()
        for chosen in (province, province[nothing])
    ]
    named = zip(provinces, *pairs, strict=True)
    return {code: (count, empty) for code, count, empty in named if count}


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """Rows by province and sector: place of each row's pair among all pairs."""

    provinces: tuple[str, ...]
    sectors: tuple[str, ...]
    cell: Int64

    @classmethod
    def of(cls, population: Population, rows: Int64) -> "_Cells":
        codes = population.codes
        provinces, sectors = (*codes.provinces, ELSEWHERE), (*codes.sectors, ELSEWHERE)
        # -1 for nothing stated becomes the last of each.
        province = population.province[rows].astype(np.int64) % len(provinces)
        return cls(
            provinces, sectors, province * len(sectors) + population.sector[rows] % len(sectors)
        )

    def counts(self, *flags: Flags) -> dict[str, dict[str, Counts]]:
        """Province and sector to how many rows have each flag; pairs without rows left out."""
        size = len(self.provinces) * len(self.sectors)
        table = np.array([np.bincount(self.cell[flag], minlength=size) for flag in flags])
        counts: dict[str, dict[str, Counts]] = {}
        for cell in np.flatnonzero(table.any(axis=0)).tolist():
            province, sector = divmod(cell, len(self.sectors))
            by_sector = counts.setdefault(self.provinces[province], {})
            by_sector[self.sectors[sector]] = Counts(*table[:, cell].tolist())
        return counts

    def rises(self, percents: Int64, chosen: Flags) -> dict[str, dict[int, int]]:
        """Province to whole percents to how many of the chosen rows rise so."""
        width = int(percents.max(initial=0)) + 1
        places = self.cell[chosen] // len(self.sectors) * width + percents
        found: dict[str, dict[int, int]] = {}
        for place, times in zip(*map(_listed, np.unique(places, return_counts=True)), strict=True):
            province, percent = divmod(place, width)
            found.setdefault(self.provinces[province], {})[percent] = times
        return found


def _listed(array: Int64) -> list[int]:
    values: list[int] = array.tolist()
    return values


def _total(sectors: Mapping[str, Counts]) -> Counts:
    return sum(sectors.values(), Counts())


def _by_need(
    population: Population, bests: Bests, one: Column, is_better: Flags, offer: Offer
) -> dict[str, dict[str, tuple[int, int]]]:
    """Province and need of the offer to how many better off ask for it, how many it opens to."""
    codes, needs = population.codes, population.needs
    provinces = (*codes.provinces, ELSEWHERE)
    found: dict[str, dict[str, tuple[int, int]]] = {code: {} for code in provinces}
    for code in offer.needs:
        if code not in codes.needs:
            continue
        entries = np.flatnonzero(needs.value == codes.needs.index(code))
        rows = np.searchsorted(needs.start, entries, "right") - 1
        province = population.province[rows].astype(np.int64) % len(provinces)
        opened = one.is_feasible[rows] & bests.uncovered[entries]
        pairs = [
            np.bincount(province[flags], minlength=len(provinces)).tolist()
            for flags in (is_better[rows], opened)
        ]
        for name, asks, opens in zip(provinces, *pairs, strict=True):
            found[name][code] = (asks, opens)
    return found
