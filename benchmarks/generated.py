"""Listings made by rule, always the same: for what the real 135 are too few to show."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from platforms.choices import Charge, Deployment, Evidence, Language, Per, Period
from platforms.documents import documents_of
from platforms.index import Index
from platforms.listing import Link, Listing, Mention, NeedMet, Plan, SourceNote, VendorFacts
from platforms.snapshot import FACETS, Key, Snapshot
from reference.taxonomy import Taxonomy, load_taxonomy
from ui.bilingual import Bilingual

SEED = 20261122
DAY = date(2026, 11, 22)
SYLLABLES = (
    "An Bình Minh Việt Nam Sao Viễn Đông Hà Sơn Phú Long Tân Tiến Ánh Dương Kim Ngân Thịnh Phát "
    "Hưng Lộc Đại Quang Thiên Ưng Hải Yến"
).split()
KINDS = ("Kế toán", "Bán hàng", "Kho", "Nhân sự", "Hóa đơn", "Cửa hàng", "Điều hành")
DOES = (
    "ghi sổ hằng ngày",
    "theo dõi tồn kho",
    "xuất hóa đơn điện tử",
    "chấm công và tính lương",
    "bán hàng tại quầy",
    "chăm sóc khách quen",
    "báo cáo lãi lỗ",
)
SIZES = ("micro", "small", "medium", "large")
NOTE = Bilingual("trang của nhà cung cấp", "vendor page")
# What no shipped record states either.
UNSTATED = {
    "description": Bilingual(""),
    "links": (),
    "compliance": (),
    "exit_terms": Bilingual(""),
    "support_hours": "",
}
EVIDENCE = (Evidence.VENDOR_PAGE, Evidence.THIRD_PARTY_PAGE, Evidence.INDIRECT)


def snapshot_of(count: int) -> Snapshot:
    """A snapshot of generated listings over the real taxonomy; four queries."""
    taxonomy = load_taxonomy()
    return made_from(listings(count, taxonomy), taxonomy)


def made_from(items: Sequence[Listing], taxonomy: Taxonomy) -> Snapshot:
    """A snapshot of these listings, by name as the catalogue keeps them."""
    ordered = sorted(items, key=lambda item: (item.sort_key, item.slug))
    index = Index.build(documents_of(ordered, taxonomy), facets=FACETS)
    key = Key(number=1, changed_at=None, places=(1, None), day=DAY)
    return Snapshot(key, taxonomy, {item.slug: item for item in ordered}, index)


def listings(count: int, taxonomy: Taxonomy, seed: int = SEED) -> list[Listing]:
    """Deterministic listings of about five platforms a vendor, as complete as the real ones."""
    chance = random.Random(seed)
    vendors = [_vendor(number, chance) for number in range(max(count // 5, 1))]
    made = [_listing(number, chance.choice(vendors), taxonomy, chance) for number in range(count)]
    return [_linked(item, chance.choice(made)) for item in made]


def _vendor(number: int, chance: random.Random) -> VendorFacts:
    name = f"Công ty Cổ phần {' '.join(chance.sample(SYLLABLES, 2))} {number}"
    return VendorFacts(f"vendor-{number}", name, f"https://vendor-{number}.example", 2000, "x")


def _listing(
    number: int, vendor: VendorFacts, taxonomy: Taxonomy, chance: random.Random
) -> Listing:
    name = f"{' '.join(chance.sample(SYLLABLES, 2))} {chance.choice(KINDS)} {number}"
    return Listing(
        id=number + 1,
        slug=f"listing-{number}",
        name=name,
        sort_key=name,
        vendor=vendor,
        website=vendor.website,
        summary=_summary(chance),
        needs=_needs(taxonomy, chance),
        sectors=_sectors(taxonomy, chance),
        sizes=_some(SIZES, chance),
        deployments=_some(Deployment.values, chance),
        languages=_some(Language.values, chance),
        plans=(_plan(chance),),
        free_trial_days=chance.choice((None, None, 7, 15, 30)),
        free_trial_source=vendor.website,
        recognitions=_mentions(vendor, chance),
        export_formats=chance.choice(("", "CSV, Excel")),
        sources=(SourceNote(vendor.website, NOTE, DAY),),
        evidence=chance.choice(EVIDENCE),
        confirmed_on=DAY - timedelta(days=chance.randrange(700)),
        confirmed_by="Nhóm biên tập SMEdx",
        **UNSTATED,
    )


def _summary(chance: random.Random) -> Bilingual:
    first, second, third = chance.sample(DOES, 3)
    return Bilingual(
        f"Phần mềm {first}, {second} và {third} cho doanh nghiệp nhỏ.",
        "Software for daily books, stock and sales of a small business.",
    )


def _needs(taxonomy: Taxonomy, chance: random.Random) -> tuple[NeedMet, ...]:
    """Core needs first, then supporting ones, each in the taxonomy's order."""
    codes = list(taxonomy.needs)
    own = chance.sample(codes, chance.randint(1, 6))
    core = own[: chance.randint(1, 3)]
    met = [
        NeedMet(code, taxonomy.needs[code].name, taxonomy.needs[code].function, code in core)
        for code in own
    ]
    return tuple(sorted(met, key=lambda need: (not need.is_core, codes.index(need.code))))


def _sectors(taxonomy: Taxonomy, chance: random.Random) -> tuple[str, ...] | None:
    if chance.random() < 0.6:
        return None
    return _some([sector.code for sector in taxonomy.sections], chance, most=3)


def _some(values: Sequence[str], chance: random.Random, most: int = 0) -> tuple[str, ...]:
    chosen = chance.sample(list(values), chance.randint(1, most or len(values)))
    return tuple(value for value in values if value in chosen)


def _plan(chance: random.Random) -> Plan:
    charge = chance.choice(list(Charge))
    price = chance.choice((None, None, 99_000, 250_000, 1_200_000))
    if charge is Charge.FREE or price is None:
        return Plan("", charge, None, None, None, Bilingual(""), "", False)
    source = "https://price.example"
    return Plan("", charge, price, Period.MONTH, Per.USER, Bilingual(""), source, False)


def _mentions(vendor: VendorFacts, chance: random.Random) -> tuple[Mention, ...]:
    title = Bilingual("Giải thưởng Make in Viet Nam", "Make in Viet Nam award")
    return (Mention(title, vendor.website),) if chance.random() < 0.1 else ()


def _linked(item: Listing, other: Listing) -> Listing:
    if item.slug == other.slug:
        return item
    return replace(item, links=(Link(other.name, other.slug, "this"),))
