"""How many rows several questions find, asked in one query."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def counts_of(questions: Iterable[QuerySet[Any]]) -> list[int]:
    """How many rows each of some querysets has, in their order; one query, none for no question.

    Slices and unions count as they stand.
    """
    parts = [_count_of(each) for each in questions]
    asked = ", ".join(sql for sql, _params in parts)
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", [value for _sql, each in parts for value in each])
        return list(cursor.fetchone())


def _count_of(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """SQL of one count, with its values."""
    # An order costs something and counts nothing, but a slice depends on it.
    plain = rows if rows.query.is_sliced else rows.order_by()
    try:
        sql, params = plain.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT COUNT(*) FROM ({sql}) AS counted)", params  # noqa: S608
