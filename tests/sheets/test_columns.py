"""Cells as values, headings as columns, values as safe cells: tables and laws."""

import csv
import io
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from sheets import columns
from sheets.columns import CellError, Column, key_of, read_cell
from sheets.mapping import guess, problems
from sheets.safe import csv_pieces, safe, unsafe, xlsx_pieces

CHOICE = columns.choice({"SME": ("doanh nghiệp",), "HOUSEHOLD": ("hộ kinh doanh",)})
VALUES = [
    (columns.text(5), "  a\u00a0b ", "a b"),
    (columns.text(5), "hoa\u0300", "hoà"),
    (columns.text(9), "x\u200by\u202e", "xy"),
    (columns.code("[0-9]{5}"), "00004", "00004"),
    (columns.whole(0, 9999), "1.000", 1000),
    (columns.whole(0, 9999), "007", 7),
    (columns.degrees(90), "21,0386", Decimal("21.03860")),
    (columns.yes_no, "Có", True),
    (columns.yes_no, "0", False),
    (columns.day, "29/11/2026", date(2026, 11, 29)),
    (columns.day, "2026-11-29", date(2026, 11, 29)),
    (columns.address(), "misa.vn/a?b=1", "https://misa.vn/a?b=1"),
    (CHOICE, "HỘ  KINH DOANH", "HOUSEHOLD"),
    (columns.several(CHOICE), "doanh nghiệp; SME;hộ kinh doanh", ["HOUSEHOLD", "SME"]),
    (columns.text(9), "'=1", "=1"),
]
WRONG = [
    (columns.text(3), "abcd", "long"),
    (columns.text(9), "#REF!", "fault"),
    (columns.text(9), " #n/a ", "fault"),
    (columns.whole(0, 10), "#DIV/0!", "fault"),
    (columns.code("[0-9]{5}"), "4", "form"),
    (columns.whole(0, 10), "1,5", "whole"),
    (columns.whole(0, 10), "1e3", "whole"),
    (columns.whole(0, 10), "11", "range"),
    (columns.whole(0, 10), "9" * 40, "range"),
    (columns.degrees(90), "NaN", "range"),
    (columns.degrees(90), "91", "range"),
    (columns.yes_no, "chắc", "yes-no"),
    (columns.day, "31/02/2026", "day"),
    (columns.address(), "javascript:alert(1)", "address"),
    (columns.address(), "https://a.vn:pass@b.vn", "address"),
    (CHOICE, "tập đoàn", "choice"),
    (columns.text(30), "C\u00abng ty", "legacy"),
    (columns.text(30), "C\ufffdng ty", "lost"),
    (columns.text(30), "=A1&B1", "formula"),
    (columns.text(30), " =1", "formula"),
]


@pytest.mark.parametrize(("parse", "cell", "value"), VALUES)
def test_cell_becomes_a_value(parse, cell, value):
    assert read_cell(Column("a", "A", parse), cell) == value


@pytest.mark.parametrize(("parse", "cell", "reason"), WRONG)
def test_wrong_cell_says_why(parse, cell, reason):
    with pytest.raises(CellError) as wrong:
        read_cell(Column("a", "A", parse), cell)
    assert wrong.value.reason == reason


def test_empty_cell_is_nothing_unless_it_must_not_be():
    assert read_cell(Column("a", "A", columns.text(3)), " \u200b ") is None
    with pytest.raises(CellError, match="required"):
        read_cell(Column("a", "A", columns.text(3), required=True), " ")


SAME = [
    ("Công ty Hòa Bình", "CÔNG TY  Hoà\u00a0Bình"),
    ("Thuý", "Thúy"),
    ("Hòa", unicodedata.normalize("NFD", "Hòa")),
    ("Bia Sài\u200b Gòn", "bia sài gòn"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_spellings_of_one_name_are_one(first, second):
    assert key_of(first) == key_of(second)


@pytest.mark.parametrize(
    ("first", "second"), [("An Hòa", "An Hoa"), ("Hóa", "Hòa"), ("Đạt", "Dạt")]
)
def test_other_names_are_others(first, second):
    assert key_of(first) != key_of(second)


# ── Headings ─────────────────────────────────────────────────────────────────────────────────────
COLUMNS = (
    Column("tax_code", "tax code", columns.text(9), aliases=("ma so thue", "mst"), required=True),
    Column("name", "name", columns.text(9), aliases=("ten doanh nghiep",)),
)


def test_headings_are_recognised_in_any_spelling():
    headings = ["STT", "TÊN_DOANH_NGHIỆP (viết hoa)", "Mã số thuế*"]
    assert guess(headings, COLUMNS) == {"tax_code": 2, "name": 1}


def test_a_mapping_says_what_is_missing_or_twice():
    assert problems({"name": 0}, COLUMNS) == [("required", ("tax_code",))]
    assert problems({"name": 0, "tax_code": 0}, COLUMNS) == [("twice", ("name", "tax_code"))]
    assert problems({"tax_code": 0}, COLUMNS, (("name",),)) == [("one-of", ("name",))]


# ── On the way out ───────────────────────────────────────────────────────────────────────────────
LIVE = ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "|cmd", "%0A"]
# As an East Asian keyboard writes them, and the small forms.
LIVE += ["\uff1d1+1", "\uff0b84", "\uff0d2", "\uff20SUM(A1)", " \uff1d1", "\ufe661", "\ufe6bA1"]


@pytest.mark.parametrize("text", LIVE)
def test_no_text_leaves_as_a_formula(text):
    assert safe(text).startswith("'")
    assert unsafe(safe(text)) == text


def test_numbers_stay_numbers():
    assert safe(-3) == "-3"


def test_a_workbook_holds_no_formula():
    data = b"".join(xlsx_pieces(["A"], [[text] for text in LIVE]))
    sheet = load_workbook(io.BytesIO(data)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=6))
def test_any_text_survives_both_kinds_of_file(rows):
    expected = [[safe(cell) for cell in row] for row in rows]
    text = b"".join(csv_pieces(["A", "B"], rows)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == expected
    b"".join(xlsx_pieces(["A", "B"], rows))


@given(st.text(alphabet="aàảãáạăằâầêếôộơợưứyỳđ bchgnt0- \u00a0\u200b\u0301\u0323", max_size=20))
def test_key_is_the_same_for_composed_and_decomposed(text):
    assert key_of(unicodedata.normalize("NFD", text)) == key_of(unicodedata.normalize("NFC", text))
