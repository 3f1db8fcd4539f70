"""Which rules of their tables some values would break: asked of the database, which writes nothing.

Values are what would be stored: dicts by the names of columns. What a table keeps by itself, such
as a generated column, is not there and meets every rule.
"""

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a row breaks; place: of the row among those of its table, from 0."""

    model: type[models.Model]
    place: int
    rule: str


def values_of(row: models.Model) -> dict[str, Any]:
    """What would be stored of a row."""
    fields = (field for field in row._meta.concrete_fields if not field.generated)
    return {each.attname: each.get_prep_value(getattr(row, each.attname)) for each in fields}


def broken_checks(tables: Mapping[type[models.Model], Sequence[Values]]) -> list[Breach]:
    """The checks that rows do not meet, by table, row and name; one query for all."""
    said = {model: rows for model, rows in tables.items() if rows and _rules_of(model)}
    if not said:
        return []
    with connection.cursor() as cursor:
        texts = [json.dumps(rows, cls=DjangoJSONEncoder) for rows in said.values()]
        cursor.execute(_question(tuple(said)), texts)
        found = sorted(cursor.fetchall())
    order = list(said)
    return [Breach(order[table], place - 1, rule) for table, place, rule in found]


@cache
def _question(tables: tuple[type[models.Model], ...]) -> str:
    """Number of the table, number of the row and name of each broken check."""
    return " UNION ALL ".join(_of_table(number, model) for number, model in enumerate(tables))


def _of_table(number: int, model: type[models.Model]) -> str:
    # As in a table: what is neither true nor false is met.
    rules = ", ".join(f"('{name}', {sql})" for name, sql in _rules_of(model))
    table = connection.ops.quote_name(model._meta.db_table)
    return (
        f"SELECT {number}, said.ordinality, rule.broken"  # noqa: S608
        f" FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) WITH ORDINALITY AS said"
        f" CROSS JOIN LATERAL (VALUES {rules}) AS rule (broken, holds) WHERE NOT rule.holds"
    )


@cache
def _rules_of(model: type[models.Model]) -> tuple[tuple[str, str], ...]:
    return tuple(_checks(model))


def _checks(model: type[models.Model]) -> Iterable[tuple[str, str]]:
    """Name and SQL of each check of a table, those of single columns too."""
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    for rule in model._meta.constraints:
        if isinstance(rule, models.CheckConstraint):
            sql = rule._get_check_sql(model, editor)  # type: ignore[attr-defined]
            yield rule.name, sql.replace("%", "%%")
    for field in model._meta.concrete_fields:
        if check := field.db_check(connection):
            yield f"{model._meta.db_table}_{field.column}_check", check


def plain_uniques(model: type[models.Model]) -> list[models.UniqueConstraint]:
    """Rules that some columns together are said once, whatever else a row says."""
    return [
        rule
        for rule in model._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and rule.fields and not rule.condition
    ]


def key_of(rule: models.UniqueConstraint, model: type[models.Model], row: Values) -> Any:
    """What two rows must not share; None for a row that shares nothing."""
    columns = [model._meta.get_field(name).attname for name in rule.fields]  # type: ignore[union-attr]
    key = tuple(_hashable(row.get(column)) for column in columns)
    return None if None in key and rule.nulls_distinct is not False else key


def _hashable(value: Any) -> Hashable:
    return value if isinstance(value, Hashable) else repr(value)


def repeated(model: type[models.Model], rows: Sequence[Values]) -> Iterator[Breach]:
    """Each row that says what one before it says and only one may, by rule."""
    for rule in plain_uniques(model):
        seen = set()
        for place, row in enumerate(rows):
            key = key_of(rule, model, row)
            if key is not None and key in seen:
                yield Breach(model, place, rule.name)
            seen.add(key)
