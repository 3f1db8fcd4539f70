"""Rows as files that no spreadsheet program takes for formulas, made while they are sent. Pure."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from reference.formulas import is_live

# XML cannot hold these, and so neither can a sheet or a feed.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_SHEET_ROWS = 1_048_576
BATCH = 1000


def writable(text: str) -> str:
    """The text without what XML cannot hold: control characters, NUL, lone surrogates."""
    return _UNWRITABLE.sub("", text)


def plain(value: Any) -> str:
    """A value as a cell's text: nothing is "", lists are separated by semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(plain, value))
    return writable(str(value))


def unsafe(text: str) -> str:
    """A text as it was before `safe`: our own exports come back as they were."""
    return text[1:] if text[:1] == "'" and _is_live(text) else text


def safe(value: Any) -> str:
    """The same, with an apostrophe before whatever would be a formula.

    One more before what begins with apostrophes and a formula, so that `unsafe` knows whose it is.
    """
    given = plain(value)
    is_number = isinstance(value, int | float | Decimal)
    return f"'{given}" if not is_number and _is_live(given) else given


def _is_live(text: str) -> bool:
    return is_live(text.lstrip("'"))


def csv_pieces(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A CSV file in UTF-8 with the mark by which Excel knows it, some rows a piece."""
    held = io.StringIO()
    writer = csv.writer(held)
    held.write("\ufeff")
    writer.writerow([safe(each) for each in headings])
    for number, row in enumerate(rows, 1):
        writer.writerow([safe(each) for each in row])
        if number % BATCH == 0:
            yield _taken(held)
    yield _taken(held)


def _taken(held: io.StringIO) -> bytes:
    data = held.getvalue().encode()
    held.seek(0)
    held.truncate()
    return data


class _Outgoing(io.RawIOBase):
    """A file that is only written to; what was written is taken away as it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        data = b"".join(self.pieces)
        self.pieces.clear()
        return data


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="SMEdx" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    # The second style is text, so that codes keep their zeros when somebody edits them; the third
    # is a heading.
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>'
        '</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2">'
        '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
        '</cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/>'
        '<xf fontId="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" '
        'xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def xlsx_pieces(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """An XLSX file with one sheet, written as it goes: the memory is that of one batch.

    Rows past what a sheet can hold are left out: who exports more takes CSV.
    """
    out = _Outgoing()
    stamp = datetime.now(UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, body in _PARTS.items():
            archive.writestr(zipfile.ZipInfo(name, stamp), _HEAD + body, zipfile.ZIP_DEFLATED)
        info = zipfile.ZipInfo("xl/worksheets/sheet1.xml", stamp)
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=True) as sheet:
            for piece in _sheet(headings, rows):
                sheet.write(piece.encode())
                yield out.take()
    yield out.take()


def _sheet(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    views = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    )
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}">{views}<sheetData>{_row(headings, 2)}'
    batch: list[str] = []
    for _number, row in zip(range(MOST_SHEET_ROWS - 1), rows):  # noqa: B905 - as many as fit
        batch.append(_row(row, 1))
        if len(batch) == BATCH:
            yield "".join(batch)
            batch = []
    yield "".join(batch) + "</sheetData></worksheet>"


def _row(cells: Sequence[Any], style: int) -> str:
    return f"<row>{''.join(_cell(cell, style) for cell in cells)}</row>"


def _cell(value: Any, style: int) -> str:
    """A number as a number, a text as a text: neither is ever a formula."""
    if value is None or value == "" or value == []:
        return "<c/>"
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    text = f'<is><t xml:space="preserve">{escape(safe(value))}</t></is>'
    return f'<c s="{style}" t="inlineStr">{text}</c>'
