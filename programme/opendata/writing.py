"""Datasets as files: CSV, JSON and XLSX, and one description of all with sizes and checksums."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from programme.opendata.model import Column, Dataset, Row
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


def pieces(dataset: Dataset, format: str) -> Iterator[bytes]:
    """A file in pieces. In CSV and XLSX lists are joined by "; "; in JSON they are lists."""
    headings = [column.name for column in dataset.columns]
    if format == "json":
        return _json(headings, dataset.rows())
    write = csv_pieces if format == "csv" else xlsx_pieces
    return write(headings, dataset.rows())


def _json(headings: list[str], rows: Iterable[Row]) -> Iterator[bytes]:
    opening = b"[\n"
    for row in rows:
        said = dict(zip(headings, row, strict=True))
        yield opening + json.dumps(said, ensure_ascii=False, default=_plain).encode()
        opening = b",\n"
    yield b"[]\n" if opening == b"[\n" else b"\n]\n"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def write(dataset: Dataset, format: str, folder: Path) -> Mapping[str, Any]:
    """Write one file. Returns: its entry for the description."""
    path = folder / f"{dataset.name}.{format}"
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as out:
        for piece in pieces(dataset, format):
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
        "schema": {"fields": [_field(column) for column in dataset.columns]},
    }


def _field(column: Column) -> Mapping[str, str]:
    return {
        "name": column.name,
        "type": column.type,
        "description": column.about.en,
        "description_vi": column.about.vi,
    }


def description(
    entries: Iterable[Mapping[str, Any]], *, home: str, at: datetime
) -> Mapping[str, Any]:
    """The data dictionary of all files, as a Data Package of Frictionless Data, version 1."""
    return {
        "name": "smedx-open-data",
        "title": "SMEdx open data",
        "homepage": home,
        "created": at.isoformat(),
        "licenses": [LICENCE],
        "resources": list(entries),
    }
