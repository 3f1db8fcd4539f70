"""The catalogue as the match sees it: one offer per listing, and the tables made of them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from matching.engine import CORE, SUPPORTING, Offer, Tables
from platforms.listing import Listing
from platforms.rules import Quality, budget_price, from_monthly_vnd, quality
from platforms.snapshot import Snapshot
from reference.taxonomy import SectorFacts

_NOT_STATED: Mapping[str, tuple[int, int]] = MappingProxyType({})
# Few ways of listing sizes, sectors or links are shared by thousands of platforms.
_set = lru_cache(4096)(frozenset[str])


class Offers:
    """The offers of a catalogue; those of listings that did not change are made once a day."""

    def __init__(self) -> None:
        self._basis: tuple[Mapping[str, SectorFacts], date] | None = None
        self._held: dict[str, tuple[Listing, Offer]] = {}

    def of(self, snapshot: Snapshot) -> list[Offer]:
        basis = (snapshot.taxonomy.sectors, snapshot.key.day)
        held = self._held if basis == self._basis else {}
        made = {}
        for slug, item in snapshot.listings.items():
            known = held.get(slug)
            if known is None or known[0] is not item:
                known = (item, offer_of(item, sectors=basis[0], today=basis[1]))
            made[slug] = known
        self._basis, self._held = basis, made
        return [offer for _, offer in made.values()]


_offers = Offers()


def build_tables(snapshot: Snapshot) -> Tables:
    """The match tables of one catalogue version; the snapshot keeps them as its part "match"."""
    return Tables.build(_offers.of(snapshot))


def needs_covered(snapshot: Snapshot) -> frozenset[str]:
    """Codes of the needs that at least one published platform meets; part "needs-covered"."""
    return frozenset(need.code for item in snapshot.listings.values() for need in item.needs)


def offer_of(listing: Listing, *, sectors: Mapping[str, SectorFacts], today: date) -> Offer:
    """What a listing offers; facts that it does not state stay unknown.

    Sectors count by their section: owners and listings name divisions too rarely to tell apart.
    A link counts whichever side declares it; outside products are no platforms and count nothing.
    """
    price, is_per_unit = budget_price(listing.plans)
    return Offer(
        id=listing.id,
        slug=listing.slug,
        needs={need.code: CORE if need.is_core else SUPPORTING for need in listing.needs},
        sectors=None
        if listing.sectors is None
        else _set(tuple(section_of(code, sectors) for code in listing.sectors)),
        sizes=_set(listing.sizes),
        deployments=_set(listing.deployments),
        languages=_set(listing.languages),
        links=_set(tuple(link.slug for link in listing.links if link.slug)),
        monthly_vnd=price,
        maturity=_NOT_STATED,
        quality=sum(quality_of(listing, today=today)),
        is_per_unit=is_per_unit,
    )


def quality_of(listing: Listing, *, today: date) -> Quality:
    """What the quality term adds up, on the day the snapshot was made."""
    known = facts_stated(listing)
    return quality(
        evidence=listing.evidence,
        confirmed_on=listing.confirmed_on,
        today=today,
        known=sum(known.values()),
        asked=len(known),
    )


def section_of(code: str, sectors: Mapping[str, SectorFacts]) -> str:
    """The section letter of a section or division; an unknown code stays as it is."""
    return sectors[code].section if code in sectors else code


def facts_stated(listing: Listing) -> dict[str, bool]:
    """Which of the facts an owner asks about the listing states; what its completeness counts."""
    return {
        "summary": bool(listing.summary),
        "sectors": listing.sectors is None or bool(listing.sectors),
        "sizes": bool(listing.sizes),
        "deployments": bool(listing.deployments),
        "languages": bool(listing.languages),
        "price": from_monthly_vnd(listing.plans) is not None,
        "trial": listing.free_trial_days is not None,
        "links": bool(listing.links),
        "exit": bool(listing.export_formats or listing.exit_terms),
        "support": bool(listing.support_hours),
    }
