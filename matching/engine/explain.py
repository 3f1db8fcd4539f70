"""Why platforms score what they score, what to mind, and what would change it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from .concepts import CORE, SUPPORTING, Offer, Profile
from .model import WEIGHTS
from .parts import (
    DEPLOYMENT_UNKNOWN,
    LANGUAGE_UNKNOWN,
    QUALITY_TERMS,
    Cautions,
    Changes,
    Parts,
    Pillars,
    Price,
    budget_part,
    maturity_part,
    need_change,
    sector_parts,
    size_parts,
    term,
)
from .results import Match, Term

_points, _importance = attrgetter("points"), itemgetter(1)

Codes = tuple[str, ...]
# For each need asked for, in order, the percent to which it is covered; None is not at all.
Pattern = tuple[int | None, ...]
# The needs' term, what would change it, and the needs met, partly met and unmet.
Coverage = tuple[Term, Changes, Codes, Codes, Codes]


# id, slug, strength of a need, parts by sector and by size, price, levels suited, term of the
# quality, and the cautions where deployments or languages are unknown.
Card = tuple[
    int,
    str,
    Callable[[str], int | None],
    Parts,
    Parts,
    Price,
    Mapping[str, tuple[int, int]],
    Term,
    Cautions,
    Cautions,
]


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


def card(offer: Offer) -> Card:
    """What of an offer goes into its explanation, laid out once for many profiles."""
    return (
        offer.id,
        offer.slug,
        offer.needs.get,
        sector_parts(offer.sectors),
        size_parts(offer.sizes),
        (offer.monthly_vnd, offer.is_per_unit),
        offer.maturity,
        QUALITY_TERMS[offer.quality],
        () if offer.deployments else DEPLOYMENT_UNKNOWN,
        () if offer.languages else LANGUAGE_UNKNOWN,
    )


class Cards(dict[int, Card]):
    """The card of each column that was ever shown: most offers never are."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = offers

    def __missing__(self, column: int) -> Card:
        made = self[column] = card(self._offers[column])
        return made


def explain(asked: Asked, cards: Iterable[Card]) -> tuple[Match, ...]:
    """Offers that meet a need, scored term by term and explained.

    Returns: for each card, in order, a Match whose terms add up to its score, S // W.
    """
    coverages: dict[Pattern, Coverage] = {}
    return tuple([_match(asked, card, coverages) for card in cards])


def _match(asked: Asked, card: Card, coverages: dict[Pattern, Coverage]) -> Match:
    profile, codes, _, _, pillars = asked
    id, slug, strength, sectors, sizes, price, suited, quality, undeployed, unspoken = card
    pattern = tuple(map(strength, codes))
    coverage = coverages.get(pattern)
    if coverage is None:  # platforms near the top often share their pattern
        coverage = coverages[pattern] = _coverage(asked, pattern)
    needs, need_changes, met, partly, unmet = coverage
    sector, sector_cautions, sector_changes = sectors[profile.sector]
    size, size_cautions, size_changes = sizes[profile.size]
    budget, cautions, budget_changes = budget_part(price, profile.budget_vnd)
    maturity, level_cautions, level_changes = maturity_part(pillars, suited)
    terms = needs, sector, size, budget, maturity, quality
    cautions = cautions + sector_cautions + size_cautions + level_cautions
    if profile.deployments:
        cautions += undeployed
    if profile.languages:
        cautions += unspoken
    changes = need_changes + sector_changes + size_changes + budget_changes + level_changes
    if len(changes) > 1:
        changes = tuple(sorted(changes, key=_points, reverse=True))
    score = sum(map(_points, terms))
    return Match(id, slug, score, terms, met, partly, unmet, cautions, changes)


def _coverage(asked: Asked, pattern: Pattern) -> Coverage:
    met: Codes = ()
    partly: Codes = ()
    unmet: Codes = ()
    changes: Changes = ()
    worth, whole, importances = 0, asked.whole, asked.profile.needs
    for code, importance, percent in zip(asked.codes, asked.importances, pattern, strict=True):
        if percent is None:
            unmet += (code,)
            continue
        worth += importance * percent
        if percent == CORE:
            met += (code,)
        else:
            partly += (code,)
    points = WEIGHTS.needs * worth // whole
    for code in partly:
        better = worth + importances[code] * (CORE - SUPPORTING)
        gain = WEIGHTS.needs * better // whole - points
        changes += need_change("core-instead-of-supporting", gain, code)
    if unmet:  # the first is one of the most important: no other gains more
        gain = WEIGHTS.needs * worth // (whole - importances[unmet[0]]) - points
        changes += need_change("drop-need", gain, unmet[0])
    state = "partial" if partly or unmet else "full"
    return term("needs", points, state), changes, met, partly, unmet
