"""Rows of a file as values, with what is wrong in their cells; pure but for the columns' rules."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from sheets.columns import CellError, Column, read_cell

EXCERPT = 80
# So many different cells of a column, all communes for one, are read only once, if they are short.
REMEMBERED, SHORT = 4096, 60


@dataclass(slots=True)
class Problem:
    """Something wrong with a line: see `SheetIssue`."""

    line: int
    column: str
    reason: str
    about: dict[str, Any]
    value: str = ""
    is_error: bool = True


def read_rows(
    rows: Iterable[Sequence[str]], columns: Sequence[tuple[Column, int]]
) -> Iterator[tuple[int, list[Any], list[Problem]]]:
    """(line, values, problems) of each row that is not empty.

    Args:
        rows: as they stand in the file, the headings first, empty ones as [].
        columns: with their places in a row; one that is not mapped is no part of it.
    """
    readers = [(column, place, _reader(column)) for column, place in columns]
    for line, row in enumerate(rows, 1):
        if line == 1 or not row:
            continue
        values: list[Any] = []
        problems: list[Problem] = []
        for column, place, read in readers:
            cell = row[place] if place < len(row) else ""
            try:
                values.append(read(cell))
            except CellError as error:
                values.append(None)
                said = cell.strip()[:EXCERPT].replace("\0", " ")
                problems.append(Problem(line, column.name, error.reason, error.about, said))
        yield line, values, problems


def _reader(column: Column) -> Callable[[str], Any]:
    """`read_cell` of a column; most cells say what others said, and cost nothing then."""
    known = lru_cache(maxsize=REMEMBERED)(partial(read_cell, column))

    def read(cell: str) -> Any:
        return known(cell) if len(cell) <= SHORT else read_cell(column, cell)

    return read
