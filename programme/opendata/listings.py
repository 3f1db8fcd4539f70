"""Listings, needs, sectors and decisions as open data: from the snapshot that the site shows."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from platforms import snapshot as catalogue
from platforms.choices import Act
from platforms.decisions.selectors import ACTS
from platforms.models import Decision
from platforms.rules import from_monthly_vnd
from programme.opendata.model import Dataset, Row, column
from ui.bilingual import Bilingual


def listings() -> Iterator[Row]:
    held = catalogue.current().listings
    for slug in sorted(held):
        item = held[slug]
        yield (
            item.slug,
            item.name,
            item.vendor.slug,
            item.vendor.name,
            item.website,
            f"{settings.SITE_URL}{reverse('platform-detail', args=[item.slug])}",
            item.summary.vi,
            item.summary.en,
            [need.code for need in item.core_needs],
            [need.code for need in item.supporting_needs],
            item.sectors is None,
            list(item.sectors or ()),
            list(item.sizes),
            list(item.deployments),
            list(item.languages),
            from_monthly_vnd(item.plans),
            item.free_trial_days,
            item.export_formats,
            item.evidence.value,
            item.confirmed_on,
            [source.address for source in item.sources if source.address],
        )


LISTINGS = Dataset(
    "platforms",
    Bilingual("Nền tảng", "Platforms"),
    Bilingual(
        "Mọi nền tảng đang công bố, kèm nguồn và ngày xác nhận gần nhất.",
        "Every published platform, with its sources and when it was last confirmed.",
    ),
    (
        column("slug", "string", "Mã, cũng là địa chỉ trên cổng", "Key, also its address here"),
        column("name", "string", "Tên", "Name"),
        column("vendor", "string", "Mã nhà cung cấp", "Key of the vendor"),
        column("vendor_name", "string", "Tên nhà cung cấp", "Name of the vendor"),
        column("website", "string", "Trang của nhà cung cấp", "The vendor's page"),
        column("url", "string", "Trang trên cổng", "Page on the portal"),
        column("summary_vi", "string", "Tóm tắt tiếng Việt", "Summary in Vietnamese"),
        column("summary_en", "string", "Tóm tắt tiếng Anh", "Summary in English"),
        column("needs_core", "array", "Nhu cầu chính", "Needs it is made for"),
        column("needs_supporting", "array", "Nhu cầu phụ", "Needs it helps with"),
        column("all_sectors", "boolean", "Dùng cho mọi ngành", "For all sectors"),
        column("sectors", "array", "Ngành (VSIC 2025)", "Sectors (VSIC 2025)"),
        column("sizes", "array", "Quy mô phù hợp", "Sizes it suits"),
        column("deployments", "array", "Cách triển khai", "Ways to run it"),
        column("languages", "array", "Ngôn ngữ", "Languages"),
        column(
            "monthly_vnd_from",
            "integer",
            "Giá tháng thấp nhất đã công bố, trống là chưa rõ",
            "Lowest published price a month; empty: unknown",
        ),
        column("free_trial_days", "integer", "Số ngày dùng thử", "Days of free trial"),
        column("export_formats", "string", "Định dạng xuất dữ liệu", "Export formats"),
        column("evidence", "string", "Mức chứng cứ", "Kind of evidence"),
        column("confirmed_on", "date", "Xác nhận gần nhất", "Last confirmed"),
        column("sources", "array", "Nguồn", "Sources"),
    ),
    listings,
)


def needs() -> Iterator[Row]:
    taxonomy = catalogue.current().taxonomy
    for code, need in taxonomy.needs.items():
        yield (code, need.function, need.name.vi, need.name.en, list(need.phrases))


NEEDS = Dataset(
    "needs",
    Bilingual("Nhu cầu", "Needs"),
    Bilingual(
        "Các nhu cầu của doanh nghiệp và cách người ta nói về chúng.",
        "What enterprises need, and how people say it.",
    ),
    (
        column("code", "string", "Mã", "Code"),
        column("function", "string", "Mảng công việc", "Business function"),
        column("name_vi", "string", "Tên tiếng Việt", "Vietnamese name"),
        column("name_en", "string", "Tên tiếng Anh", "English name"),
        column("phrases", "array", "Cách nói thường gặp", "How people say it"),
    ),
    needs,
)


def sectors() -> Iterator[Row]:
    for code, sector in catalogue.current().taxonomy.sectors.items():
        yield (code, sector.section, sector.name.vi, sector.name.en)


SECTORS = Dataset(
    "sectors",
    Bilingual("Ngành", "Sectors"),
    Bilingual("Ngành cấp 1 và cấp 2 của VSIC 2025.", "Sections and divisions of VSIC 2025."),
    (
        column("code", "string", "Mã VSIC", "VSIC code"),
        column("section", "string", "Ngành cấp 1", "Section"),
        column("name_vi", "string", "Tên tiếng Việt", "Vietnamese name"),
        column("name_en", "string", "Tên tiếng Anh", "English name"),
    ),
    sectors,
)


def decisions() -> Iterator[Row]:
    rows = Decision.objects.filter(act__in=ACTS).select_related("platform__vendor", "criterion")
    for row in rows.order_by("pk").iterator(chunk_size=2_000):
        yield (
            row.pk,
            row.platform.slug,
            row.platform.name,
            row.platform.vendor.name,
            Act(row.act).value,
            row.criterion.code if row.criterion else "",
            row.evidence,
            row.reason,
            row.decided_at,
        )


DECISIONS = Dataset(
    "decisions",
    Bilingual("Quyết định", "Decisions"),
    Bilingual(
        "Nhật ký công khai các quyết định về nền tảng, không có tên người.",
        "The public log of decisions on listings; it names no person.",
    ),
    (
        column("number", "integer", "Số", "Number"),
        column("platform", "string", "Mã nền tảng", "Key of the platform"),
        column("platform_name", "string", "Tên nền tảng", "Name of the platform"),
        column("vendor_name", "string", "Tên nhà cung cấp", "Name of the vendor"),
        column("act", "string", "Quyết định", "Act"),
        column("criterion", "string", "Tiêu chí", "Criterion"),
        column("evidence", "string", "Loại chứng cứ", "Kind of evidence"),
        column("reason", "string", "Lý do công khai", "Public reason"),
        column("decided_at", "datetime", "Thời điểm", "Decided at"),
    ),
    decisions,
)
