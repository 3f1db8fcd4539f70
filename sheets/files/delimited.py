"""Rows of a CSV file, with a bound on every line and cell."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from sheets.files import limits
from sheets.files.errors import UnreadableError

DELIMITERS = ",;\t|"
Row = list[str]


def read_rows(path: Path, codec: str) -> Iterator[Row]:
    """Each record of the file, the empty ones too; cells as written.

    The separator is what the first line has most of outside quotes, or what "sep=" says.

    Raises: UnreadableError: "line" too long, "quotes" that nobody closed, "encoding".
    """
    csv.field_size_limit(limits.CELL)
    # Windows-1258 leaves a few bytes open: those become a sign that the cell's check refuses.
    errors = "replace" if codec == "cp1258" else "strict"
    with path.open(encoding=codec, errors=errors, newline="") as file:
        lines = _lines(file)
        first = next(lines, "")
        is_told = first.lower().startswith("sep=") and len(first.strip()) == 5
        delimiter = first[4] if is_told else _delimiter(first)
        if is_told:
            yield []
        given = lines if is_told else _with(first, lines)
        yield from _records(given, delimiter)


def _records(lines: Iterator[str], delimiter: str) -> Iterator[Row]:
    line = size = 0

    def measured() -> Iterator[str]:
        """The lines of a record: quotes hold any number of them together."""
        nonlocal size
        for text in lines:
            size += len(text)
            if size > limits.LINE:
                raise UnreadableError("line", line=line + 1)
            yield text

    try:
        for row in csv.reader(measured(), delimiter=delimiter, strict=True):
            line, size = line + 1, 0
            yield row
    except csv.Error as error:
        reason = "cell" if "limit" in str(error) else "quotes"
        raise UnreadableError(reason, line=line + 1) from error
    except UnicodeError as error:
        raise UnreadableError("encoding", name="?") from error


def _lines(file: TextIO) -> Iterator[str]:
    """The file's lines; one without end is refused before it is in memory."""
    number = 0
    while line := file.readline(limits.LINE):
        number += 1
        if len(line) == limits.LINE and not line.endswith(("\n", "\r")):
            raise UnreadableError("line", line=number)
        yield line


def _with(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(line: str) -> str:
    bare, is_quoted = [], False
    for char in line:
        if char == '"':
            is_quoted = not is_quoted
        elif not is_quoted:
            bare.append(char)
    counts = [bare.count(each) for each in DELIMITERS]
    return DELIMITERS[counts.index(max(counts))]
