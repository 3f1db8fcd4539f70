"""The page of a vendor: who it is and what it lists."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from platforms import wording
from platforms.cards import cards
from platforms.listing import VendorFacts
from platforms.pages.detail import Reference, host_of, reference
from platforms.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class VendorPage:
    """A vendor with at least one published platform; `found` counts them in words."""

    vendor: VendorFacts
    host: str
    founded_source: Reference
    found: str
    cards: SafeString
    canonical: str


def vendor_page(slug: str, snapshot: Snapshot) -> VendorPage | None:
    """What a vendor's page shows; None for one without published platforms; no query."""
    listings = snapshot.by_vendor.get(slug)
    if not listings:
        return None
    vendor = listings[0].vendor
    return VendorPage(
        vendor=vendor,
        host=host_of(vendor.website),
        founded_source=reference(vendor.founded_year_source),
        found=wording.platforms(len(listings)),
        cards=cards((item.slug for item in listings), snapshot),
        canonical=f"{settings.SITE_URL}{reverse('vendor-detail', args=[slug])}",
    )
