"""The page left at the address of a platform that is retired or suspended: links must not break."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import SafeString

from platforms.cards import cards
from platforms.choices import Act, Status
from platforms.models import Decision, Platform
from platforms.snapshot import Snapshot
from ui.bilingual import Bilingual

SIMILAR = 4


@dataclass(frozen=True, slots=True)
class NamedLink:
    name: str
    url: str


# What is not shown to the public now, but was, and so leaves a page at its address.
GONE = Q(status__in=(Status.RETIRED, Status.SUSPENDED), published_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Suspension:
    """Why and since when a listing is suspended, as the public log has it."""

    criterion: Bilingual
    reason: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class RetiredPage:
    """What was here, and where else its needs are met; `suspension` is None for a retired one."""

    slug: str
    name: str
    summary: Bilingual
    needs: tuple[NamedLink, ...]
    similar: SafeString
    suspension: Suspension | None = None


def retired_page(slug: str, snapshot: Snapshot) -> RetiredPage | None:
    """A retired or suspended platform; None for any other; one query, two for a suspended one."""
    row = (
        Platform.objects.filter(GONE, slug=slug)
        .values("pk", "status", "name", "summary_vi", "summary_en")
        .annotate(codes=ArrayAgg("platform_needs__need_id", order_by="platform_needs__pk"))
        .order_by("pk")
        .first()
    )
    if row is None:
        return None
    names = snapshot.taxonomy.needs
    codes = [code for code in row["codes"] if code in names]
    path = reverse("platform-list")
    return RetiredPage(
        slug=slug,
        name=row["name"],
        summary=Bilingual(row["summary_vi"], row["summary_en"]),
        needs=tuple(
            NamedLink(str(names[code].name), f"{path}?{urlencode({'need': code})}")
            for code in codes
        ),
        similar=cards(_meeting(codes, snapshot), snapshot),
        suspension=_suspension(row["pk"]) if row["status"] == Status.SUSPENDED else None,
    )


def _suspension(pk: int) -> Suspension | None:
    rows = Decision.objects.filter(platform=pk, act=Act.SUSPEND).select_related("criterion")
    last = rows.order_by("-pk").first()
    if last is None or last.criterion is None:
        return None
    return Suspension(last.criterion.title, last.reason, last.decided_at)


@dataclass(frozen=True, slots=True)
class RetiredVendorPage:
    """A vendor none of whose platforms is listed now, and which they were."""

    name: str
    platforms: tuple[NamedLink, ...]


def retired_vendor_page(slug: str) -> RetiredVendorPage | None:
    """A vendor of retired platforms; None for one without any; one query."""
    rows = list(
        Platform.objects.filter(GONE, vendor__slug=slug)
        .order_by("sort_key", "pk")
        .values_list("vendor__name", "name", "slug")
    )
    if not rows:
        return None
    links = (NamedLink(name, reverse("platform-detail", args=[slug])) for _, name, slug in rows)
    return RetiredVendorPage(rows[0][0], tuple(links))


def retired_names(slugs: Iterable[str]) -> dict[str, str]:
    """Slug to name of those retired or suspended; no query where none is asked for."""
    wanted = list(slugs)
    if not wanted:
        return {}
    rows = Platform.objects.filter(GONE, slug__in=wanted)
    return dict(rows.order_by("pk").values_list("slug", "name"))


def _meeting(codes: list[str], snapshot: Snapshot) -> list[str]:
    """Slugs of the platforms that meet most of the needs, core ones before supporting; by name."""
    wanted = set(codes)
    shared = {
        slug: sum(2 if need.is_core else 1 for need in item.needs if need.code in wanted)
        for slug, item in snapshot.listings.items()
    }
    found = [slug for slug, points in shared.items() if points]
    return sorted(found, key=lambda slug: -shared[slug])[:SIMILAR]
