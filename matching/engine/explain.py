"""Why platforms score what they score, what to mind, and what would change it."""

from collections.abc import Iterable
from operator import attrgetter, itemgetter
from typing import NamedTuple

from .concepts import CORE, SUPPORTING, Offer, Profile
from .model import WEIGHTS
from .parts import (
    DEPLOYMENT_UNKNOWN,
    LANGUAGE_UNKNOWN,
    QUALITY_TERMS,
    Changes,
    Pillars,
    budget_part,
    maturity_part,
    need_change,
    sector_part,
    size_part,
    term,
)
from .results import Match, Term

_points, _importance = attrgetter("points"), itemgetter(1)

Codes = tuple[str, ...]
# For each need asked for, in order, the percent to which it is covered; None is not at all.
Pattern = tuple[int | None, ...]
# The needs' term, what would change it, and the needs met, partly met and unmet.
Coverage = tuple[Term, Changes, Codes, Codes, Codes]


class Asked(NamedTuple):
    """A profile made ready for many offers.

    Attributes:
        codes: of the needs, by falling importance, then code.
        importances: of the same needs.
        whole: their sum, W of the model.
        pillars: (code, level), by code.
    """

    profile: Profile
    codes: Codes
    importances: tuple[int, ...]
    whole: int
    pillars: Pillars

    @classmethod
    def of(cls, profile: Profile) -> "Asked":
        """The profile with its needs and pillars in their one order."""
        needs = sorted(profile.needs.items())
        needs.sort(key=_importance, reverse=True)  # stable: equal ones stay by code
        importances = tuple([importance for _, importance in needs])
        pillars = tuple(sorted(profile.maturity.items())) if profile.maturity else ()
        return cls(
            profile, tuple([code for code, _ in needs]), importances, sum(importances), pillars
        )


def explain(asked: Asked, offers: Iterable[Offer]) -> tuple[Match, ...]:
    """Offers that meet a need, scored term by term and explained.

    Returns: for each offer, in order, a Match whose terms add up to its score, S // W.
    """
    codes, matches = asked.codes, []
    coverages: dict[Pattern, Coverage] = {}
    for offer in offers:
        pattern = tuple(map(offer.needs.get, codes))
        coverage = coverages.get(pattern)
        if coverage is None:  # most platforms share their pattern with another
            coverage = coverages[pattern] = _coverage(asked, pattern)
        matches.append(_match(asked, offer, coverage))
    return tuple(matches)


def _match(asked: Asked, offer: Offer, coverage: Coverage) -> Match:
    profile = asked.profile
    needs, need_changes, met, partly, unmet = coverage
    sector, sector_cautions, sector_changes = sector_part(offer.sectors, profile.sector)
    size, size_cautions, size_changes = size_part(offer.sizes, profile.size)
    budget, cautions, budget_changes = budget_part(offer.monthly_vnd, profile.budget_vnd)
    maturity, levels, level_changes = maturity_part(asked.pillars, offer.maturity)
    terms = needs, sector, size, budget, maturity, QUALITY_TERMS[offer.quality]
    cautions = cautions + sector_cautions + size_cautions + levels
    if profile.deployments and not offer.deployments:
        cautions += DEPLOYMENT_UNKNOWN
    if profile.languages and not offer.languages:
        cautions += LANGUAGE_UNKNOWN
    changes = need_changes + sector_changes + size_changes + budget_changes + level_changes
    if len(changes) > 1:
        changes = tuple(sorted(changes, key=_points, reverse=True))
    score = sum(map(_points, terms))
    return Match(offer.id, offer.slug, score, terms, met, partly, unmet, cautions, changes)


def _coverage(asked: Asked, pattern: Pattern) -> Coverage:
    met: list[str] = []
    partly: list[str] = []
    unmet: list[str] = []
    changes: Changes = ()
    worth, whole, importances = 0, asked.whole, asked.profile.needs
    for code, importance, percent in zip(asked.codes, asked.importances, pattern, strict=True):
        if percent is None:
            unmet.append(code)
            continue
        worth += importance * percent
        (met if percent == CORE else partly).append(code)
    points = WEIGHTS.needs * worth // whole
    for code in partly:
        better = worth + importances[code] * (CORE - SUPPORTING)
        gain = WEIGHTS.needs * better // whole - points
        changes += need_change("core-instead-of-supporting", gain, code)
    for code in unmet[:1]:  # one of the most important: no other gains more
        gain = WEIGHTS.needs * worth // (whole - importances[code]) - points
        changes += need_change("drop-need", gain, code)
    state = "partial" if partly or unmet else "full"
    return term("needs", points, state), changes, tuple(met), tuple(partly), tuple(unmet)
