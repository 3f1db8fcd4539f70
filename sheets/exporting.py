"""Rows of a list as they leave: the columns of their kind, some thousands at a time."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from sheets.kinds import Kind
from sheets.safe import csv_pieces, xlsx_pieces

PAGE = 2000
WRITERS = {
    "csv": (csv_pieces, "text/csv; charset=utf-8"),
    "xlsx": (
        xlsx_pieces,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def export(kind: Kind, rows: QuerySet, format: str) -> Iterator[bytes]:
    """A file of the rows in pieces. Two queries a page of 2,000 rows, in order of their keys."""
    write, _content_type = WRITERS[format]
    headings = [str(column.label) for column in kind.columns]
    return write(headings, _values(kind, rows))


def _values(kind: Kind, rows: QuerySet) -> Iterator[list[Any]]:
    said = [column.words for column in kind.columns]
    sql = _select(kind)
    ordered = rows.order_by("pk").values_list("pk", flat=True)
    last: Any = None
    while True:
        page = ordered if last is None else ordered.filter(pk__gt=last)
        keys = list(page[:PAGE])
        if not keys:
            return
        with connection.cursor() as cursor:
            cursor.execute(sql, [keys])
            for row in cursor.fetchall():
                yield [_in_words(value, words) for value, words in zip(row, said, strict=True)]
        last = keys[-1]


def _select(kind: Kind) -> str:
    table, pk = kind.table._meta.db_table, kind.table._meta.pk.column
    return (
        f"SELECT {', '.join(_shown(kind, column.name) for column in kind.columns)}"
        f" FROM {table} AS t WHERE t.{pk} = ANY(%s) ORDER BY t.{pk}"
    )


def _shown(kind: Kind, name: str) -> str:
    if name in kind.shown:
        return kind.shown[name]
    if name in kind.parts:
        return kind.parts[name].current
    return f"t.{kind.fields[name]}" if name in kind.fields else "NULL"


def _in_words(value: Any, words: Any) -> Any:
    if not words:
        return value
    if isinstance(value, list):
        return [str(words.get(each, each)) for each in value]
    return str(words.get(value, value)) if value is not None else None
