"""Who is advised where, as open data: each commune in figures, without a person."""

from collections.abc import Iterator

from django.utils import timezone

from advisers.directory.country import country
from programme.opendata.model import Dataset, Row, column
from ui.bilingual import Bilingual


def coverage() -> Iterator[Row]:
    """As the API says it: how fast is left out where fewer than five asked."""
    for each in country(at=timezone.now()).communes:
        minutes = each.answers.minutes
        yield (
            each.code,
            each.name,
            each.province,
            each.province_name,
            each.advisers,
            each.has_room,
            list(each.topics),
            None if minutes is None else each.answers.cases,
            minutes,
        )


COVERAGE = Dataset(
    "coverage",
    Bilingual("Mạng lưới tư vấn", "Consulting network"),
    Bilingual(
        "Mỗi xã, phường, đặc khu: có bao nhiêu tư vấn viên phục vụ, về việc gì, trả lời nhanh ra"
        " sao; dưới năm yêu cầu thì không nêu.",
        "For each commune: how many advisers serve it, on what, and how fast requests are"
        " answered; left out under five requests.",
    ),
    (
        column("commune", "string", "Mã xã, phường, đặc khu", "Code of the commune"),
        column("name", "string", "Tên", "Name"),
        column("province", "string", "Mã tỉnh, thành phố", "Code of the province"),
        column("province_name", "string", "Tên tỉnh, thành phố", "Name of the province"),
        column("advisers", "integer", "Số tư vấn viên", "How many advisers serve it"),
        column("has_room", "boolean", "Có người nhận thêm việc", "Whether one takes more on"),
        column("topics", "array", "Mã mảng công việc được tư vấn", "Functions advised on"),
        column("requests", "integer", "Số yêu cầu trong 180 ngày", "Requests of 180 days"),
        column(
            "answered_minutes",
            "integer",
            "Số phút giữa (trung vị) tới câu trả lời đầu tiên",
            "Median of minutes until the first answer",
        ),
    ),
    coverage,
)
