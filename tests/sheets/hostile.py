"""Files that want to do harm, and honest ones, made on the spot."""

import io
import random
import zipfile

from sheets.safe import xlsx_pieces

ROWS = [["0100109106", "Công ty Hòa Bình"], ["0100112437", "Hộ Bà Tư"]]
HEADINGS = ["Mã số thuế", "Tên doanh nghiệp"]
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    b"<worksheet>&b;</worksheet>"
)
XXE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b"<worksheet>&a;</worksheet>"
)


def workbook():
    """A workbook as anybody saves it."""
    return b"".join(xlsx_pieces(HEADINGS, ROWS))


def parts():
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(changes=None, *, names=()):
    """The workbook with other or further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in {**parts(), **(changes or {})}.items():
            archive.writestr(name, body)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def sheet_of(cells, after=""):
    """A sheet's XML around the cells of its rows, with what stands behind them."""
    head = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return f"{head}{cells}</sheetData>{after}</worksheet>".encode()


TEXT = '<c t="inlineStr"><is><t>a</t></is></c>'
ROW = f"<row>{TEXT * 2}</row>"


def _noise(length):
    """Letters that do not shrink, the same each time."""
    return random.Random(1).randbytes(length // 2).hex()


def _cells(count):
    noise = _noise(8 * count)
    return "".join(f'<c s="{noise[at : at + 8]}"/>' for at in range(0, len(noise), 8))


def _runs(count):
    noise = _noise(8 * count)
    return "".join(f"<r><t>{noise[at : at + 8]}</t></r>" for at in range(0, len(noise), 8))


def overlapping():
    """Two entries of the directory that share one part's bytes."""
    data = bytearray(packed())
    start = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", start + 4)
    data[second + 42 : second + 46] = data[start + 42 : start + 46]
    return bytes(data)


def lying():
    """A part that unpacks to far more than the directory says."""
    data = bytearray(packed({SHEET: sheet_of("<row><c><v>1</v></c></row>" * 200_000)}))
    place = data.rindex(SHEET.encode()) - 46
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def encrypted():
    data = bytearray(packed())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


def with_type(content_type):
    body = parts()["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", content_type
    )
    return packed({"[Content_Types].xml": body})


# name of the case -> (name of the file, its bytes, why it is refused)
CORPUS = {
    "zip bomb": ("a.xlsx", lambda: packed({"xl/media/x.xml": b"<a/>" + b" " * 30_000_000}), "bomb"),
    "bomb in the sheet": (
        "a.xlsx",
        lambda: packed({SHEET: sheet_of("<row><c/></row>" * 4_000_000)}),
        "bomb",
    ),
    "bomb of shared texts": (
        "a.xlsx",
        lambda: packed({TEXTS: b"<sst>" + b"<si><t>aaaa</t></si>" * 3_500_000 + b"</sst>"}),
        "bomb",
    ),
    "lying sizes": ("a.xlsx", lying, "broken"),
    "overlapping parts": ("a.xlsx", overlapping, "bomb"),
    "many parts": ("a.xlsx", lambda: packed(names=[f"x{n}.xml" for n in range(600)]), "parts"),
    "entities": ("a.xlsx", lambda: packed({SHEET: BILLION}), "doctype"),
    "outside entity": ("a.xlsx", lambda: packed({SHEET: XXE}), "doctype"),
    "outside entity in UTF-16": (
        "a.xlsx",
        lambda: packed({SHEET: XXE.decode().replace("1.0", "1.0").encode("utf-16")}),
        "doctype",
    ),
    "macros": ("a.xlsx", lambda: packed(names=["xl/vbaProject.bin"]), "macros"),
    "macros by type": (
        "a.xlsx",
        lambda: with_type(b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "macros",
    ),
    "outside links": (
        "a.xlsx",
        lambda: packed(names=["xl/externalLinks/externalLink1.xml"]),
        "links",
    ),
    "embedded object": ("a.xlsx", lambda: packed(names=["xl/embeddings/a.docx"]), "objects"),
    "path in the archive": ("a.xlsx", lambda: packed(names=["../../etc/cron"]), "hidden"),
    "encrypted": ("a.xlsx", encrypted, "encrypted"),
    "before the archive": ("a.xlsx", lambda: b"GIF89a" + packed(), "type"),
    "behind the archive": ("a.xlsx", lambda: packed() + b"<script>", "hidden"),
    "another archive": ("a.xlsx", lambda: _zip({"a.txt": b"x"}), "not-workbook"),
    "a document": ("a.xlsx", lambda: with_type(b"application/x-word"), "not-workbook"),
    "too many columns": (
        "a.xlsx",
        lambda: packed({SHEET: sheet_of("<row>" + "<c><v>1</v></c>" * 201 + "</row>")}),
        "columns",
    ),
    "one row without end": (
        "a.xlsx",
        lambda: packed({SHEET: sheet_of("<row>" + _cells(250_000) + "</row>")}),
        "bomb",
    ),
    "one cell's texts without end": (
        "a.xlsx",
        lambda: packed({SHEET: sheet_of(f"<row><c><is>{_runs(250_000)}</is></c></row>")}),
        "bomb",
    ),
    "one name without end": (
        "a.xlsx",
        lambda: packed({SHEET: sheet_of(f'<row><c r="{_noise(400_000)}"/></row>')}),
        "bomb",
    ),
    "what follows the rows without end": (
        "a.xlsx",
        lambda: packed({SHEET: sheet_of("<row><c><v>1</v></c></row>" * 2 + _cells(250_000))}),
        "bomb",
    ),
    "a row at the end of the universe": (
        "a.xlsx",
        lambda: packed(
            {
                SHEET: sheet_of(
                    '<row><c><v>1</v></c></row><row r="99999999999"><c><v>1</v></c></row>'
                )
            }
        ),
        "gap",
    ),
    "rows out of order": (
        "a.xlsx",
        lambda: packed(
            {SHEET: sheet_of(f"<row>{TEXT}</row><row>{TEXT}</row>" + f'<row r="1">{TEXT}</row>')}
        ),
        "broken",
    ),
    "merged cells": (
        "a.xlsx",
        lambda: packed(
            {SHEET: sheet_of(ROW * 3, '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>')}
        ),
        "merged",
    ),
    "half a workbook": ("a.xlsx", lambda: packed()[:-200], "broken"),
    "old Excel": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-excel"),
    "workbook called CSV": ("a.csv", packed, "renamed"),
    "CSV called workbook": ("a.xlsx", lambda: b"a,b\n1,2\n", "not-xlsx"),
    "PDF called CSV": ("a.csv", lambda: b"%PDF-1.7 " + b"x" * 600, "type"),
    "web page called CSV": ("a.csv", lambda: b"\xef\xbb\xbf <!DOCTYPE html><script>", "type"),
    "program called CSV": ("a.csv", lambda: b"MZ\x90\0" + b"\0" * 600, "type"),
    "bytes of no text": ("a.csv", lambda: b"a,b\n1,\0\0\x01\n", "binary"),
    "nothing": ("a.csv", lambda: b"", "empty"),
    "headings only": ("a.csv", lambda: b"a,b\n", "no-rows"),
    "open quotes": ("a.csv", lambda: b'a,b\n1,"2\n3,4\n', "quotes"),
    "one endless line": ("a.csv", lambda: b"a," * 200_000, "line"),
    "one record of many lines": ("a.csv", lambda: b"a,b\n" + b'"\n",' * 100_000, "line"),
    "more rows than a sheet has": ("a.csv", lambda: b"a,b\n1,2\n" + b",\n" * 1_100_000, "gap"),
    "one endless cell": ("a.csv", lambda: b"a,b\n" + b"x" * 20_000 + b",1\n", "cell"),
    "too many cells": ("a.csv", lambda: b"a,b\n" + b"x," * 300 + b"x\n", "columns"),
    "broken UTF-8": ("a.csv", lambda: b"a,b\n\xc3(,\xff\xfe\n", "encoding"),
    "double ending": ("gia.php.csv", lambda: b"a,b\n1,2\n", "double"),
    "program's ending": ("gia.exe", lambda: b"a,b\n1,2\n", "type"),
    "macro's ending": ("gia.xlsm", packed, "macros"),
    "path as a name": ("../../gia.csv", lambda: b"a,b\n1,2\n", "name"),
    "unprintable name": ("gia\u202evsc.csv", lambda: b"a,b\n1,2\n", "name"),
}


def _zip(parts_):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts_.items():
            archive.writestr(name, body)
    return out.getvalue()
