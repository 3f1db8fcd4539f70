"""Platforms, needs and sectors."""

from collections.abc import Container
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from matching.offers import facts_stated, quality_of, section_of
from platforms import snapshot as catalogue
from platforms.index import Query as Search
from platforms.listing import Listing, Mention, Plan
from platforms.rules import budget_price, from_monthly_vnd
from platforms.snapshot import Snapshot
from portal.api.refusals import RefusedError, only
from portal.api.schemas import NeedOut, PlatformFull, PlatformPage, Refusal, SectorOut
from ui.bilingual import Bilingual

router = Router(tags=["catalogue"])
FACETS = ("need", "sector", "size", "deployment", "language", "price", "recognised", "evidence")
REFUSALS = {404: Refusal, 422: Refusal}


# What is typed; NUL is refused at the door.
Text = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]


class PlatformQuery(Schema):
    """The catalogue's parameters; several values of one are alternatives."""

    q: Text = ""
    need: list[str] = []
    sector: list[str] = []
    size: list[Literal["micro", "small", "medium", "large"]] = []
    deployment: list[Literal["cloud", "mobile", "on-premises"]] = []
    language: list[Literal["vi", "en"]] = []
    price: list[Literal["free", "free-plan", "published", "unknown"]] = []
    recognised: list[Literal["yes"]] = []
    evidence: list[Literal["vendor-page", "third-party-page", "seed", "indirect"]] = []
    sort: Literal["relevance", "name", "newest"] = "relevance"
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=100)] = 20


@router.get("/platforms", response={200: PlatformPage, 422: Refusal})
@only(PlatformQuery.model_fields)
def platforms(request: HttpRequest, asked: Query[PlatformQuery]) -> dict[str, Any]:
    """Published platforms by search text and filters, with the counts of each filter's values."""
    snapshot = catalogue.current()
    search = Search(
        text=asked.q,
        filters=filters_of(asked, snapshot),
        sort=asked.sort,
        offset=(asked.page - 1) * asked.page_size,
        limit=asked.page_size,
    )
    found = snapshot.index.search(search)
    return {
        "count": found.total,
        "page": asked.page,
        "page_size": asked.page_size,
        "facets": {name: dict(found.facets[name]) for name in FACETS},
        "corrected": dict(found.corrected),
        "results": [brief(snapshot.listings[key], snapshot) for key in found.keys],
        "catalogue_version": snapshot.version,
    }


def filters_of(asked: PlatformQuery, snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """The chosen values by facet; a division stands for its section.

    Raises: RefusedError: a need or sector that the taxonomy does not have.
    """
    taxonomy = snapshot.taxonomy
    known: dict[str, Container[str]] = {"need": taxonomy.needs, "sector": taxonomy.sectors}
    errors = [
        {"field": name, "message": f"unknown value {value[:80]!r}"}
        for name, codes in known.items()
        for value in getattr(asked, name)
        if value not in codes
    ]
    if errors:
        raise RefusedError(errors)
    chosen = {name: frozenset(getattr(asked, name)) for name in FACETS}
    chosen["sector"] = frozenset(taxonomy.sectors[code].section for code in asked.sector)
    return {name: values for name, values in chosen.items() if values}


@router.get("/platforms/{slug}", response={200: PlatformFull, **REFUSALS})
@only(())
def platform(request: HttpRequest, slug: str) -> dict[str, Any]:
    """All that the portal says of one published platform, with its sources."""
    snapshot = catalogue.current()
    listing = snapshot.listings.get(slug)
    if listing is None:
        raise Http404
    return full(listing, snapshot)


def both(text: Bilingual) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en or text.vi}


def absolute(name: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def brief(item: Listing, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "slug": item.slug,
        "name": item.name,
        "url": absolute("platform-detail", item.slug),
        "vendor": {"slug": item.vendor.slug, "name": item.vendor.name},
        "summary": both(item.summary),
        "needs": [
            {
                "code": need.code,
                "name": both(need.name),
                "strength": "core" if need.is_core else "supporting",
            }
            for need in item.needs
        ],
        "sectors": item.sectors,
        "sizes": item.sizes,
        "deployments": item.deployments,
        "languages": item.languages,
        "monthly_vnd": from_monthly_vnd(item.plans),
        "evidence": item.evidence.value,
        "is_unconfirmed": item.is_unconfirmed,
        "confirmed_on": item.confirmed_on,
        "confirmed_by": item.confirmed_by,
        "ranking": ranking_facts(item, snapshot),
    }


def ranking_facts(item: Listing, snapshot: Snapshot) -> dict[str, Any]:
    """What the match reads of a listing besides what stands beside it: see /how-ranking-works/."""
    price, is_per_unit = budget_price(item.plans)
    sectors = snapshot.taxonomy.sectors
    return {
        "id": item.id,
        "sections": None
        if item.sectors is None
        else sorted({section_of(code, sectors) for code in item.sectors}),
        "links": sorted({link.slug for link in item.links if link.slug}),
        "monthly_vnd": price,
        "is_per_unit": is_per_unit,
        "quality": quality_of(item, today=snapshot.key.day)._asdict(),
        "facts_stated": facts_stated(item),
    }


def full(item: Listing, snapshot: Snapshot) -> dict[str, Any]:
    return {
        **brief(item, snapshot),
        "website": item.website or None,
        "description": both(item.description),
        "plans": [plan_out(plan) for plan in item.plans],
        "free_trial_days": item.free_trial_days,
        "links": [
            {"name": link.name, "slug": link.slug or None, "declared_by": link.declared_by}
            for link in item.links
        ],
        "recognitions": mentions_out(item.recognitions),
        "compliance": mentions_out(item.compliance),
        "export_formats": item.export_formats,
        "exit_terms": both(item.exit_terms),
        "sources": [
            {
                "address": row.address or None,
                "note": both(row.note),
                "retrieved_on": row.retrieved_on,
            }
            for row in item.sources
        ],
        "similar": snapshot.index.similar(item.slug, 6),
    }


def plan_out(plan: Plan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "charge": plan.charge.value,
        "price_vnd": plan.price_vnd,
        "period": plan.period.value if plan.period else None,
        "per": plan.per.value if plan.per else None,
        "note": both(plan.note),
        "source": plan.source,
        "is_second_hand": plan.is_second_hand,
    }


def mentions_out(rows: tuple[Mention, ...]) -> list[dict[str, Any]]:
    return [{"title": both(row.title), "source": row.source} for row in rows]


@router.get("/needs", response={200: list[NeedOut], 422: Refusal})
@only(())
def needs(request: HttpRequest) -> list[dict[str, Any]]:
    """The taxonomy of needs, in its order, with the phrases owners use."""
    return [
        {
            "code": need.code,
            "function": need.function,
            "name": both(need.name),
            "description": both(need.description),
            "pillar": need.pillar,
            "synonyms": need.phrases,
        }
        for need in catalogue.current().taxonomy.needs.values()
    ]


@router.get("/sectors", response={200: list[SectorOut], 422: Refusal})
@only(())
def sectors(request: HttpRequest) -> list[dict[str, Any]]:
    """Sections and divisions of VSIC 2025 (Decision 36/2025/QĐ-TTg)."""
    return [
        {
            "code": sector.code,
            "section": sector.section,
            "name": both(sector.name),
            "size_group": sector.group or None,
            "is_selectable": sector.is_selectable,
        }
        for sector in catalogue.current().taxonomy.sectors.values()
    ]
