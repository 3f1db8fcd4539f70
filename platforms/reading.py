"""Reads what belongs to listings, table by table, as plain values by platform.

Columns instead of model objects, and one object for equal values: ten thousand listings then take
a tenth of the time and a fifth of the memory.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Model, Q

from platforms.choices import Charge, Per, Period, Status, Strength
from platforms.listing import Link, Mention, NeedMet, Plan, SourceNote, VendorFacts
from platforms.models import Mention as MentionRow
from platforms.models import (
    PlatformLink,
    PlatformNeed,
    PlatformSector,
    PricingPlan,
    Source,
    Vendor,
)
from reference.models import Need
from ui.bilingual import Bilingual

# Which platforms to read; None is every published one.
Ids = Collection[int] | None
ByPlatform = Mapping[int, tuple[Any, ...]]
# Rows fetched at a time.
CHUNK = 2_000
PLAN = ("name", "charge", "price_vnd", "period", "per", "note_vi", "note_en", "source")


class Pool(dict[Any, Any]):
    """Gives one object for equal values, so that thousands of listings share it."""

    def __call__(self, value: Any) -> Any:
        return self.setdefault(value, value)

    def bilingual(self, vi: str, en: str) -> Bilingual:
        return self(Bilingual(self(vi), self(en)))


def vendors(ids: Ids) -> dict[int, VendorFacts]:
    """Vendors of some platforms, or all."""
    columns = ("slug", "name", "website", "founded_year", "founded_year_source")
    chosen = Vendor.objects.filter(Q() if ids is None else Q(platforms__in=ids))
    return {pk: VendorFacts(*row) for pk, *row in chosen.values_list("pk", *columns)}


def parts(ids: Ids, pool: Pool) -> dict[str, ByPlatform]:
    """What belongs to each platform, by the name that a listing has for it; seven queries."""
    mentions = list(rows(MentionRow, ids, "kind", "title_vi", "title_en", "source"))
    plans = rows(PricingPlan, ids, *PLAN, "is_second_hand", order="position")
    sources = rows(Source, ids, "address", "note_vi", "note_en", "retrieved_on", order="position")
    kinds = MentionRow.Kind
    return {
        "needs": needs(ids, pool),
        "sectors": sectors(ids, pool),
        "plans": grouped(plans, plan, pool),
        "links": links(ids, pool),
        "recognitions": mentions_of(mentions, kinds.RECOGNITION, pool),
        "compliance": mentions_of(mentions, kinds.COMPLIANCE, pool),
        "sources": grouped(sources, source, pool),
    }


def rows(
    model: type[Model], ids: Ids, *columns: str, order: str = "pk"
) -> Iterator[tuple[Any, ...]]:
    """Platform and columns of each row of some platforms, or of all published ones, in order."""
    chosen = Q(platform__status=Status.PUBLISHED) if ids is None else Q(platform__in=ids)
    found = model._default_manager.filter(chosen).order_by(order, "pk")
    return found.values_list("platform_id", *columns).iterator(chunk_size=CHUNK)


def grouped(
    found: Iterable[tuple[Any, ...]], make: Callable[..., Any], pool: Pool
) -> dict[int, tuple[Any, ...]]:
    """By platform what is made of each row, in the order of the rows."""
    by_platform: dict[int, list[Any]] = defaultdict(list)
    for pk, *row in found:
        by_platform[pk].append(pool(make(pool, *row)))
    return {pk: pool(tuple(made)) for pk, made in by_platform.items()}


def needs(ids: Ids, pool: Pool) -> dict[int, tuple[NeedMet, ...]]:
    """Core before supporting, then in the taxonomy's order."""
    ordered = list(Need.objects.order_by("function__position", "position", "code"))
    order = {need.code: place for place, need in enumerate(ordered)}
    met = {
        (need.code, kind): NeedMet(need.code, need.name, need.function_id, kind == Strength.CORE)
        for need in ordered
        for kind in Strength.values
    }
    found = rows(PlatformNeed, ids, "need_id", "strength")
    made = grouped(found, lambda _, code, kind: met[code, kind], pool)
    return {
        pk: pool(tuple(sorted(own, key=lambda need: (not need.is_core, order[need.code]))))
        for pk, own in made.items()
    }


def sectors(ids: Ids, pool: Pool) -> dict[int, tuple[str, ...]]:
    found = rows(PlatformSector, ids, "sector_id", order="sector_id")
    return grouped(found, lambda _, code: code, pool)


def plan(pool: Pool, *row: Any) -> Plan:
    name, charge, price_vnd, period, per, note_vi, note_en, source, is_second_hand = row
    return Plan(
        name=name,
        charge=Charge(charge),
        price_vnd=price_vnd,
        period=Period(period) if period else None,
        per=Per(per) if per else None,
        note=pool.bilingual(note_vi, note_en),
        source=pool(source),
        is_second_hand=is_second_hand,
    )


def source(pool: Pool, address: str, vi: str, en: str, day: Any) -> SourceNote:
    return SourceNote(pool(address), pool.bilingual(vi, en), pool(day))


def mentions_of(found: Iterable[tuple[Any, ...]], kind: str, pool: Pool) -> ByPlatform:
    chosen = ((pk, *row) for pk, its_kind, *row in found if its_kind == kind)
    return grouped(chosen, mention, pool)


def mention(pool: Pool, vi: str, en: str, source: str) -> Mention:
    return Mention(pool.bilingual(vi, en), pool(source))


def links(ids: Ids, pool: Pool) -> dict[int, tuple[Link, ...]]:
    """Links of each platform, from both sides, by name; outside products last."""
    sides: dict[int, dict[tuple[str, str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    outside: dict[int, list[Link]] = defaultdict(list)
    for pk, own, target, other, name in _declared(ids):
        if target is None:
            outside[pk].append(Link(pool(name), "", "this"))
        elif own[0] == other[0] == Status.PUBLISHED:
            sides[pk][other[1:]].add("this")
            sides[target][own[1:]].add("other")
    return {
        pk: tuple(
            pool(Link(pool(name), pool(slug), "both" if len(said) == 2 else next(iter(said))))
            for (_, name, slug), said in sorted(sides[pk].items())
        )
        + tuple(outside[pk])
        for pk in sides.keys() | outside.keys()
    }


def _declared(ids: Ids) -> Iterator[tuple[Any, ...]]:
    """Platform, its facts, target, its facts, outside name of each link that touches some."""
    facts = ("status", "sort_key", "name", "slug")
    columns = [f"{side}__{fact}" for side in ("platform", "target") for fact in facts]
    touched = Q() if ids is None else Q(platform__in=ids) | Q(target__in=ids)
    found = PlatformLink.objects.filter(touched).order_by("pk")
    wanted = found.values_list("platform_id", "target_id", "outside_name", *columns)
    for pk, target, name, *row in wanted.iterator(chunk_size=CHUNK):
        yield pk, tuple(row[:4]), target, tuple(row[4:]), name


def linked_with(ids: Collection[int]) -> set[int]:
    """Some platforms and those on the other side of their links."""
    touched = Q(platform__in=ids) | Q(target__in=ids)
    pairs = PlatformLink.objects.filter(touched).values_list("platform_id", "target_id")
    return {pk for pair in pairs for pk in pair if pk is not None}.union(ids)
