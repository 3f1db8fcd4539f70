"""The catalogue page as it would be without a snapshot: rows, ORM and templates, done with care."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pgtrigger
from django.contrib.auth.decorators import login_not_required
from django.db.models import Case, Count, F, Func, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import render_to_string
from django.utils import timezone

from platforms.cards import card_context
from platforms.choices import SectorScope, Status, Strength
from platforms.facets import TITLES, labels
from platforms.listing import Listing
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
from platforms.rules import EVIDENCE_POINTS
from platforms.selectors import load_listings
from reference.taxonomy import Taxonomy, load_taxonomy

FIRST_ID = 1_000_000
PER_PAGE = 20
ARRAYS = {"size": "sizes", "deployment": "deployments", "language": "languages"}
FACETS = ("need", "sector", *ARRAYS, "evidence")
PAGE = """
{% extends "base.html" %}
{% block title %}{{ title }}{% endblock %}
{% block main %}
  <h1>{{ title }}</h1>
  <form>{% for facet in facets %}{% with legend=facet.legend name=facet.name icon=facet.icon %}
    {% include "components/facet.html" with options=facet.options open=facet.open %}
  {% endwith %}{% endfor %}</form>
  <p>{{ total }}</p>
  <ul class="list">{% for card in cards %}{{ card }}{% endfor %}</ul>
  {% pagination number=1 pages=pages query=query %}
{% endblock %}
"""


@login_not_required
def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def empty_signed_in(request: HttpRequest) -> HttpResponse:
    """Nothing as well, behind the login wall: its middleware asks who is there."""
    return HttpResponse("")


@login_not_required
def twin(request: HttpRequest) -> HttpResponse:
    """The same list, filters, counts and cards; about twenty queries."""
    asked = {name: request.GET.getlist(name) for name in FACETS if name in request.GET}
    taxonomy = load_taxonomy()
    found = chosen(asked, "")
    total = found.count()
    counts = {name: counts_of(name, chosen(asked, name), taxonomy) for name in FACETS}
    shown = first_page(found)
    context = {
        "title": "Platforms",
        "total": total,
        "facets": [facet(name, counts[name], asked.get(name, []), taxonomy) for name in FACETS],
        "cards": [render_to_string("platforms/_card.html", card_context(item)) for item in shown],
        "pages": -(-total // PER_PAGE),
        "query": request.GET.urlencode(),
    }
    twin.answer = (total, [item.slug for item in shown], counts)  # type: ignore[attr-defined]
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


def chosen(asked: dict[str, list[str]], lifted: str) -> QuerySet[Platform]:
    """Published platforms that pass every filter but one."""
    rows = Platform.objects.published()
    for name, values in asked.items():
        if name != lifted:
            rows = rows.filter(condition(name, values))
    return rows


def condition(name: str, values: list[str]) -> Q:
    if name == "need":
        needs = PlatformNeed.objects.filter(need_id__in=values).values("platform_id")
        return Q(pk__in=needs)
    if name == "sector":
        sectors = PlatformSector.objects.filter(sector_id__in=values).values("platform_id")
        return Q(sector_scope=SectorScope.ALL) | Q(pk__in=sectors)
    if name in ARRAYS:
        return Q(**{f"{ARRAYS[name]}__overlap": values})
    return Q(evidence__in=values)


def counts_of(name: str, rows: QuerySet[Platform], taxonomy: Taxonomy) -> dict[str, int]:
    """Each value's platforms among the rows, 0 left out."""
    if name == "need":
        found = PlatformNeed.objects.filter(platform__in=rows).values_list("need_id")
    elif name == "sector":
        return sector_counts(rows, taxonomy)
    elif name in ARRAYS:
        each = Func(
            F(ARRAYS[name]), function="unnest", output_field=Platform._meta.get_field("slug")
        )
        found = rows.annotate(each=each).values_list("each")
    else:
        found = rows.values_list("evidence")
    return dict(found.annotate(n=Count("pk")).order_by())


def sector_counts(rows: QuerySet[Platform], taxonomy: Taxonomy) -> dict[str, int]:
    """A platform for all sectors counts for each."""
    for_all = rows.filter(sector_scope=SectorScope.ALL).count()
    links = PlatformSector.objects.filter(platform__in=rows.exclude(sector_scope=SectorScope.ALL))
    listed = dict(links.values_list("sector_id").annotate(n=Count("pk")).order_by())
    counts = {one.code: for_all + listed.get(one.code, 0) for one in taxonomy.sections}
    return {code: count for code, count in counts.items() if count}


def facet(
    name: str, counts: dict[str, int], asked: list[str], taxonomy: Taxonomy
) -> dict[str, Any]:
    options = [
        {"value": value, "label": label, "count": counts[value], "is_selected": value in asked}
        for value, label in labels(taxonomy)[name].items()
        if value in counts
    ]
    legend, icon = TITLES[name]
    return {"legend": legend, "name": name, "icon": icon, "options": options, "open": bool(asked)}


def first_page(found: QuerySet[Platform]) -> list[Listing]:
    """The best documented first, then by name."""
    points = Case(
        *(When(evidence=kind, then=Value(-points)) for kind, points in EVIDENCE_POINTS.items()),
        output_field=IntegerField(),
    )
    rows = list(found.order_by(points, "sort_key", "slug").values_list("pk", flat=True)[:PER_PAGE])
    items = {item.id: item for item in load_listings(rows)}
    return [items[pk] for pk in rows]


@pgtrigger.ignore()
def store(items: Iterable[Listing]) -> list[Listing]:
    """The listings as rows, all others unpublished; as given, with the sort keys of the database.

    Raises: TransactionManagementError: outside a transaction, for the caller must roll back.
    """
    items = list(items)
    Platform.objects.update(status=Status.DRAFT)
    vendors = {item.vendor.slug: item.vendor for item in items}
    rows = Vendor.objects.bulk_create(
        Vendor(slug=vendor.slug, name=vendor.name, website=vendor.website)
        for vendor in vendors.values()
    )
    keys = {row.slug: row.pk for row in rows}
    Platform.objects.bulk_create((platform_row(item, keys) for item in items), batch_size=1000)
    for model, make in PARTS.items():
        parts = (row for item in items for row in make(item))
        model._default_manager.bulk_create(parts, batch_size=2000)
    sort_keys = dict(Platform.objects.values_list("slug", "sort_key"))
    return [replace(item, sort_key=sort_keys[item.slug]) for item in items]


def platform_row(item: Listing, vendors: dict[str, int]) -> Platform:
    return Platform(
        pk=FIRST_ID + item.id,
        slug=item.slug,
        name=item.name,
        vendor_id=vendors[item.vendor.slug],
        website=item.website,
        status=Status.PUBLISHED,
        published_at=timezone.now(),
        summary_vi=item.summary.vi,
        summary_en=item.summary.en,
        sector_scope=SectorScope.ALL if item.sectors is None else SectorScope.LISTED,
        sizes=list(item.sizes),
        deployments=list(item.deployments),
        languages=list(item.languages),
        free_trial_days=item.free_trial_days,
        evidence=item.evidence,
        confirmed_on=item.confirmed_on,
        confirmed_by=item.confirmed_by,
    )


def _needs(item: Listing) -> list[PlatformNeed]:
    kinds = {True: Strength.CORE, False: Strength.SUPPORTING}
    return [
        PlatformNeed(
            platform_id=FIRST_ID + item.id, need_id=need.code, strength=kinds[need.is_core]
        )
        for need in item.needs
    ]


def _sectors(item: Listing) -> list[PlatformSector]:
    return [
        PlatformSector(platform_id=FIRST_ID + item.id, sector_id=code)
        for code in item.sectors or ()
    ]


def _plans(item: Listing) -> list[PricingPlan]:
    return [
        PricingPlan(
            platform_id=FIRST_ID + item.id,
            charge=plan.charge,
            price_vnd=plan.price_vnd,
            period=plan.period or "",
            per=plan.per or "",
            source=plan.source,
        )
        for plan in item.plans
    ]


def _links(item: Listing) -> list[PlatformLink]:
    return [
        PlatformLink(platform_id=FIRST_ID + item.id, outside_name=link.name[:100])
        for link in item.links
    ]


def _mentions(item: Listing) -> list[Mention]:
    kind = Mention.Kind.RECOGNITION
    return [
        Mention(platform_id=FIRST_ID + item.id, kind=kind, title_vi=row.title.vi, source=row.source)
        for row in item.recognitions
    ]


def _sources(item: Listing) -> list[Source]:
    return [
        Source(platform_id=FIRST_ID + item.id, address=row.address, retrieved_on=row.retrieved_on)
        for row in item.sources
    ]


PARTS = {
    PlatformNeed: _needs,
    PlatformSector: _sectors,
    PricingPlan: _plans,
    PlatformLink: _links,
    Mention: _mentions,
    Source: _sources,
}
