"""What staff are told of a listing's links."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from platforms.links.models import LinkCheck
from platforms.models import Platform, Vendor


def links_of(platform: Platform) -> tuple[LinkCheck, ...]:
    """The addresses of a listing and its vendor's as last found, failing ones first; one query."""
    whose = Q(platform=platform.pk) | Q(vendor=platform.vendor_id)
    rows = LinkCheck.objects.filter(whose)
    return tuple(rows.order_by("-failed_nights", "vendor_id", "address"))


def site_of(vendor: Vendor) -> LinkCheck | None:
    """A vendor's own site as it was last found; None while nobody has asked for it. One query."""
    return LinkCheck.objects.filter(vendor=vendor, address=vendor.website).first()


def dead_links(platform_ids: Iterable[int] | None = None) -> dict[int, tuple[LinkCheck, ...]]:
    """Links that failed three nights in a row, by platform; of all, or of some. One query."""
    rows = LinkCheck.objects.marked()
    if platform_ids is not None:
        rows = rows.filter(platform_id__in=platform_ids)
    found: dict[int, list[LinkCheck]] = defaultdict(list)
    for row in rows.order_by("platform_id", "-failed_nights", "pk"):
        if row.platform_id is not None:
            found[row.platform_id].append(row)
    return {pk: tuple(each) for pk, each in found.items()}
