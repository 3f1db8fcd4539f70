"""Why a platform scores what it scores, what to mind, and what would change it.

Each part of the model is explained on its own: its term, its cautions, its changes. Parts
that depend on few facts are remembered, in bounded caches, because a page shows ten matches
and the same facts return from page to page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from .concepts import CORE, PILLAR_COUNT, Offer, Profile
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
from .results import NO_PARAMS, Caution, Change, Match, Term

_REMEMBERED = 8192
_DEPLOYMENT_UNKNOWN = (Caution("deployment-unknown", NO_PARAMS),)
_LANGUAGE_UNKNOWN = (Caution("language-unknown", NO_PARAMS),)
_points = attrgetter("points")


@dataclass(frozen=True, slots=True)
class Asked:
    """A profile made ready for many offers.

    Attributes:
        needs: (code, importance), by falling importance, then code.
        whole: the sum of the importances, W of the model.
        pillars: (code, level), by code.
    """

    profile: Profile
    needs: tuple[tuple[str, int], ...]
    whole: int
    pillars: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, profile: Profile) -> "Asked":
        """The profile with its needs and pillars in their one order."""
        needs = sorted(profile.needs.items(), key=lambda need: (-need[1], need[0]))
        pillars = sorted(profile.maturity.items())
        return cls(profile, tuple(needs), sum(profile.needs.values()), tuple(pillars))


class _Part(NamedTuple):
    """One part of the model, explained."""

    term: Term
    cautions: tuple[Caution, ...] = ()
    changes: tuple[Change, ...] = ()


def explain(asked: Asked, offer: Offer) -> Match:
    """One offer that meets a need, scored term by term and explained.

    Returns: a Match whose terms add up to its score, S // W of the model.
    """
    profile = asked.profile
    met, partly, unmet, needs = _needs(asked, offer.needs)
    sector = _sector(offer.sectors, profile.sector)
    size = _size(offer.sizes, profile.size)
    budget = _budget(offer.monthly_vnd, profile.budget_vnd)
    maturity = _maturity(asked.pillars, offer.maturity)
    quality = _term("quality", WEIGHTS.quality * offer.quality, "given")
    terms = (needs.term, sector.term, size.term, budget.term, maturity.term, quality)
    cautions = budget.cautions + sector.cautions + size.cautions + maturity.cautions
    if profile.deployments and not offer.deployments:
        cautions += _DEPLOYMENT_UNKNOWN
    if profile.languages and not offer.languages:
        cautions += _LANGUAGE_UNKNOWN
    changes = needs.changes + sector.changes + size.changes + budget.changes + maturity.changes
    if len(changes) > 1:
        changes = tuple(sorted(changes, key=_points, reverse=True))
    score = sum(map(_points, terms))
    return Match(offer.id, offer.slug, score, terms, met, partly, unmet, cautions, changes)


Codes = tuple[str, ...]


def _needs(asked: Asked, offered: Mapping[str, int]) -> tuple[Codes, Codes, Codes, _Part]:
    """The needs met, partly met and unmet, and the part they make."""
    met: list[str] = []
    partly: list[str] = []
    unmet: list[str] = []
    worth, whole = 0, asked.whole
    for code, importance in asked.needs:
        strength = offered.get(code)
        if strength is None:
            unmet.append(code)
        else:
            worth += importance * strength
            (met if strength == CORE else partly).append(code)
    points = WEIGHTS.needs * worth // whole
    importances, changes = asked.profile.needs, []
    for code in partly:
        better = worth + importances[code] * (CORE - offered[code])
        gain = WEIGHTS.needs * better // whole - points
        changes.append(_need_change("core-instead-of-supporting", gain, code))
    if unmet:  # the first is among the most important, so none gains more
        gain = WEIGHTS.needs * worth // (whole - importances[unmet[0]]) - points
        changes.append(_need_change("drop-need", gain, unmet[0]))
    term = _term("needs", points, "partial" if changes else "full")
    useful = tuple([change for change in changes if change.points])
    return tuple(met), tuple(partly), tuple(unmet), _Part(term, (), useful)


@lru_cache(_REMEMBERED)
def _need_change(code: str, gain: int, need: str) -> Change:
    return Change(code, gain, MappingProxyType({"need": need}))


@lru_cache(_REMEMBERED)
def _term(code: str, points: int, state: str) -> Term:
    return Term(code, points, 100 * getattr(WEIGHTS, code), state)


@lru_cache(_REMEMBERED)
def _sector(sectors: frozenset[str] | None, sector: str | None) -> _Part:
    state = sector_state(sectors, sector)
    return _listed("sector", state, WEIGHTS.sector, SECTOR_PERCENT[state], sector)


@lru_cache(_REMEMBERED)
def _size(sizes: frozenset[str], size: str | None) -> _Part:
    state = size_state(sizes, size)
    return _listed("size", state, WEIGHTS.size, SIZE_PERCENT[state], size)


def _listed(code: str, state: str, weight: int, percent: int, wanted: str | None) -> _Part:
    term = _term(code, weight * percent, state)
    if wanted is None or state not in {"unknown", "not-listed"}:
        return _Part(term)
    params = MappingProxyType({code: wanted})
    change = Change(f"{code}-listed", weight * (100 - percent), params)
    return _Part(term, (Caution(f"{code}-{state}", params),), (change,))


@lru_cache(_REMEMBERED)
def _budget(monthly_vnd: int | None, budget_vnd: int | None) -> _Part:
    percent, state = budget_percent(monthly_vnd, budget_vnd), budget_state(monthly_vnd, budget_vnd)
    term = _term("budget", WEIGHTS.budget * percent, state)
    gain = WEIGHTS.budget * (100 - percent)
    if monthly_vnd is None:
        unknown = (Caution("price-unknown", NO_PARAMS),)
        if budget_vnd is None:
            return _Part(term, unknown)
        known = Change("price-known", gain, MappingProxyType({"budget_vnd": budget_vnd}))
        return _Part(term, unknown, (known,))
    vnd = MappingProxyType({"vnd": monthly_vnd})
    if budget_vnd is None:
        return _Part(term, (), (Change("budget-stated", gain, vnd),))
    if monthly_vnd <= budget_vnd:
        return _Part(term)
    money = MappingProxyType({"monthly_vnd": monthly_vnd, "budget_vnd": budget_vnd})
    raised = Change("budget-raise-to", gain, vnd)
    return _Part(term, (Caution("over-budget", money),), (raised,))


def _maturity(pillars: tuple[tuple[str, int], ...], suited: Mapping[str, tuple[int, int]]) -> _Part:
    percents, known = NEUTRAL * PILLAR_COUNT, False
    cautions: tuple[Caution, ...] = ()
    changes: tuple[Change, ...] = ()
    for pillar, level in pillars if suited else ():
        if suits := suited.get(pillar):
            percent, caution, change = _pillar(pillar, level, suits)
            percents, known = percents + percent - NEUTRAL, True
            cautions += caution
            changes += change
    state = "outside" if cautions else "in-range" if known else "unknown"
    term = _term("maturity", WEIGHTS.pillar * percents, state if pillars else "not-stated")
    return _Part(term, cautions, changes)


@lru_cache(_REMEMBERED)
def _pillar(
    pillar: str, level: int, suits: tuple[int, int]
) -> tuple[int, tuple[Caution, ...], tuple[Change, ...]]:
    """Percent, caution and change of one pillar that platform and profile both state."""
    percent, (lowest, highest) = pillar_percent(suits, level), suits
    if percent == 100:
        return percent, (), ()
    levels: dict[str, str | int] = {"pillar": pillar, "level": level}
    range_: dict[str, str | int] = {"lowest": lowest, "highest": highest}
    caution = Caution("maturity-outside", MappingProxyType(levels | range_))
    if level > highest:  # nobody is advised to become less mature
        return percent, (caution,), ()
    raised = MappingProxyType(levels | {"level": lowest})
    return (
        percent,
        (caution,),
        (Change("maturity-raise", WEIGHTS.pillar * (100 - percent), raised),),
    )
