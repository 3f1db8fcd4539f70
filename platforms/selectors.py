"""The published catalogue as plain values: read whole, or only where it changed."""

from collections.abc import Collection
from typing import Any

from django.db import connection

from platforms import reading
from platforms.choices import Evidence, SectorScope, Status
from platforms.listing import Listing, VendorFacts
from platforms.models import (
    Mention,
    Platform,
    PlatformLink,
    PlatformNeed,
    PlatformSector,
    PricingPlan,
    Source,
    Vendor,
)
from platforms.reading import CHUNK, ByPlatform, Ids, Pool
from reference.marks import ROW

# Facts that a listing takes over as the column has them.
AS_STORED = (
    "slug",
    "name",
    "sort_key",
    "website",
    "free_trial_days",
    "free_trial_source",
    "export_formats",
    "support_hours",
    "confirmed_on",
    "confirmed_by",
    "logo",
)
LISTS = ("sizes", "deployments", "languages")
TEXTS = ("summary", "description", "exit_terms")
TONGUES = [f"{name}_{tongue}" for name in TEXTS for tongue in ("vi", "en")]
FACTS = ("evidence", *AS_STORED, *LISTS, *TONGUES)
PARTS = (PlatformNeed, PlatformSector, PricingPlan, PlatformLink, Mention, Source)


def load_listings(ids: Ids = None) -> tuple[Listing, ...]:
    """All published listings, or those among some, by name; nine queries however many."""
    pool = Pool()
    parts, vendors = reading.parts(ids, pool), reading.vendors(ids)
    chosen = Platform.objects.published()
    if ids is not None:
        chosen = chosen.filter(pk__in=ids)
    rows = chosen.order_by("sort_key", "pk").values("pk", "vendor_id", "sector_scope", *FACTS)
    return tuple(
        listing_of(row, vendors[row["vendor_id"]], parts, pool)
        for row in rows.iterator(chunk_size=CHUNK)
    )


def listing_of(
    row: dict[str, Any], vendor: VendorFacts, parts: dict[str, ByPlatform], pool: Pool
) -> Listing:
    """One platform as plain values, what belongs to it taken from the parts."""
    pk = row["pk"]
    own: dict[str, Any] = {name: of_platform.get(pk, ()) for name, of_platform in parts.items()}
    if row["sector_scope"] == SectorScope.ALL:
        own["sectors"] = None
    own |= {name: pool(row[name]) for name in AS_STORED}
    own |= {name: pool(tuple(row[name])) for name in LISTS}
    own |= {name: pool.bilingual(row[f"{name}_vi"], row[f"{name}_en"]) for name in TEXTS}
    return Listing(id=pk, vendor=vendor, evidence=Evidence(row["evidence"]), **own)


def listing_marks() -> dict[int, int]:
    """For each published platform a number that differs after any change to it; one query.

    Its own row counts, its vendor's and those of its parts; another platform's name does not.
    """
    with connection.cursor() as cursor:
        cursor.execute(MARKS, [Status.PUBLISHED])
        return dict(cursor.fetchall())


_ROWS = " UNION ALL ".join(
    f"SELECT platform_id, {ROW.format(table=part._meta.db_table, seed=seed)} AS mark "  # noqa: S608
    f"FROM {part._meta.db_table}"
    for seed, part in enumerate(PARTS, 2)
)
MARKS = f"""
WITH parts AS (SELECT platform_id, bit_xor(mark) AS mark FROM ({_ROWS}) AS rows GROUP BY 1)
SELECT platform.id, {ROW.format(table="platform", seed=0)} # {ROW.format(table="vendor", seed=1)}
    # coalesce(parts.mark, 0)
FROM {Platform._meta.db_table} AS platform
JOIN {Vendor._meta.db_table} AS vendor ON vendor.id = platform.vendor_id
LEFT JOIN parts ON parts.platform_id = platform.id
WHERE platform.status = %s
"""  # noqa: S608 - names of our own tables


def names_with_vendors(slugs: Collection[str]) -> dict[str, str]:
    """Slug to "platform – vendor", also of what is listed no more; one query."""
    rows = Platform.objects.filter(slug__in=slugs).values_list("slug", "name", "vendor__name")
    return {slug: f"{name} – {vendor}" for slug, name, vendor in rows.order_by("slug")}
