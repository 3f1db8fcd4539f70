"""Unmet demand as open data: of each count what may be told, by need, trade and province."""

from collections.abc import Iterator

from programme.opendata.model import Dataset, Row, column
from programme.radar.selectors import latest
from programme.radar.table import ALL, ASKED, POOR, UNMET, UNSAID, Told
from reference.models import Need
from ui.bilingual import Bilingual


def demand() -> Iterator[Row]:
    """Totals first, then their parts; a part of which nothing is told has no row."""
    found = latest()
    if found is None:
        return
    names = {row.code: row for row in Need.objects.order_by("code")}
    for source, told in (("enterprises", found.enterprises), ("results", found.results)):
        for need in told.axes.needs:
            for section, province, *counts in told_of(told, need):
                name = names[need]
                part = (need, name.name_vi, name.name_en, section, province)
                yield (found.day, source, *part, *counts)


def told_of(told: Told, need: str) -> Iterator[tuple[str, str, int, int | None, int | None]]:
    """Section, province, and how many asked, have none, have a poor one; None: not told."""
    for section in (ALL, *told.axes.sections, UNSAID):
        for province in (ALL, *told.axes.provinces, UNSAID):
            asked = told.at(ASKED, need, section, province)
            if asked is not None:
                unmet, poor = (told.at(each, need, section, province) for each in (UNMET, POOR))
                yield section, province, asked, unmet, poor


DEMAND = Dataset(
    "demand",
    Bilingual("Nhu cầu chưa được đáp ứng", "Unmet demand"),
    Bilingual(
        "Mỗi nhu cầu có bao nhiêu doanh nghiệp cần, bao nhiêu chưa có nền tảng nào phù hợp, theo"
        " ngành và tỉnh; dưới năm thì không nêu, kể cả khi có thể tính ra bằng phép trừ.",
        "How many enterprises have each need and how many have no platform for it, by trade and"
        " province; fewer than five are not told, nor what would give them away.",
    ),
    (
        column("day", "date", "Ngày đếm", "Day of the count"),
        column(
            "source",
            "string",
            "enterprises: doanh nghiệp; results: lượt tìm không có tài khoản trong 90 ngày",
            "enterprises, or results without an account of 90 days",
        ),
        column("need", "string", "Mã nhu cầu", "Code of the need"),
        column("name_vi", "string", "Tên tiếng Việt", "Vietnamese name"),
        column("name_en", "string", "Tên tiếng Anh", "English name"),
        column(
            "section", "string", "Ngành VSIC; *: mọi ngành; trống: không nêu", "Trade; * all; empty"
        ),
        column(
            "province", "string", "Mã tỉnh; *: cả nước; trống: không nêu", "Province; * all; empty"
        ),
        column("asked", "integer", "Số cần", "How many have the need"),
        column("unmet", "integer", "Số chưa có nền tảng, trống: không nêu", "Without a platform"),
        column("poor", "integer", "Số chỉ có nền tảng phù hợp một phần", "With a poor one only"),
    ),
    demand,
)
