"""Entries of the history in words, whatever tables they are about, in two queries."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.db import connection, models
from django.urls import reverse

from accounts.models import HistoryEntry, User
from ui.admin import history
from ui.networks import network_of

# Where a row's name stands, as far as one column says it; the first that is there.
NAMES = (
    *("name", "name_vi", "title_vi", "short_name", "title", "email", "text_vi", "text"),
    *("phone", "slug", "code", "tax_code", "key"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One event in words. address: of the object's own history, "" where there is none."""

    at: datetime
    who: str
    label: str
    name: str
    address: str
    told: Mapping[str, Any]
    network: str
    changes: tuple[history.Change, ...]


def lines_of(entries: Sequence[HistoryEntry], site: AdminSite) -> list[Line]:
    """Entries in words; two queries, and one for each model by which nameless rows are called."""
    said = _events(entries)
    names = _names(entries, said)
    people = User.objects.in_bulk({entry.person for entry in entries} - {None})
    lines = []
    for entry in entries:
        model = apps.get_model(entry.model)
        event, before, told = said.get((entry.model, entry.event), (None, None, {}))
        changed: tuple[history.Difference, ...] = ()
        if event is not None and entry.kind == "update":
            changed = tuple(history.differences(model, event, before, history.Keys()))
        label = str(model._meta.verbose_name)
        lines.append(
            Line(
                at=entry.at,
                who=str(people.get(entry.person) or (entry.person and f"#{entry.person}") or ""),
                label=label,
                name=names[entry.pk],
                address=_address(model, event, entry, site),
                told=told,
                network=network_of(str(told.get("ip", ""))),
                changes=(history.Change(entry.kind, label, "", changed),),
            )
        )
    return lines


def _events(entries: Iterable[HistoryEntry]) -> dict[tuple[str, int], tuple[Any, Any, Any]]:
    """What the events and those before them of the same rows said, in one query."""
    wanted = defaultdict(list)
    for entry in entries:
        wanted[entry.model].append(entry.event)
    if not wanted:
        return {}
    parts: list[str] = []
    values: list[Any] = []
    for label, numbers in wanted.items():
        table = connection.ops.quote_name(
            apps.get_model(label).pgh_event_model._meta.db_table  # type: ignore[attr-defined]
        )
        parts.append(
            "SELECT %s, this.pgh_id, to_jsonb(this), ("  # noqa: S608 - our own tables
            f" SELECT to_jsonb(earlier) FROM {table} AS earlier"
            "  WHERE earlier.pgh_obj_id = this.pgh_obj_id AND earlier.pgh_id < this.pgh_id"
            "  ORDER BY earlier.pgh_id DESC LIMIT 1"
            f"), told.metadata FROM {table} AS this"
            " LEFT JOIN pghistory_context AS told ON told.id = this.pgh_context_id"
            " WHERE this.pgh_id = ANY(%s)"
        )
        values += [label, numbers]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        rows = cursor.fetchall()
    return {
        (label, number): (_event(label, this), _event(label, earlier), json.loads(told or "{}"))
        for label, number, this, earlier, told in rows
    }


def _event(label: str, text: str | None) -> Any:
    """An event as PostgreSQL gives it in JSON, with the values that its model would hold."""
    if text is None:
        return None
    said = json.loads(text)
    fields = apps.get_model(label).pgh_event_model._meta.concrete_fields  # type: ignore[attr-defined]
    return SimpleNamespace(**{each.attname: _value(each, said[each.column]) for each in fields})


def _value(field: models.Field, value: Any) -> Any:
    if field.is_relation or value is None or isinstance(value, list | dict):
        return value
    return field.to_python(value)


def _names(entries: Sequence[HistoryEntry], said: Mapping[Any, Any]) -> dict[int, str]:
    """What each entry's row is called: by a column of its own, else by the rows it joins."""
    names, joined, wanted = {}, {}, defaultdict(set)
    for entry in entries:
        event = said.get((entry.model, entry.event), (None, None, {}))[0]
        found = (getattr(event, name, "") for name in NAMES)
        names[entry.pk] = next((str(name) for name in found if name), entry.row)[:120]
        if event is not None and names[entry.pk] == entry.row:
            joined[entry.pk] = _keys(entry.model, event)
            for model, key in joined[entry.pk]:
                wanted[model].add(key)
    rows = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items()}
    for number, keys in joined.items():
        parts = [_called(rows[model][key]) for model, key in keys if key in rows[model]]
        names[number] = " · ".join(parts)[:120] or names[number]
    return names


def _called(row: models.Model) -> str:
    """A joined row's name by a column of its own: `str` might ask for further rows."""
    if type(row) in history.CALLED:
        return history.called(row)
    return next((str(row.__dict__[name]) for name in NAMES if row.__dict__.get(name)), f"#{row.pk}")


def _keys(label: str, event: Any) -> list[tuple[type[models.Model], Any]]:
    """The rows that one row joins, as an event of it tells: model and key, two at most."""
    columns = [each for each in apps.get_model(label)._meta.concrete_fields if each.related_model]
    found = [(each.related_model, getattr(event, each.attname, None)) for each in columns]
    return [(model, key) for model, key in found if key is not None][:2]


def _address(model: Any, event: Any, entry: HistoryEntry, site: AdminSite) -> str:
    """The history page of the object, or of the one that it hangs on."""
    if site.is_registered(model):
        return _history_of(model, entry.row)
    for field in model._meta.concrete_fields:
        if field.related_model and site.is_registered(field.related_model):
            key = getattr(event, field.attname, None)
            return _history_of(field.related_model, key) if key else ""
    return ""


def _history_of(model: Any, key: Any) -> str:
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_history", args=[key])
