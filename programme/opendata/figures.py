"""Indicators, targets and wishes as open data; parts of fewer than five are left out."""

from collections.abc import Iterator

from django.db.models import Sum

from ledger.models import Wish
from programme.models import Figure, Target
from programme.opendata.model import Dataset, Row, column
from reference.disclosure import FEWEST
from reference.models import Need
from ui.bilingual import Bilingual


def figures() -> Iterator[Row]:
    rows = Figure.objects.filter(is_retired=False).select_related("indicator")
    for row in rows.prefetch_related("sources").order_by("indicator__position", "code"):
        sources = sorted(row.sources.all(), key=lambda each: each.position)
        yield (
            row.code,
            row.indicator_id,
            row.indicator.name_vi,
            row.indicator.name_en,
            row.kind.lower(),
            row.value,
            row.qualifier.lower(),
            row.indicator.unit_vi,
            row.indicator.unit_en,
            row.from_on,
            row.until_on,
            row.note_vi,
            row.note_en,
            [each.address or each.press for each in sources],
        )


FIGURES = Dataset(
    "indicators",
    Bilingual("Chỉ số", "Indicators"),
    Bilingual(
        "Số liệu đã công bố về chương trình và ngành, kèm nguồn; số liệu khác nhau đứng cạnh nhau.",
        "Published figures of programme and industry with their sources; those that conflict stand"
        " side by side.",
    ),
    (
        column("code", "string", "Mã số liệu", "Code of the figure"),
        column("indicator", "string", "Mã chỉ số", "Code of the indicator"),
        column("name_vi", "string", "Tên tiếng Việt", "Vietnamese name"),
        column("name_en", "string", "Tên tiếng Anh", "English name"),
        column("kind", "string", "result hoặc target", "result or target"),
        column("value", "number", "Giá trị, trống thì xem ghi chú", "Value; empty: see the note"),
        column("qualifier", "string", "Độ chính xác của nguồn", "How exact the source is"),
        column("unit_vi", "string", "Đơn vị, tiếng Việt", "Unit in Vietnamese"),
        column("unit_en", "string", "Đơn vị, tiếng Anh", "Unit in English"),
        column("from_on", "date", "Từ ngày", "From"),
        column("until_on", "date", "Đến ngày", "Until"),
        column("note_vi", "string", "Ghi chú tiếng Việt", "Note in Vietnamese"),
        column("note_en", "string", "Ghi chú tiếng Anh", "Note in English"),
        column("sources", "array", "Nguồn", "Sources"),
    ),
    figures,
)


def targets() -> Iterator[Row]:
    rows = Target.objects.order_by("year", "indicator", "province")
    for row in rows:
        yield (row.indicator_id, row.year, row.province_id or "", row.value, row.source)


TARGETS = Dataset(
    "targets",
    Bilingual("Mục tiêu", "Targets"),
    Bilingual(
        "Mục tiêu theo năm, cả nước hoặc theo tỉnh.",
        "Targets by year, of the whole country or of a province.",
    ),
    (
        column("indicator", "string", "Mã chỉ số", "Code of the indicator"),
        column("year", "year", "Năm", "Year"),
        column("province", "string", "Mã tỉnh, trống là cả nước", "Province; empty: the country"),
        column("value", "number", "Giá trị", "Value"),
        column("source", "string", "Nguồn", "Source"),
    ),
    targets,
)


def wishes() -> Iterator[Row]:
    """How often each need was looked for and not met, by month; under five is left out."""
    names = {row.code: row for row in Need.objects.order_by("code")}
    counted: dict[tuple[str, str], int] = {}
    rows = Wish.objects.values_list("day", "needs").annotate(total=Sum("times"))
    for day, codes, total in rows.order_by("day").iterator(chunk_size=2_000):
        for code in codes:
            key = (f"{day:%Y-%m}", code)
            counted[key] = counted.get(key, 0) + total
    for (month, code), total in sorted(counted.items()):
        if total >= FEWEST and code in names:
            yield (month, code, names[code].name_vi, names[code].name_en, total)


WISHES = Dataset(
    "wishes",
    Bilingual("Tìm mà không thấy", "Looked for and not found"),
    Bilingual(
        "Mỗi tháng, nhu cầu nào được tìm mà không thấy nền tảng; dưới năm lượt thì không nêu.",
        "By month, needs that were looked for without finding a platform; under five is left out.",
    ),
    (
        column("month", "string", "Tháng, dạng 2026-11", "Month, as 2026-11"),
        column("need", "string", "Mã nhu cầu", "Code of the need"),
        column("name_vi", "string", "Tên tiếng Việt", "Vietnamese name"),
        column("name_en", "string", "Tên tiếng Anh", "English name"),
        column("times", "integer", "Số lượt", "How often"),
    ),
    wishes,
)
