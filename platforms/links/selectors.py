"""What staff are told of a listing's links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from platforms.links.models import LinkCheck
from platforms.models import Platform, Vendor


def named_in(content: Mapping[str, Any]) -> Iterator[str]:
    """The addresses that the text of a listing names."""
    yield from filter(None, [content.get("website")])
    yield from filter(None, (row.get("address") for row in content.get("sources") or ()))


def links_of(platform: Platform, *, named: Iterable[str] | None = None) -> tuple[LinkCheck, ...]:
    """The addresses of a listing and its vendor's as last found, failing ones first; one query.

    Args:
        named: those of a text of it alone, where there are others; a change may mend a dead one.
    """
    of_listing = Q(platform=platform.pk)
    if named is not None:
        of_listing &= Q(address__in=list(named))
    whose = of_listing | Q(vendor=platform.vendor_id)
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
