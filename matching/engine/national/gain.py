"""What one more platform would change, by need, sector and province."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self, TypeVar

import numpy as np

from matching.engine.concepts import Offer

from .bests import Bests
from .one import column
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
        gains: hundredths of a percent by which the best score rises to how many rise so.
    """

    counts: Counts
    needs: Mapping[str, tuple[int, int]]
    sectors: Mapping[str, Counts]
    gains: Mapping[int, int]

    def __add__(self, other: Self) -> "Share":
        return Share(
            self.counts + other.counts,
            _added(self.needs, other.needs, lambda one, two: (one[0] + two[0], one[1] + two[1])),
            _added(self.sectors, other.sectors, operator.add),
            _added(self.gains, other.gains, operator.add),
        )

    @property
    def median(self) -> int:
        """The middle rise among the better off, the lower of two; 0 without any."""
        left = (self.counts.better + 1) // 2
        for points in sorted(self.gains):
            left -= self.gains[points]
            if left <= 0:
                return points
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
    rise = one.exact // np.maximum(bests.whole, 1) - bests.score
    states = _States(
        rise=rise,
        better=(one.exact > bests.exact[:, 0]) & (rise >= least),
        first_three=one.exact > bests.exact[:, FIRST_FEW - 1],
        first_ten=one.exact > bests.exact[:, 9],
        fits=one.exact > 0,
        nothing=bests.matches == 0,
        opened=one.covers(population) & bests.uncovered,
    )
    provinces = {}
    for place in np.unique(population.province[states.fits]).tolist():
        code = population.codes.provinces[place] if place >= 0 else ELSEWHERE
        rows = np.flatnonzero(states.fits & (population.province == place))
        provinces[code] = _share(population, states, rows, offer)
    return Gain(len(population), provinces)


@dataclass(frozen=True, slots=True, eq=False)
class _States:
    """Of each profile; `opened` of each need that is named."""

    rise: Int64
    better: Flags
    first_three: Flags
    first_ten: Flags
    fits: Flags
    nothing: Flags
    opened: Flags

    def counts(self, rows: Int64) -> Counts:
        better = self.better[rows]
        return Counts(
            better=int(better.sum()),
            from_nothing=int((better & self.nothing[rows]).sum()),
            first_three=int(self.first_three[rows].sum()),
            first_ten=int(self.first_ten[rows].sum()),
            fits=int(self.fits[rows].sum()),
        )


def _share(population: Population, states: _States, rows: Int64, offer: Offer) -> Share:
    sector, codes = population.sector[rows], population.codes
    points, times = np.unique(states.rise[rows[states.better[rows]]], return_counts=True)
    return Share(
        counts=states.counts(rows),
        needs=_by_need(population, states, rows, offer),
        sectors={
            codes.sectors[place] if place >= 0 else ELSEWHERE: states.counts(rows[sector == place])
            for place in np.unique(sector).tolist()
        },
        gains=dict(zip(points.tolist(), times.tolist(), strict=True)),
    )


def _by_need(
    population: Population, states: _States, rows: Int64, offer: Offer
) -> dict[str, tuple[int, int]]:
    places, codes = population.needs.places(rows), population.codes.needs
    value = population.needs.value[places]
    asks = np.repeat(states.better[rows], population.needs.lengths[rows])
    wanted = np.bincount(value[asks], minlength=len(codes))
    opened = np.bincount(value[states.opened[places]], minlength=len(codes))
    return {
        code: (int(wanted[place]), int(opened[place]))
        for place, code in enumerate(codes)
        if code in offer.needs
    }
