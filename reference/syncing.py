"""Brings a table in line with a shipped file: adds, updates, retires, never deletes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

BATCH = 1000


@dataclass(slots=True)
class Change:
    """What one table went through; `kept` rows were edited by people since and left alone."""

    label: str
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    total: int = 0

    def __str__(self) -> str:
        parts = [f"{self.label}: {self.total}"]
        for word in ("created", "updated", "retired", "kept"):
            codes = getattr(self, word)
            if codes:
                named = f" ({', '.join(codes[:8])}{'…' if len(codes) > 8 else ''})"
                parts.append(f"{len(codes)} {word}{'' if word == 'created' else named}")
        return ", ".join(parts)


def digest(values: Mapping[str, Any]) -> str:
    """A short fingerprint of a row's loaded fields; equal for equal values in any order."""
    text = json.dumps(values, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def sync(
    model: type[models.Model], rows: Iterable[Mapping[str, Any]], *, key: str = "code"
) -> Change:
    """Upsert `rows` by `key`; what is no longer listed is retired where the model knows that.

    Args:
        model: with `shipped_digest`, rows that people edited since the last load are kept.
        rows: field values by attribute name (foreign keys as `…_id`); the same fields in each.

    Returns: the codes created, updated, retired and kept. A second call changes nothing.
    """
    wanted = {str(row[key]): dict(row) for row in rows}
    change = Change(str(model._meta.verbose_name_plural), total=len(wanted))
    guarded = any(item.name == "shipped_digest" for item in model._meta.fields)
    present = {str(getattr(row, key)): row for row in model._default_manager.all()}
    fresh, stale = [], []
    for code, values in wanted.items():
        row = present.get(code)
        if row is None:
            if guarded:
                values["shipped_digest"] = digest(values)
            fresh.append(model(**values))
            change.created.append(code)
            continue
        outcome = _bring_up(row, values, guarded=guarded)
        if outcome:
            getattr(change, outcome).append(code)
        if outcome == "updated":
            stale.append(row)
    model._default_manager.bulk_create(fresh, batch_size=BATCH)
    if stale:
        fields = [*next(iter(wanted.values())), *(["shipped_digest"] if guarded else [])]
        names = {model._meta.get_field(name.removesuffix("_id")).name for name in fields}
        model._default_manager.bulk_update(stale, sorted(names - {key}), batch_size=BATCH)
    retire(model, present, wanted, change)
    return change


def _bring_up(row: models.Model, values: dict[str, Any], *, guarded: bool) -> str:
    """Sets the wanted values on a row; says whether it was "updated", "kept" or ""."""
    now = {name: getattr(row, name) for name in values}
    if guarded and row.shipped_digest and digest(now) != row.shipped_digest:  # type: ignore[attr-defined]
        return "kept"
    # One loaded before such rows had a digest gets one: from here on edits are kept.
    if now == values and (not guarded or row.shipped_digest):  # type: ignore[attr-defined]
        return ""
    for name, value in values.items():
        setattr(row, name, value)
    if guarded:
        row.shipped_digest = digest(values)  # type: ignore[attr-defined]
    return "updated"


def retire(
    model: type[models.Model],
    present: Mapping[str, models.Model],
    wanted: Mapping[str, Any],
    change: Change,
) -> None:
    """Retires the shipped rows that the file names no more, where the model knows that."""
    if not any(item.name == "is_retired" for item in model._meta.fields):
        return
    gone = [
        row
        for code, row in present.items()
        if code not in wanted
        and not row.is_retired  # type: ignore[attr-defined]
        and bool(getattr(row, "shipped_digest", "shipped"))
    ]
    for row in gone:
        row.is_retired = True  # type: ignore[attr-defined]
        change.retired.append(str(row.pk))
    if gone:
        model._default_manager.bulk_update(gone, ["is_retired"], batch_size=BATCH)
