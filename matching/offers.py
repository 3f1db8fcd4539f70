"""The catalogue as the match sees it: one offer per listing, and the tables made of them."""

from collections.abc import Mapping
from datetime import date

from matching.engine import CORE, SUPPORTING, Offer, Tables
from platforms.listing import Listing
from platforms.rules import Quality, budget_price, from_monthly_vnd, quality
from platforms.snapshot import Snapshot
from reference.taxonomy import SectorFacts


def build_tables(snapshot: Snapshot) -> Tables:
    """The match tables of one catalogue version; the snapshot keeps them as its part "match"."""
    sectors = snapshot.taxonomy.sectors
    return Tables.build(
        [
            offer_of(item, sectors=sectors, today=snapshot.key.day)
            for item in snapshot.listings.values()
        ]
    )


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
        else frozenset(section_of(code, sectors) for code in listing.sectors),
        sizes=frozenset(listing.sizes),
        deployments=frozenset(listing.deployments),
        languages=frozenset(listing.languages),
        links=frozenset(link.slug for link in listing.links if link.slug),
        monthly_vnd=price,
        maturity={},
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
