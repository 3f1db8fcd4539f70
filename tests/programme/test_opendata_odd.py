"""Odd characters in open data: three formats read back equal, whatever stands in a table."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from programme.opendata.model import Dataset, column
from programme.opendata.values import DELIMITER, readable
from programme.opendata.writing import read_rows, write
from sheets.safe import safe, unsafe
from ui.bilingual import Bilingual

TYPES = ("string", "array", "integer", "number", "boolean", "date", "datetime", "year")
ODD = [
    *("\x00", "\x1f", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\ufeff", "\u2028", "\u202e"),
    *("]]>", "<![CDATA[", "</t>", "&amp;", '"', "'", ",", ";", "; ", "\r", "\n", "\r\n", "\t"),
    *("=1+1", "+84", "-2", "@SUM(A1)", "|cmd", "%0A", "'=1", "''", "👩‍👩‍👧‍👦", "ẫ", "مرحبا"),
    *(" ", "\u00a0", "_x0041_", "1e5", "007", "TRUE", "null", "#N/A"),
]
texts = st.lists(st.sampled_from(ODD) | st.characters(), max_size=6).map("".join)
rows = st.tuples(
    texts | st.none(),
    st.lists(texts, max_size=4),
    st.integers(-(2**53), 2**53) | st.none(),
    st.decimals(-(10**12), 10**12, places=2) | st.none(),
    st.booleans() | st.none(),
    st.dates(date(1900, 1, 1)) | st.none(),
    st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)) | st.none(),  # noqa: DTZ001 - made aware
    st.integers(2000, 2100),
)


def table(held):
    columns = tuple(column(type, type, "cột", "column") for type in TYPES)
    return Dataset("odd", Bilingual("Lạ", "Odd"), Bilingual("Lạ", "Odd"), columns, lambda: held)


def read_cell(type, text):
    """A cell by the type that the dictionary gives it."""
    if type == "array":
        return [] if text in ("", None) else unsafe(text).split(DELIMITER)
    if text in ("", None):
        return None
    if type in ("integer", "year"):
        return int(text)
    if type == "number":
        return float(text)
    return text == "1" if type == "boolean" else unsafe(text)


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def read_xlsx(path):
    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True)
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def read_back(path, format):
    reader = read_csv if format == "csv" else read_xlsx
    heading, *found = reader(path)
    assert heading == list(TYPES)
    return [[read_cell(*pair) for pair in zip(TYPES, row, strict=True)] for row in found]


@given(st.lists(rows, max_size=5))
@settings(max_examples=150, deadline=None)
def test_all_formats_read_back_equal(held):
    with TemporaryDirectory() as place:
        write(table(held), Path(place))
        said = [list(row.values()) for row in json.loads((Path(place) / "odd.json").read_text())]
        assert said == [[readable(value) for value in row] for row in held]
        assert list(read_rows(Path(place) / "odd.json")) == said
        for format in ("csv", "xlsx"):
            assert read_back(Path(place) / f"odd.{format}", format) == said


@given(texts)
def test_no_cell_is_a_formula(text):
    assert not safe(text).startswith(("=", "+", "-", "@"))


@given(texts)
def test_what_was_made_safe_comes_back(text):
    once = unsafe(safe(text))
    assert unsafe(safe(once)) == once


@pytest.mark.parametrize("text", ["'=1", "''=1", "=1", "'", "''", "'a", "a"])
def test_apostrophes_of_ones_own_stay(text):
    assert unsafe(safe(text)) == text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", None),
        ("a\x00\ud800b\r\nc\rd", "ab\nc\nd"),
        (["a; b", "", "c"], ["a, b", "c"]),
        (Decimal("23.00"), 23),
        (Decimal("23.50"), 23.5),
        (date(2026, 11, 30), "2026-11-30"),
        (datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC), "2026-11-30T01:02:03Z"),
        (Bilingual("x", "y"), "x"),
        (True, True),
        (0, 0),
    ],
    ids=repr,
)
def test_values_have_one_form(value, said):
    assert readable(value) == said
