"""Which rule of the catalogue a text would break: asked of the database, which writes nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from platforms.models import Platform
from platforms.revisions.content import PARTS, Content, drafted

Rows = list[Mapping[str, Any]]


def breach_of(platform: Platform, content: Content) -> str:
    """Name of a constraint for which the tables would refuse the content, "" for none; one query.

    Rows that are named, such as needs, are taken to be there: they are retired, never deleted.
    """
    row = drafted(platform, content)
    own = {f.attname: getattr(row, f.attname) for f in Platform._meta.concrete_fields}
    said: dict[type[models.Model], Rows] = {Platform: [own]}
    for name, model in PARTS.items():
        said[model] = [{"platform_id": row.pk, **each} for each in content.get(name, [])]
    found = (name for model, rows in said.items() for name in _repeated(model, rows))
    return next(found, "") or _broken(said)


def _repeated(model: type[models.Model], rows: Rows) -> Iterator[str]:
    """Unique constraints that rows of one listing break among themselves."""
    for rule in model._meta.constraints:
        if not isinstance(rule, models.UniqueConstraint) or not rule.fields:
            continue
        columns = [model._meta.get_field(name).attname for name in rule.fields]  # type: ignore[union-attr]
        keys = [tuple(row.get(column) for column in columns) for row in rows]
        if rule.nulls_distinct is not False:
            keys = [key for key in keys if None not in key]
        if len(set(keys)) < len(keys):
            yield rule.name


def _broken(said: Mapping[type[models.Model], Rows]) -> str:
    """The first check that some row does not meet: each row against the checks of its table."""
    texts = [json.dumps(rows, cls=DjangoJSONEncoder) for rows in said.values()]
    with connection.cursor() as cursor:
        cursor.execute(_question(tuple(said)), texts)
        found = cursor.fetchone()
    return found[0] if found else ""


@cache
def _question(tables: tuple[type[models.Model], ...]) -> str:
    """The names of broken checks; its values are the rows of each table as JSON."""
    return " UNION ALL ".join(_of_table(model) for model in tables) + " LIMIT 1"


def _of_table(model: type[models.Model]) -> str:
    # As in a table: in the order of names, and what is neither true nor false is met.
    rules = ", ".join(f"('{name}', {sql})" for name, sql in sorted(_checks(model))) or "('', TRUE)"
    table = connection.ops.quote_name(model._meta.db_table)
    return (
        f"SELECT rule.broken FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) AS said"  # noqa: S608
        f" CROSS JOIN LATERAL (VALUES {rules}) AS rule (broken, holds) WHERE NOT rule.holds"
    )


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
