"""The executable specification of a match: plain Python, to be read aloud; nothing serves it."""

from bisect import bisect
from collections import Counter
from collections.abc import Collection

from .concepts import PILLAR_COUNT, Offer, Profile, check_catalogue, check_limit
from .explain import Asked, card, explain
from .model import (
    NEUTRAL,
    SECTOR_PERCENT,
    SIZE_PERCENT,
    WEIGHTS,
    budget_percent,
    pillar_percent,
    sector_state,
    size_state,
)
from .requirements import failures
from .results import NOTHING, NearMiss, Ranking
from .ties import tie_key

# Exact score below zero, then tie key: places sort as matches do.
Place = tuple[int, int]


def rank_reference(
    profile: Profile, offers: Collection[Offer], *, seed: int, limit: int
) -> Ranking:
    """The offers that meet a need and every requirement, best first, and those just kept out.

    Order: exact score S, highest first; then `tie_key(seed, id)`; then id.

    Args:
        profile: one without needs matches nothing; its caller supplies a sector's defaults.
        offers: any number in any order, ids and slugs unique.
        seed: the published seed of the day, any integer.
        limit: how many matches are shown, >= 1; also the most near misses.

    Raises: ValueError: limit below 1, or an id or a slug twice.
    Source: decision record 0003.
    """
    check_catalogue(offers)
    check_limit(limit)
    if not profile.needs:
        return NOTHING
    useful = sorted(
        ((-exact_score(profile, offer), tie_key(seed, offer.id)), offer)
        for offer in offers
        if needs_worth(profile, offer)
    )
    feasible = [(place, offer) for place, offer in useful if is_feasible(profile, offer)]
    asked, places = Asked.of(profile), [place for place, _ in feasible]
    covered = {code for _, offer in feasible for code in offer.needs}
    return Ranking(
        matches=explain(asked, [card(offer) for _, offer in feasible[:limit]]),
        near_misses=_near_misses(asked, useful, places, limit),
        feasible=len(feasible),
        excluded=len(useful) - len(feasible),
        uncovered=tuple(code for code in asked.codes if code not in covered),
    )


def _near_misses(
    asked: Asked, useful: list[tuple[Place, Offer]], places: list[Place], limit: int
) -> tuple[NearMiss, ...]:
    """Those kept out by one requirement, where giving it up would put them within the limit.

    Giving it up admits all that fail it alone: they stand before the next of them too.
    """
    profile, near_misses = asked.profile, []
    admitted: Counter[tuple[str, str]] = Counter()
    for place, offer in useful:
        missed = failures(profile, offer)
        if len(missed) != 1 or offer.slug in profile.excluded:
            continue
        admitted[missed[0].requirement] += 1
        rank = bisect(places, place) + admitted[missed[0].requirement]
        if rank <= limit:
            score = -place[0] // asked.whole
            near_misses.append(NearMiss(offer.id, offer.slug, score, rank, missed[0]))
    return tuple(near_misses[:limit])


def is_feasible(profile: Profile, offer: Offer) -> bool:
    """Whether nothing keeps the offer out."""
    return offer.slug not in profile.excluded and not failures(profile, offer)


def needs_worth(profile: Profile, offer: Offer) -> int:
    """Sum of importance times percent over the needs asked for; 0: the offer is no match."""
    return sum(importance * offer.needs.get(code, 0) for code, importance in profile.needs.items())


def exact_score(profile: Profile, offer: Offer) -> int:
    """S of the model: W times the score in hundredths of a percent, before any rounding."""
    pillars = sum(
        pillar_percent(offer.maturity.get(pillar), level)
        for pillar, level in profile.maturity.items()
    )
    pillars += NEUTRAL * (PILLAR_COUNT - len(profile.maturity))
    return WEIGHTS.needs * needs_worth(profile, offer) + sum(profile.needs.values()) * (
        WEIGHTS.sector * SECTOR_PERCENT[sector_state(offer.sectors, profile.sector)]
        + WEIGHTS.size * SIZE_PERCENT[size_state(offer.sizes, profile.size)]
        + WEIGHTS.budget
        * budget_percent(offer.monthly_vnd, profile.budget_vnd, is_per_unit=offer.is_per_unit)
        + WEIGHTS.pillar * pillars
        + WEIGHTS.quality * offer.quality
    )
