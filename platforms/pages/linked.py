"""What a listing says to machines: schema.org, as JSON-LD."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from platforms.listing import Listing
from platforms.rules import from_monthly_vnd


def linked_data(item: Listing, *, url: str) -> Mapping[str, Any]:
    """A SoftwareApplication with its vendor; a price only where one was published."""
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "SoftwareApplication",
        "name": item.name,
        "url": url,
        "description": str(item.summary),
        "applicationCategory": "BusinessApplication",
        "inLanguage": get_language() or "vi",
        "provider": {"@type": "Organization", "name": item.vendor.name},
    }
    if item.vendor.website:
        said["provider"]["url"] = item.vendor.website
    if item.website:
        said["sameAs"] = item.website
    if item.languages:
        said["availableLanguage"] = list(item.languages)
    price = from_monthly_vnd(item.plans)
    if price is not None:
        said["offers"] = {"@type": "Offer", "price": price, "priceCurrency": "VND"}
    return said
