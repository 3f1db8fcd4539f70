"""A file as rows: checked for what it is, then read line by line."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from sheets.files import archive, delimited, encodings, limits, signatures
from sheets.files.errors import UnreadableError
from sheets.files.legacy import suspect

START = 4096
# So many rows say whether a file's text was decoded wrongly before it came here.
SAMPLE_ROWS = 300


def read_file(path: Path, name: str) -> Iterator[list[str] | str]:
    """First what the file is ("UTF-8", "XLSX"), then its rows from the first one on.

    Empty rows come as [], so that a row's place is its number in the spreadsheet; those at the end
    do not come. Cells are as written: not trimmed, not normalised.

    Args:
        name: as the uploader's computer calls it; only its ending counts.

    Raises: UnreadableError: whatever speaks against reading it, as early as it is seen.
    """
    promised = signatures.check_name(name)
    if path.stat().st_size > limits.FILE_BYTES:
        raise UnreadableError("too-large", megabytes=limits.FILE_BYTES // limits.MEGABYTE)
    with path.open("rb") as file:
        signatures.check_start(file.read(START), promised)
    if promised == "xlsx":
        archive.check_archive(path)
        from sheets.files import workbook  # a CSV file need not wait for openpyxl

        yield "XLSX"
        yield from _in_unicode(_bounded(workbook.read_rows(path)))
    else:
        codec = encodings.encoding_of(path)
        yield encodings.LABELS[codec]
        yield from _in_unicode(_bounded(delimited.read_rows(path, codec)))


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows without empty ends; too many of them or of their cells are refused."""
    empty = count = 0
    for number, row in enumerate(rows, 1):
        while row and not row[-1].strip():
            row.pop()
        if not row:
            empty += 1
            if number > limits.PLACES:
                raise UnreadableError("gap", line=number, most=limits.GAP)
            continue
        count += 1
        _check_bounds(number, count=count, empty=empty, cells=len(row))
        for _each in range(empty):
            yield []
        empty = 0
        yield row
    if count < 2:
        raise UnreadableError("no-rows")


def _check_bounds(number: int, *, count: int, empty: int, cells: int) -> None:
    """Refuse a row beyond what is read: its cells, the empty rows above it, the rows so far."""
    if cells > limits.COLUMNS:
        raise UnreadableError("columns", line=number, most=limits.COLUMNS)
    if empty > limits.GAP:
        raise UnreadableError("gap", line=number, most=limits.GAP)
    if count > limits.ROWS + 1:  # the first holds the headings
        raise UnreadableError("rows", most=limits.ROWS)


def _in_unicode(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows, refused where their letters are those of an old encoding, whatever holds them."""
    sample = list(islice(rows, SAMPLE_ROWS))
    if name := suspect("\n".join(cell for row in sample for cell in row)):
        raise UnreadableError("legacy", name=name)
    yield from chain(sample, rows)
