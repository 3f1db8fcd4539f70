"""Each part of the model explained on its own: its term, what to mind, what would change it.

The parts depend on few facts that return from match to match and from page to page, so the
last ones are remembered; plain tuples, because they are taken apart ten times a page.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from .concepts import PILLAR_COUNT
from .model import (
    NEUTRAL,
    SECTOR_PERCENT,
    SIZE_PERCENT,
    WEIGHTS,
    budget_percent,
    budget_state,
    pillar_percent,
    sector_state,
    size_state,
)
from .results import NO_PARAMS, Caution, Change, Params, Term

Cautions = tuple[Caution, ...]
Changes = tuple[Change, ...]
Part = tuple[Term, Cautions, Changes]
Pillars = tuple[tuple[str, int], ...]
# VND a month, None unknown; whether it is for one user, device or shop.
Price = tuple[int | None, bool]

_REMEMBERED, _MOST_CODES = 4096, 256


@cache  # some twelve thousand at most: 5,001 points of the needs in two states, the rest few
def term(code: str, points: int, state: str) -> Term:
    """A term with what it can give at most."""
    return Term(code, points, 100 * getattr(WEIGHTS, code), state)


QUALITY_TERMS = tuple(
    [term("quality", WEIGHTS.quality * quality, "given") for quality in range(101)]
)
DEPLOYMENT_UNKNOWN: Cautions = (Caution("deployment-unknown", NO_PARAMS),)
LANGUAGE_UNKNOWN: Cautions = (Caution("language-unknown", NO_PARAMS),)
_PRICE_PER_UNIT: Cautions = (Caution("price-per-unit", NO_PARAMS),)
_PRICE_UNKNOWN: Cautions = (Caution("price-unknown", NO_PARAMS),)


def change(code: str, points: int, **params: str | int) -> Change:
    """A change with parameters that nobody can write to, for it is shared."""
    return Change(code, points, MappingProxyType(params))


class Parts(dict[str | None, Part]):
    """The part for each code a profile may state; made when first asked for."""

    def __init__(self, explain: Callable[[str | None], Part]) -> None:
        super().__init__()
        self._explain = explain

    def __missing__(self, code: str | None) -> Part:
        part = self._explain(code)
        if len(self) < _MOST_CODES:
            self[code] = part
        return part


@lru_cache(_REMEMBERED)
def sector_parts(sectors: frozenset[str] | None) -> Parts:
    """A platform's sectors (None: all, empty: unknown) for an enterprise's (None: not stated)."""

    def explain(sector: str | None) -> Part:
        state = sector_state(sectors, sector)
        return _listed_part("sector", state, WEIGHTS.sector, SECTOR_PERCENT[state], sector)

    return Parts(explain)


@lru_cache(_REMEMBERED)
def size_parts(sizes: frozenset[str]) -> Parts:
    """A platform's size classes (empty: unknown) for an enterprise's (None: not stated)."""

    def explain(size: str | None) -> Part:
        state = size_state(sizes, size)
        return _listed_part("size", state, WEIGHTS.size, SIZE_PERCENT[state], size)

    return Parts(explain)


def _listed_part(code: str, state: str, weight: int, percent: int, wanted: str | None) -> Part:
    part = term(code, weight * percent, state)
    if wanted is None or state not in {"unknown", "not-listed"}:
        return part, (), ()
    params: Params = MappingProxyType({code: wanted})
    listed = Change(f"{code}-listed", weight * (100 - percent), params)
    return part, (Caution(f"{code}-{state}", params),), (listed,)


@lru_cache(_REMEMBERED)
def budget_part(price: Price, budget_vnd: int | None) -> Part:
    """A price (None: unknown) for a budget (None: not stated), both VND a month."""
    monthly_vnd, is_per_unit = price
    percent = budget_percent(monthly_vnd, budget_vnd, is_per_unit=is_per_unit)
    state = budget_state(monthly_vnd, budget_vnd, is_per_unit=is_per_unit)
    part = term("budget", WEIGHTS.budget * percent, state)
    if is_per_unit and monthly_vnd:
        return part, *_unit_advice(monthly_vnd, budget_vnd, percent)
    gain = WEIGHTS.budget * (100 - percent)
    if monthly_vnd is None:
        if budget_vnd is None:
            return part, _PRICE_UNKNOWN, ()
        return part, _PRICE_UNKNOWN, (change("price-known", gain, budget_vnd=budget_vnd),)
    if budget_vnd is None:
        return part, (), (change("budget-stated", gain, vnd=monthly_vnd),)
    if monthly_vnd <= budget_vnd:
        return part, (), ()
    money: Params = MappingProxyType({"monthly_vnd": monthly_vnd, "budget_vnd": budget_vnd})
    raised = change("budget-raise-to", gain, vnd=monthly_vnd)
    return part, (Caution("over-budget", money),), (raised,)


def _unit_advice(
    monthly_vnd: int, budget_vnd: int | None, percent: int
) -> tuple[Cautions, Changes]:
    """What to mind and what would change it where the price is that of one user, device or shop."""
    if budget_vnd is None:
        return _PRICE_PER_UNIT, ()
    if monthly_vnd <= budget_vnd:
        gain = WEIGHTS.budget * (100 - percent)
        return _PRICE_PER_UNIT, (change("price-known", gain, budget_vnd=budget_vnd),)
    money: Params = MappingProxyType({"monthly_vnd": monthly_vnd, "budget_vnd": budget_vnd})
    over = (Caution("over-budget", money), *_PRICE_PER_UNIT)
    if gain := WEIGHTS.budget * (NEUTRAL - percent):
        return over, (change("budget-raise-to", gain, vnd=monthly_vnd),)
    return over, ()


def maturity_part(pillars: Pillars, suited: Mapping[str, tuple[int, int]]) -> Part:
    """The pillars an enterprise states for the ranges a platform suits (missing: unknown)."""
    if not pillars or not suited:
        return _MATURITY_UNKNOWN if pillars else _MATURITY_NOT_STATED
    percents, known = NEUTRAL * PILLAR_COUNT, False
    cautions: Cautions = ()
    changes: Changes = ()
    for pillar, level in pillars:
        suits = suited.get(pillar)
        if suits is None:
            continue
        known = True
        if suits[0] <= level <= suits[1]:
            percents += 100 - NEUTRAL
            continue
        percent, caution, raised = _pillar_part(pillar, level, suits)
        percents += percent - NEUTRAL
        cautions += caution
        changes += raised
    state = "outside" if cautions else "in-range" if known else "unknown"
    return term("maturity", WEIGHTS.pillar * percents, state), cautions, changes


_MATURITY_NOT_STATED: Part = term("maturity", WEIGHTS.maturity * NEUTRAL, "not-stated"), (), ()
_MATURITY_UNKNOWN: Part = term("maturity", WEIGHTS.maturity * NEUTRAL, "unknown"), (), ()


@lru_cache(_REMEMBERED)
def _pillar_part(pillar: str, level: int, suits: tuple[int, int]) -> tuple[int, Cautions, Changes]:
    """Percent of a pillar whose level is outside the range, with its caution and change."""
    percent, (lowest, highest) = pillar_percent(suits, level), suits
    levels: dict[str, str | int] = {"pillar": pillar, "level": level}
    levels |= {"lowest": lowest, "highest": highest}
    outside = (Caution("maturity-outside", MappingProxyType(levels)),)
    if level > highest:  # nobody is advised to become less mature
        return percent, outside, ()
    gain = WEIGHTS.pillar * (100 - percent)
    return percent, outside, (change("maturity-raise", gain, pillar=pillar, level=lowest),)


@lru_cache(_REMEMBERED)
def need_change(code: str, gain: int, need: str) -> Changes:
    """What another coverage of one need would gain; () if nothing."""
    return (change(code, gain, need=need),) if gain else ()
