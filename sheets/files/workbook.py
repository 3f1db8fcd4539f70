"""Rows of an XLSX file that `archive` let through, read one after the other by openpyxl."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from sheets.files import limits, sheet_xml
from sheets.files.errors import UnreadableError

# A column formatted so shows "0012": the zeros belong to the code. No code has more.
_ZEROS = re.compile(r"0{1,40}")
_BROKEN = (BadZipFile, ParseError, KeyError, ValueError, TypeError, IndexError, AttributeError)


def read_rows(path: Path) -> Iterator[list[str]]:
    """Each row of the first sheet up to the last that says something; cells as text.

    Formulas give the value that the program stored with them, without one themselves. Numbers are
    written plainly, a day as 2026-11-29, yes and no as "1" and "0".

    Raises: UnreadableError: "broken", "cell" too long, "no-rows"; what `sheet_xml` refuses.
    """
    sheet_xml.use()
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if not sheets:
                raise UnreadableError("no-rows")
            sheets[0].reset_dimensions()  # what the file says of its size is not believed
            # One more than may be, so that a row that is too wide is told, not cut.
            yield from _texts(sheets[0].iter_rows(max_col=limits.COLUMNS + 1))
    except _BROKEN as error:
        raise UnreadableError("broken") from error


def _texts(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[str]]:
    """The cells of each row; a row that is not in the file has none.

    openpyxl gives one and the same row for all of those, which may be a million.
    """
    absent = None
    for number, row in enumerate(rows, 1):
        if row is absent:
            yield []
            continue
        texts = ["" if cell is EMPTY_CELL else _text(cell, number) for cell in row]
        if not any(texts):
            absent, texts = row, []
        yield texts


def _text(cell: Any, line: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > limits.CELL:
            raise UnreadableError("cell", line=line)
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M:%S}"
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _number(value: int | float, form: str) -> str:
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    if abs(value) > 10**18:
        return repr(value)
    plain = str(int(value))
    return plain.zfill(len(form)) if _ZEROS.fullmatch(form or "") and value >= 0 else plain
