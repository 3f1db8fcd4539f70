"""How rows are called, of whatever tables they are: by a column of theirs or by what they join."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from django.db import connection, models

# Where a row's name stands, as far as one column says it; the first that says something.
NAMES = (
    *("name", "name_vi", "title_vi", "short_name", "title", "email", "text_vi", "text"),
    *("phone", "slug", "code", "tax_code", "key"),
)
# How rows of models that are not ours are called, by model.
CALLED: dict[type[models.Model], Callable[[Any], str]] = {}
LONGEST = 120
Wanted = Mapping[type[models.Model], Collection[Any]]
Named = dict[tuple[type[models.Model], str], str]


def names_of(wanted: Wanted) -> Named:
    """(model, key as text) → name of each row that is there; one query for all kinds.

    Kinds in CALLED, which are few, are read by themselves.
    """
    kinds = [model for model, keys in wanted.items() if keys and model not in CALLED]
    found = {
        (model, str(row.pk)): CALLED[model](row)
        for model in wanted.keys() & CALLED.keys()
        for row in model._base_manager.filter(pk__in=wanted[model]).order_by("pk")
    }
    if not kinds:
        return found
    question = " UNION ALL ".join(_question(model, place) for place, model in enumerate(kinds))
    with connection.cursor() as cursor:
        cursor.execute(question, [list(wanted[model]) for model in kinds])
        return found | {(kinds[place], key): name for place, key, name in cursor.fetchall()}


def _question(model: type[models.Model], place: int) -> str:
    pk = model._meta.pk
    column, kind = _quoted(pk.column), pk.db_type(connection)
    return (
        f"SELECT {place}, it.{column}::text, left({_name(model, 'it')}, {LONGEST})"  # noqa: S608
        f" FROM {_quoted(model._meta.db_table)} AS it WHERE it.{column} = ANY(%s::{kind}[])"
    )


@cache
def _name(model: type[models.Model], alias: str, *, joins: bool = True) -> str:
    """SQL of a row's name; of two rows that it joins where it has none; of its key at last."""
    own = {field.name: field for field in model._meta.concrete_fields if not field.is_relation}
    said = [
        f"NULLIF({alias}.{_quoted(own[name].column)}::text, '')" for name in NAMES if name in own
    ]
    if not said and joins:
        keys = [field for field in model._meta.concrete_fields if field.related_model][:2]
        parts = ", ".join(_joined(field, alias) for field in keys)
        said = [f"NULLIF(concat_ws(' · ', {parts}), '')"] if parts else []
    return f"COALESCE({', '.join([*said, _key(model, alias)])})"


def _joined(field: Any, alias: str) -> str:
    other, key = field.related_model, _quoted(field.target_field.column)
    return (
        f"(SELECT {_name(other, 'other', joins=False)}"  # noqa: S608 - our own tables
        f" FROM {_quoted(other._meta.db_table)} AS other"
        f" WHERE other.{key} = {alias}.{_quoted(field.column)})"
    )


def _key(model: type[models.Model], alias: str) -> str:
    return f"'#' || {alias}.{_quoted(model._meta.pk.column)}::text"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
