"""Datasets as files: CSV, JSON and XLSX, and one description of all with sizes and checksums."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from programme.opendata.model import Column, Dataset
from programme.opendata.values import DELIMITER, readable_rows
from sheets.safe import csv_pieces, xlsx_pieces

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Rows = Iterable[Sequence[Any]]
NOTE = (
    "In CSV and XLSX lists are joined by '; ', nothing is an empty cell, and an apostrophe stands"
    " before a text that a spreadsheet program would take for a formula."
)


def pieces(dataset: Dataset, format: str) -> Iterator[bytes]:
    """A file in pieces, of the rows as they are now."""
    return _pieces(dataset, format, readable_rows(dataset.rows()))


def _pieces(dataset: Dataset, format: str, rows: Rows) -> Iterator[bytes]:
    headings = [column.name for column in dataset.columns]
    if format == "json":
        return _json(headings, rows)
    return (csv_pieces if format == "csv" else xlsx_pieces)(headings, rows)


def _json(headings: Sequence[str], rows: Rows) -> Iterator[bytes]:
    """One row a line, so that whoever wants to can read it line by line."""
    opening = b"[\n"
    for row in rows:
        said = dict(zip(headings, row, strict=True))
        yield opening + json.dumps(said, ensure_ascii=False).encode()
        opening = b",\n"
    yield b"[]\n" if opening == b"[\n" else b"\n]\n"


def read_rows(path: Path) -> Iterator[list[Any]]:
    """The rows of a JSON file that `_json` wrote, one after the other."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line.startswith("{"):
                yield list(json.loads(line.removesuffix("\n").removesuffix(",")).values())


def write(dataset: Dataset, folder: Path) -> list[Mapping[str, Any]]:
    """Write a table in each format; the memory is that of a few rows.

    The database is read once: the other formats follow from the JSON file, so that all say the
    same even where a row came in between.

    Returns: the entries of the files for the description.
    """
    entry = _write(dataset, "json", folder, readable_rows(dataset.rows()))
    rest = [format for format in MEDIA_TYPES if format != "json"]
    rows = folder / str(entry["path"])
    return [entry, *(_write(dataset, format, folder, read_rows(rows)) for format in rest)]


def _write(dataset: Dataset, format: str, folder: Path, rows: Rows) -> Mapping[str, Any]:
    path = folder / f"{dataset.name}.{format}"
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as out:
        for piece in _pieces(dataset, format, rows):
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    return {
        "name": f"{dataset.name}-{format}",
        "path": path.name,
        "format": format,
        "mediatype": MEDIA_TYPES[format].partition(";")[0],
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest.hexdigest()}",
        "title": dataset.title.en,
        "title_vi": dataset.title.vi,
        "description": dataset.about.en,
        "description_vi": dataset.about.vi,
        "schema": {"fields": [_field(column, format) for column in dataset.columns]},
    }


def _field(column: Column, format: str) -> Mapping[str, str]:
    said = {
        "name": column.name,
        "type": column.type,
        "description": column.about.en,
        "description_vi": column.about.vi,
    }
    is_joined = column.type == "array" and format != "json"
    return {**said, "type": "list", "delimiter": DELIMITER} if is_joined else said


def description(
    entries: Iterable[Mapping[str, Any]], *, home: str, at: datetime
) -> Mapping[str, Any]:
    """The data dictionary of all files, as a Data Package, version 2."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "smedx-open-data",
        "title": "SMEdx open data",
        "description": NOTE,
        "homepage": home,
        "created": at.isoformat(),
        "licenses": [LICENCE],
        "resources": list(entries),
    }
