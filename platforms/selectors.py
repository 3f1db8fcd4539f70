"""Reads of the catalogue from the database, for building what workers keep in memory."""

from collections import defaultdict

from platforms.choices import Charge, Evidence, Per, Period, SectorScope
from platforms.listing import (
    Link,
    Listing,
    Mention,
    NeedMet,
    Plan,
    SourceNote,
    VendorFacts,
)
from platforms.models import Mention as MentionRow
from platforms.models import Platform, PricingPlan, Vendor
from reference.models import Need
from ui.bilingual import Bilingual

Links = dict[int, tuple[Link, ...]]


def load_listings() -> tuple[Listing, ...]:
    """All published listings, by name; nine queries however many there are."""
    ordered = Need.objects.order_by("function__position", "position", "code")
    needs = {need.code: need for need in ordered}
    platforms = list(Platform.objects.published().with_facts())
    links = links_of(platforms)
    vendors: dict[int, VendorFacts] = {}
    for platform in platforms:
        vendors.setdefault(platform.vendor_id, vendor_facts(platform.vendor))
    return tuple(
        listing_of(platform, vendor=vendors[platform.vendor_id], needs=needs, links=links)
        for platform in platforms
    )


def vendor_facts(vendor: Vendor) -> VendorFacts:
    return VendorFacts(
        slug=vendor.slug,
        name=vendor.name,
        website=vendor.website,
        founded_year=vendor.founded_year,
        founded_year_source=vendor.founded_year_source,
    )


def links_of(platforms: list[Platform]) -> Links:
    """Links of each platform by id, from both sides; outside products last."""
    published = {platform.pk: platform for platform in platforms}
    sides: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    outside: dict[int, list[Link]] = defaultdict(list)
    for platform in platforms:
        for link in platform.links.all():
            if link.target_id is None:
                outside[platform.pk].append(Link(link.outside_name, "", "this"))
            elif link.target_id in published:
                sides[platform.pk][link.target_id].add("this")
                sides[link.target_id][platform.pk].add("other")
    return {
        pk: tuple(
            Link(other.name, other.slug, "both" if len(said) == 2 else next(iter(said)))
            for other, said in sorted(
                ((published[key], said) for key, said in sides[pk].items()),
                key=lambda pair: pair[0].sort_key,
            )
        )
        + tuple(outside[pk])
        for pk in published
    }


def listing_of(
    platform: Platform, *, vendor: VendorFacts, needs: dict[str, Need], links: Links
) -> Listing:
    """One platform as plain values; reads only what `with_facts` fetched."""
    return Listing(
        id=platform.pk,
        vendor=vendor,
        summary=platform.summary,
        description=Bilingual(platform.description_vi, platform.description_en),
        needs=needs_met(platform, needs),
        sectors=sectors_of(platform),
        sizes=tuple(platform.sizes),
        deployments=tuple(platform.deployments),
        languages=tuple(platform.languages),
        plans=tuple(plan_of(plan) for plan in by_position(platform.plans.all())),
        links=links.get(platform.pk, ()),
        recognitions=mentions_of(platform, MentionRow.Kind.RECOGNITION),
        compliance=mentions_of(platform, MentionRow.Kind.COMPLIANCE),
        exit_terms=Bilingual(platform.exit_terms_vi, platform.exit_terms_en),
        sources=tuple(
            SourceNote(row.address, row.note, row.retrieved_on)
            for row in by_position(platform.sources.all())
        ),
        evidence=Evidence(platform.evidence),
        **{name: getattr(platform, name) for name in AS_STORED},
    )


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
)


def by_position(rows) -> list:  # noqa: ANN001 - any prefetched rows that have a position
    return sorted(rows, key=lambda row: (row.position, row.pk))


def needs_met(platform: Platform, needs: dict[str, Need]) -> tuple[NeedMet, ...]:
    """Core before supporting, then in the taxonomy's order."""
    met = [
        NeedMet(
            code=row.need_id,
            name=needs[row.need_id].name,
            function=needs[row.need_id].function_id,
            is_core=row.strength == "CORE",
        )
        for row in platform.platform_needs.all()
    ]
    order = {code: place for place, code in enumerate(needs)}
    return tuple(sorted(met, key=lambda need: (not need.is_core, order[need.code])))


def sectors_of(platform: Platform) -> tuple[str, ...] | None:
    if platform.sector_scope == SectorScope.ALL:
        return None
    return tuple(sorted(sector.code for sector in platform.sectors.all()))


def plan_of(plan: PricingPlan) -> Plan:
    return Plan(
        name=plan.name,
        charge=Charge(plan.charge),
        price_vnd=plan.price_vnd,
        period=Period(plan.period) if plan.period else None,
        per=Per(plan.per) if plan.per else None,
        note=plan.note,
        source=plan.source,
        is_second_hand=plan.is_second_hand,
    )


def mentions_of(platform: Platform, kind: str) -> tuple[Mention, ...]:
    chosen = [row for row in platform.mentions.all() if row.kind == kind]
    return tuple(Mention(row.title, row.source) for row in sorted(chosen, key=lambda row: row.pk))
