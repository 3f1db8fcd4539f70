"""Encodings, separators and cells: what is read, and what is refused by its name."""

import csv
import io
import unicodedata
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from reference.files import DATA
from sheets.files.errors import UnreadableError
from sheets.files.legacy import suspect
from sheets.files.reading import read_file
from sheets.wording import file_reason
from tests.sheets.spelling import single_byte, vni, windows_1258

TEXT = "Mã số thuế;Tên doanh nghiệp\n0100109106;Công ty cổ phần Thượng Đình\n"
ROWS = [["Mã số thuế", "Tên doanh nghiệp"], ["0100109106", "Công ty cổ phần Thượng Đình"]]
READ = {
    "UTF-8": (TEXT.encode(), "UTF-8"),
    "UTF-8 with its mark": (TEXT.encode("utf-8-sig"), "UTF-8 (BOM)"),
    "UTF-16": (TEXT.encode("utf-16"), "UTF-16"),
    "UTF-16, big end first": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
    "UTF-16 without its mark": (TEXT.encode("utf-16-le"), "UTF-16"),
    "Windows-1258": (windows_1258(TEXT), "Windows-1258"),
}
LEGACY = {
    "TCVN3": single_byte("TCVN3", TEXT),
    "VISCII": single_byte("VISCII", TEXT),
    "VNI": vni(TEXT),
}


def read(tmp_path, data, name="a.csv"):
    path = tmp_path / "upload"
    path.write_bytes(data)
    kind, *rows = read_file(path, name)
    return kind, rows


@pytest.mark.parametrize("case", READ, ids=str)
def test_encoding_is_read(tmp_path, case):
    data, label = READ[case]
    kind, rows = read(tmp_path, data)
    composed = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    assert (kind, composed) == (label, ROWS)


@pytest.mark.parametrize("name", LEGACY, ids=str)
def test_encoding_of_before_unicode_is_refused_by_name(tmp_path, name):
    with pytest.raises(UnreadableError) as refused:
        read(tmp_path, LEGACY[name])
    assert (refused.value.reason, refused.value.about) == ("legacy", {"name": name})


@pytest.mark.parametrize("name", LEGACY, ids=str)
def test_such_an_encoding_inside_unicode_is_refused_too(tmp_path, name):
    """As from a workbook in a .Vn font, whose cells hold the old bytes as letters."""
    with pytest.raises(UnreadableError) as refused:
        read(tmp_path, LEGACY[name].decode("latin-1").encode())
    assert refused.value.about == {"name": name}


def test_text_decoded_wrongly_is_refused(tmp_path):
    with pytest.raises(UnreadableError) as refused:
        read(tmp_path, TEXT.encode().decode("latin-1").encode())
    assert refused.value.about == {"name": "UTF-8"}
    said = file_reason(refused.value.reason, refused.value.about)
    assert "HÃ²a" in said  # how it looks now, instead of "UTF-8 is no Unicode"
    assert "UniKey" not in said


def test_no_name_of_a_place_is_taken_for_an_old_encoding():
    with (DATA / "legacy_units.csv").open(encoding="utf-8") as file:
        names = {f"{row['old_ward']} {row['old_district']}" for row in csv.DictReader(file)}
    assert len(names) > 5000
    assert [name for name in names if suspect(name)] == []


@pytest.mark.parametrize(
    "text", ["Müller GmbH", "Café", "Crème Brûlée", "Nestlé", "Ça va", "Đắk Plô", "Citroën Hà Nội"]
)
def test_a_foreign_name_is_no_old_encoding(text):
    assert suspect(text) == ""


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_is_found(tmp_path, separator):
    text = f'ma{separator}"tên, {separator} đủ"\n1{separator}2\n'
    assert read(tmp_path, text.encode())[1][0] == ["ma", f"tên, {separator} đủ"]


def test_rows_keep_their_numbers(tmp_path):
    _kind, rows = read(tmp_path, 'sep=;\nma;tên\n\n1;"hai\ndòng"\n ;\n2;b\n;\n'.encode())
    assert rows == [[], ["ma", "tên"], [], ["1", "hai\ndòng"], [], ["2", "b"]]


def test_cells_of_a_workbook_become_text(tmp_path):
    book = Workbook()
    book.active.append(["a", "b", "c", "d", "e", "f", "g"])
    book.active.append(
        [
            "0012",
            12.0,
            1.5,
            True,
            date(2026, 11, 29),
            datetime.fromisoformat("2026-11-29T08:05"),
            None,
        ]
    )
    book.active.append([100109106])
    book.active["A3"].number_format = "0000000000"
    out = io.BytesIO()
    book.save(out)
    _kind, rows = read(tmp_path, out.getvalue(), "a.xlsx")
    assert rows[1] == ["0012", "12", "1.5", "1", "2026-11-29", "2026-11-29 08:05:00"]
    assert rows[2] == ["0100109106"]


def test_a_million_rows_and_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr("sheets.files.limits.ROWS", 3)
    assert len(read(tmp_path, b"a\n1\n2\n3\n")[1]) == 4
    with pytest.raises(UnreadableError) as refused:
        read(tmp_path, b"a\n1\n2\n3\n4\n")
    assert refused.value.reason == "rows"
