"""What staff are told of a listing's links."""

from collections import defaultdict
from collections.abc import Iterable

from platforms.links.models import LinkCheck


def links_of(platform_id: int) -> tuple[LinkCheck, ...]:
    """The addresses of a listing as they were last found, failing ones first; one query."""
    rows = LinkCheck.objects.filter(platform_id=platform_id)
    return tuple(rows.order_by("-failed_nights", "address"))


def dead_links(platform_ids: Iterable[int] | None = None) -> dict[int, tuple[LinkCheck, ...]]:
    """Links that failed three nights in a row, by platform; of all, or of some. One query."""
    rows = LinkCheck.objects.marked()
    if platform_ids is not None:
        rows = rows.filter(platform_id__in=platform_ids)
    found = defaultdict(list)
    for row in rows.order_by("platform_id", "-failed_nights", "pk"):
        found[row.platform_id].append(row)
    return {pk: tuple(each) for pk, each in found.items()}
