"""Results of the survey as open data: all of it, and by part from five answers on."""

from collections.abc import Iterator

from django.utils import timezone

from programme.opendata.model import Dataset, Row, column
from programme.survey.paper import read_paper
from programme.survey.selectors import By, QuestionResult, published, results, results_by
from ui.bilingual import Bilingual

PARTS: tuple[By, ...] = ("province", "section", "size")
PERCENT = Bilingual("%", "%")
MEDIAN = Bilingual("Trung vị", "Median")


def survey() -> Iterator[Row]:
    for held in reversed(published(day=timezone.localdate())):
        paper = read_paper(held)
        for result in results(paper):
            yield from _rows(held.year, result, "", "")
        for by in PARTS:
            for parts in results_by(paper, by).values():
                for part, result in parts.items():
                    yield from _rows(held.year, result, by, part)


def _rows(year: int, result: QuestionResult, by: str, part: str) -> Iterator[Row]:
    facts = (year, by, part, result.code, result.kind.lower(), result.text.vi, result.text.en)
    for each in result.options:
        chosen = (each.code, each.text.vi, each.text.en, each.count, result.answered)
        yield (*facts, *chosen, each.share, each.low, each.high, PERCENT.vi, PERCENT.en)
    if result.number:
        low, high = result.number.interval or (None, None)
        middle = ("median", MEDIAN.vi, MEDIAN.en, None, result.answered)
        yield (*facts, *middle, result.number.median, low, high, result.unit.vi, result.unit.en)


SURVEY = Dataset(
    "survey",
    Bilingual("Khảo sát nhu cầu", "Survey of demand"),
    Bilingual(
        "Kết quả khảo sát hằng năm, cả nước và theo tỉnh, ngành, quy mô, kèm số người trả lời và"
        " khoảng tin cậy 95 %. Phần nào dưới năm câu trả lời thì không nêu.",
        "Results of the yearly survey, all of it and by province, trade and size, with numbers of"
        " answers and 95 % intervals. Parts with under five answers are left out.",
    ),
    (
        column("year", "year", "Năm", "Year"),
        column(
            "by",
            "string",
            "Chia theo: province, section, size; trống là tất cả",
            "Divided by: province, section, size; empty: not divided",
        ),
        column(
            "part", "string", "Mã phần, trống là không nói", "Code of the part; empty: not said"
        ),
        column("question", "string", "Mã câu hỏi", "Code of the question"),
        column(
            "kind",
            "string",
            "single, multiple, scale (1–5) hoặc number",
            "single, multiple, scale (1–5) or number",
        ),
        column("question_vi", "string", "Câu hỏi, tiếng Việt", "Question in Vietnamese"),
        column("question_en", "string", "Câu hỏi, tiếng Anh", "Question in English"),
        column("option", "string", "Mã lựa chọn", "Code of the option"),
        column("option_vi", "string", "Lựa chọn, tiếng Việt", "Option in Vietnamese"),
        column("option_en", "string", "Lựa chọn, tiếng Anh", "Option in English"),
        column("count", "integer", "Số người chọn", "How many chose it"),
        column("answered", "integer", "Số người trả lời câu này", "How many answered it"),
        column("value", "number", "Tỷ lệ hoặc trung vị", "Share or median"),
        column("low", "number", "Cận dưới 95 %", "Lower end, 95 %"),
        column("high", "number", "Cận trên 95 %", "Upper end, 95 %"),
        column("unit_vi", "string", "Đơn vị, tiếng Việt", "Unit in Vietnamese"),
        column("unit_en", "string", "Đơn vị, tiếng Anh", "Unit in English"),
    ),
    survey,
)
