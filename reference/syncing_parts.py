"""Brings rows that own other rows, as a law its sources, in line with a shipped file.

Same rules as `reference.syncing`: adds, updates, retires, never overwrites what people changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models

from reference.syncing import Change, digest, retire

Values = Mapping[str, Any]


def sync_with_parts(
    model: type[models.Model], rows: Iterable[Values], *, parts: Sequence[str]
) -> Change:
    """Upsert rows by `code` together with the rows that hang on them.

    Args:
        model: has `code` as its key, `is_retired` and `shipped_digest`.
        rows: columns by attribute name (foreign keys as `…_id`), and under each name of `parts`
            a list of the columns of its rows; the same names in each row.
        parts: related names of models with a foreign key to `model`.

    Returns: the codes created, updated, retired and kept; a row counts as edited by people, and is
        kept whole, when a column or a part is not as it was loaded. A second call changes nothing.
    """
    wanted = {str(row["code"]): dict(row) for row in rows}
    change = Change(str(model._meta.verbose_name_plural), total=len(wanted))
    stored = model._default_manager.select_for_update(of=("self",)).order_by("pk")
    present = {str(row.pk): row for row in stored.prefetch_related(*parts)}
    for code, values in wanted.items():
        row, mark = present.get(code), _state_wanted(values, parts)
        if row is None:
            row = model(code=code)
            change.created.append(code)
        elif row.shipped_digest and _state_of(row, values, parts) != row.shipped_digest:  # type: ignore[attr-defined]
            change.kept.append(code)
            continue
        elif row.shipped_digest == mark:  # type: ignore[attr-defined]
            continue
        else:
            change.updated.append(code)
        _write(row, values, parts, mark)
    retire(model, present, wanted, change)
    return change


def _write(row: models.Model, values: Values, parts: Sequence[str], mark: str) -> None:
    for name, value in values.items():
        if name not in parts:
            setattr(row, name, value)
    row.shipped_digest = mark  # type: ignore[attr-defined]
    row.save(force_insert=row._state.adding)
    for name in parts:
        relation: Any = row._meta.get_field(name)
        part, owner = relation.related_model, relation.field.name
        part._default_manager.filter(**{owner: row}).delete()
        part._default_manager.bulk_create(part(**{owner: row}, **each) for each in values[name])


def _state_wanted(values: Values, parts: Sequence[str]) -> str:
    return digest({k: _sorted(v) if k in parts else v for k, v in values.items()})


def _state_of(row: models.Model, values: Values, parts: Sequence[str]) -> str:
    """The row's present state in the shape of the shipped one."""
    now = {name: getattr(row, name) for name in values if name not in parts}
    for name in parts:
        owner = row._meta.get_field(name).field.attname  # type: ignore[union-attr]
        hanging = [
            {
                field.attname: getattr(part, field.attname)
                for field in part._meta.concrete_fields
                if field.attname not in {"id", owner}
            }
            for part in getattr(row, name).all()
        ]
        now[name] = _sorted(hanging)
    return digest(now)


def _sorted(rows: Iterable[Values]) -> list[dict[str, Any]]:
    """Rows in an order of their own, so that the database's order says nothing."""
    return sorted(map(dict, rows), key=lambda row: str(sorted(row.items())))
