"""How each need stands for whom, worked out over the whole catalogue at once and counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.engine import CORE, Offer
from matching.engine.national import Population

# How a need of an enterprise stands, the worst first; a need met well has no name of its own.
STATES = ("nowhere", "deployment", "language", "link", "several", "partly", "price")
NOWHERE, DEPLOYMENT, LANGUAGE, LINK, SEVERAL, PARTLY, PRICE, MET = range(8)
_CHUNK = 2_000
_NO_PRICE = np.iinfo(np.int64).max
Codes = frozenset[str]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Conditions:
    """The hard requirements of an enterprise: as in `matching.engine.Profile`."""

    deployments: Codes = frozenset()
    languages: Codes = frozenset()
    must_link: Codes = frozenset()
    excluded: Codes = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Askers:
    """Those who declared needs. All arrays of one length but the last two, which are pairs.

    Attributes:
        section, province: places on their axes; the last place is "not said".
        conditions: places in a list of distinct `Conditions`.
        budget_vnd: a month; -1 where none was stated.
        who, need: rising by `who`: that one declared that need, each pair once.
    """

    section: Places
    province: Places
    conditions: Places
    budget_vnd: Places
    who: Places
    need: Places


@dataclass(frozen=True, slots=True, eq=False)
class Standings:
    """How needs stand under conditions: arrays (conditions, needs).

    Attributes:
        state: one of the numbers above, never PRICE.
        floor_vnd: the lowest price of those that have the need at their core and meet the
            conditions; 0 where one of them tells no price; the largest number where there is none.
    """

    state: NDArray[np.uint8]
    floor_vnd: Places


def standings(
    offers: Sequence[Offer], needs: Sequence[str], conditions: Sequence[Conditions]
) -> Standings:
    """Where each need is met, and what keeps it out where it is not.

    NOWHERE: no offer has it. DEPLOYMENT, LANGUAGE, LINK: an offer that has it fails that kind of
    requirement alone, the first of these. SEVERAL: each that has it fails several kinds, or is in
    use already. PARTLY: only supported by what fits. MET: at the core of something that fits.
    """
    place = {code: at for at, code in enumerate(needs)}
    covered = np.zeros((len(offers), len(needs)), np.float32)
    for row, offer in enumerate(offers):
        for code in offer.needs.keys() & place.keys():
            covered[row, place[code]] = offer.needs[code]
    catalogue = _Catalogue(offers, covered)
    state = np.empty((len(conditions), len(needs)), np.uint8)
    floor = np.empty((len(conditions), len(needs)), np.int64)
    for first in range(0, len(conditions), _CHUNK):
        rows = slice(first, first + _CHUNK)
        state[rows], floor[rows] = catalogue.judged(conditions[rows])
    return Standings(state, floor)


class _Catalogue:
    """The offers as columns: what each covers, and which of them fail a requirement."""

    def __init__(self, offers: Sequence[Offer], covered: NDArray[np.float32]) -> None:
        self.offers = offers
        self.any = (covered > 0).astype(np.float32)
        self.core = (covered >= CORE).astype(np.float32)
        prices = [0 if each.monthly_vnd is None else each.monthly_vnd for each in offers]
        self.prices = np.array(prices, np.int64)
        self.rows: dict[tuple[str, Codes], Flags] = {}

    def judged(self, conditions: Sequence[Conditions]) -> tuple[NDArray[np.uint8], Places]:
        fails = [self._fails(kind, conditions) for kind in ("deployment", "language", "link")]
        used = self._fails("excluded", conditions)
        fits = ~(fails[0] | fails[1] | fails[2] | used)
        state = np.full((len(conditions), self.any.shape[1]), SEVERAL, np.uint8)
        for code, kind in reversed([*enumerate(fails, DEPLOYMENT)]):
            others = [each for each in (*fails, used) if each is not kind]
            state[self._has(kind & ~(others[0] | others[1] | others[2]), self.any)] = code
        state[:, ~self.any.any(axis=0)] = NOWHERE
        state[self._has(fits, self.any)] = PARTLY
        state[self._has(fits, self.core)] = MET
        return state, self._floor(fits)

    def _has(self, columns: Flags, covered: NDArray[np.float32]) -> Flags:
        """Whether any of the columns covers each need, by conditions."""
        has: Flags = columns.astype(np.float32) @ covered > 0
        return has

    def _floor(self, fits: Flags) -> Places:
        floor = np.full((len(fits), self.core.shape[1]), _NO_PRICE, np.int64)
        for need in range(self.core.shape[1]):
            columns = self.core[:, need].nonzero()[0]
            if len(columns):
                prices = np.where(fits[:, columns], self.prices[columns], _NO_PRICE)
                floor[:, need] = prices.min(axis=1)
        return floor

    def _fails(self, kind: str, conditions: Sequence[Conditions]) -> Flags:
        names = {"deployment": "deployments", "language": "languages", "link": "must_link"}
        asked = [getattr(each, names.get(kind, kind)) for each in conditions]
        return np.array([self._row(kind, codes) for codes in asked], bool).reshape(
            len(conditions), len(self.offers)
        )

    def _row(self, kind: str, codes: Codes) -> Flags:
        """Which offers fail requirements of one kind; as `matching.engine.requirements` says."""
        known = self.rows.get((kind, codes))
        if known is None:
            known = np.array([_does_fail(kind, codes, each) for each in self.offers], bool)
            self.rows[kind, codes] = known
        return known


def _does_fail(kind: str, codes: Codes, offer: Offer) -> bool:
    if kind == "deployment":
        return bool(codes and offer.deployments and codes.isdisjoint(offer.deployments))
    if kind == "language":
        return bool(offer.languages and codes - offer.languages)
    if kind == "link":
        return bool(codes - offer.links - {offer.slug})
    return offer.slug in codes


def counted(
    askers: Askers, found: Standings, *, sections: int, provinces: int
) -> NDArray[np.int64]:
    """How many declared each need, by how it stands for them.

    Args:
        sections, provinces: lengths of the axes, "not said" among them.

    Returns: (needs + 1, sections, provinces, 8): by state, MET the last; the last need is "any",
    in which everybody counts once, by her worst need.
    """
    needs = found.state.shape[1]
    shape = (needs + 1, sections, provinces, MET + 1)
    if not len(askers.who):
        return np.zeros(shape, np.int64)
    states = _states(askers, found)
    firsts = np.flatnonzero(np.diff(askers.who, prepend=-1))
    who = np.concatenate([askers.who, askers.who[firsts]])
    need = np.concatenate([askers.need, np.full(len(firsts), needs)])
    state = np.concatenate([states, np.minimum.reduceat(states, firsts)])
    places = np.ravel_multi_index(
        (need, askers.section[who], askers.province[who], state.astype(np.int64)), shape
    )
    return np.bincount(places, minlength=int(np.prod(shape))).reshape(shape).astype(np.int64)


def _states(askers: Askers, found: Standings) -> NDArray[np.uint8]:
    """How each pair stands, the budget of who declared it among the reasons."""
    condition, budget = askers.conditions[askers.who], askers.budget_vnd[askers.who]
    state = found.state[condition, askers.need]
    is_over = (budget >= 0) & (found.floor_vnd[condition, askers.need] > budget)
    return np.where((state == MET) & is_over, PRICE, state).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Axes:
    """The codes along each axis, in order."""

    needs: tuple[str, ...]
    sections: tuple[str, ...]
    provinces: tuple[str, ...]


Cell = tuple[str | None, str | None, str | None, int, tuple[int, ...]]


def cells(counts: NDArray[np.int64], axes: Axes) -> Iterator[Cell]:
    """What is not nothing: need (None: any), section, province (None: not said), asked, by state.

    The states are those of STATES.
    """
    needs, sections = (*axes.needs, None), (*axes.sections, None)
    provinces = (*axes.provinces, None)
    asked = counts.sum(axis=-1)
    for need, section, province in np.argwhere(asked):
        by_state = tuple(int(each) for each in counts[need, section, province, :MET])
        total = int(asked[need, section, province])
        yield needs[need], sections[section], provinces[province], total, by_state


def askers_of(population: Population, axes: Axes) -> tuple[Askers, list[Conditions]]:
    """Profiles in columns as those who declared needs; a need that is on no axis is passed over."""
    codes = population.codes
    need = _places(codes.needs, axes.needs)[population.needs.value]
    is_known = need < len(axes.needs)
    which, conditions = _conditions(population)
    return Askers(
        section=_placed(population.sector, codes.sectors, axes.sections),
        province=_placed(population.province, codes.provinces, axes.provinces),
        conditions=which,
        budget_vnd=population.budget_vnd.astype(np.int64),
        who=population.needs.owners()[is_known].astype(np.int64),
        need=need[is_known],
    ), conditions


def _conditions(population: Population) -> tuple[Places, list[Conditions]]:
    """Which of the distinct conditions each profile has; most name no slug and go by their way."""
    which = population.way.astype(np.int64)
    conditions = [Conditions(deployments, said) for deployments, said in population.codes.ways]
    known = {each: place for place, each in enumerate(conditions)}
    slugs = population.codes.slugs
    lists = (population.links, population.excluded)
    named = np.flatnonzero((lists[0].lengths > 0) | (lists[1].lengths > 0))
    for row in named:
        links, used = (
            frozenset(slugs[at] for at in each.value[each.start[row] : each.start[row + 1]])
            for each in lists
        )
        deployments, languages = population.codes.ways[population.way[row]]
        full = Conditions(deployments, languages, links, used)
        which[row] = known.setdefault(full, len(known))
    return which, list(known)


def _placed(column: NDArray[Any], codes: Sequence[str], axis: Sequence[str]) -> Places:
    """Places on an axis; its end for what is not on it, or was not said (-1)."""
    places: Places = np.append(_places(codes, axis), len(axis))[column]
    return places


def _places(codes: Sequence[str], axis: Sequence[str]) -> Places:
    """Of each code its place on the axis, the axis' end for what is not on it."""
    place = {code: at for at, code in enumerate(axis)}
    return np.array([place.get(code, len(axis)) for code in codes], np.int64)
