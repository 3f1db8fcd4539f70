"""Values of rows as every format can hold them: the three files of a table say the same. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sheets.safe import writable

# Between the parts of a list in CSV and XLSX.
DELIMITER = "; "
_LINE_END = re.compile("\r\n?")


def readable(value: Any) -> Any:
    """A value as text, number, yes or no, list of texts, or None for nothing.

    Moments are in UTC with a Z, days as 2026-11-30; line ends are those of Unix. A text of nothing
    is None, for a cell cannot tell them apart.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [text for part in value if (text := _part(part))]
    return _text(value) or None


def readable_rows(rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    return ([readable(value) for value in row] for row in rows)


def _text(value: Any) -> str:
    return writable(_LINE_END.sub("\n", str(value)))


def _part(value: Any) -> str:
    """A part of a list: what stands between two parts does not stand inside one."""
    return _text(value).replace(DELIMITER, ", ")
