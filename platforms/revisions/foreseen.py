"""A listing as readers would get it if a content were published: made in memory, nothing stored."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from platforms import reading
from platforms.choices import Evidence, SectorScope, Strength
from platforms.listing import Link, Listing, NeedMet, VendorFacts
from platforms.models import Mention, Platform
from platforms.reading import Pool
from platforms.revisions.content import Content
from platforms.selectors import AS_STORED, LISTS, TEXTS
from platforms.snapshot import Snapshot

Rows = Iterable[Mapping[str, Any]]
PLAN = (*reading.PLAN, "is_second_hand")
OTHERS = frozenset({"other", "both"})
KINDS = {"recognitions": Mention.Kind.RECOGNITION, "compliance": Mention.Kind.COMPLIANCE}


def foreseen(platform: Platform, content: Content, snapshot: Snapshot, *, today: date) -> Listing:
    """What the listing would be if staff published the content today; one query for its vendor.

    Staff judge the evidence when they approve; until then it counts as it does now, and for a new
    listing as a page of the vendor's own. Codes that the taxonomy lost meanwhile are passed over.
    """
    pool = Pool()
    facts: dict[str, Any] = {name: content.get(name) for name in AS_STORED}
    facts |= {"slug": platform.slug, "sort_key": "", "confirmed_on": today, "confirmed_by": ""}
    facts |= {name: tuple(content[name]) for name in LISTS}
    facts |= {name: pool.bilingual(content[f"{name}_vi"], content[f"{name}_en"]) for name in TEXTS}
    facts |= {name: _mentions(content["mentions"], kind, pool) for name, kind in KINDS.items()}
    is_judged = platform.evidence != Evidence.NONE
    return Listing(
        id=platform.pk,
        vendor=_vendor(platform),
        needs=_needs(content["platform_needs"], snapshot),
        sectors=_sectors(content, snapshot),
        plans=tuple(reading.plan(pool, *(row[name] for name in PLAN)) for row in content["plans"]),
        links=tuple(_links(platform, content["links"], snapshot)),
        sources=tuple(_sources(content["sources"], pool)),
        evidence=Evidence(platform.evidence) if is_judged else Evidence.VENDOR_PAGE,
        **facts,
    )


def _vendor(platform: Platform) -> VendorFacts:
    row = platform.vendor
    return VendorFacts(row.slug, row.name, row.website, row.founded_year, row.founded_year_source)


def _needs(rows: Rows, snapshot: Snapshot) -> tuple[NeedMet, ...]:
    """Core before supporting, then in the taxonomy's order."""
    strengths = {row["need_id"]: row["strength"] for row in rows}
    met = [
        NeedMet(need.code, need.name, need.function, strengths[need.code] == Strength.CORE)
        for need in snapshot.taxonomy.needs.values()
        if need.code in strengths
    ]
    return tuple(sorted(met, key=lambda need: not need.is_core))


def _sectors(content: Content, snapshot: Snapshot) -> tuple[str, ...] | None:
    if content["sector_scope"] == SectorScope.ALL:
        return None
    codes = {row["sector_id"] for row in content["platform_sectors"]}
    return tuple(sorted(codes & snapshot.taxonomy.sectors.keys()))


def _links(platform: Platform, rows: Rows, snapshot: Snapshot) -> Iterator[Link]:
    """What the content declares and what other listings declare of this one, by name.

    Outside products come last, in the order of the content.
    """
    by_id = {item.id: item for item in snapshot.listings.values()}
    own = [by_id[row["target_id"]].slug for row in rows if row["target_id"] in by_id]
    public = snapshot.listings.get(platform.slug)
    others = [each.slug for each in (public.links if public else ()) if each.declared_by in OTHERS]
    linked = (snapshot.listings[slug] for slug in {*own, *others})
    for item in sorted(linked, key=lambda item: (item.sort_key, item.name, item.slug)):
        said = "both" if item.slug in own and item.slug in others else None
        yield Link(item.name, item.slug, said or ("this" if item.slug in own else "other"))
    for row in rows:
        if row["outside_name"]:
            yield Link(row["outside_name"], "", "this")


def _sources(rows: Rows, pool: Pool) -> Iterator[Any]:
    for row in rows:
        day = date.fromisoformat(row["retrieved_on"])
        yield reading.source(pool, row["address"], row["note_vi"], row["note_en"], day)


def _mentions(rows: Rows, kind: str, pool: Pool) -> tuple[Any, ...]:
    return tuple(
        reading.mention(pool, row["title_vi"], row["title_en"], row["source"])
        for row in rows
        if row["kind"] == kind
    )
