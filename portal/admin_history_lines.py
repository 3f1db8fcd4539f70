"""Entries of the history in words, whatever tables they are about, in three queries."""

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
from ui.admin.names import LONGEST, NAMES, Named, names_of
from ui.networks import network_of


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
    """Entries in words; three queries: what they say, how the rows they name are called, people."""
    said = _events(entries)
    known = names_of(_wanted(entries, said))
    people = User.objects.in_bulk({entry.person for entry in entries} - {None})
    lines = []
    for entry in entries:
        model = apps.get_model(entry.model)
        event, before, told = said.get((entry.model, entry.event), (None, None, {}))
        changed: tuple[history.Difference, ...] = ()
        if event is not None and entry.kind == "update":
            changed = tuple(history.differences(model, event, before, history.Known(known)))
        label = str(model._meta.verbose_name)
        lines.append(
            Line(
                at=entry.at,
                who=str(people.get(entry.person) or (entry.person and f"#{entry.person}") or ""),
                label=label,
                name=_name(entry, event, known),
                address=_address(model, event, entry, site),
                told=told,
                network=network_of(str(told.get("ip", ""))),
                changes=(history.Change(entry.kind, label, "", changed),),
            )
        )
    return lines


def _wanted(
    entries: Iterable[HistoryEntry], said: Mapping[Any, Any]
) -> dict[type[models.Model], set[Any]]:
    """Keys of all rows that events name, before and after."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for entry in entries:
        for event in said.get((entry.model, entry.event), ())[:2]:
            for model, key in _keys(entry.model, event):
                wanted[model].add(key)
    return wanted


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


def _name(entry: HistoryEntry, event: Any, known: Named) -> str:
    """What an entry's row is called: by a column of its own, else by two rows that it joins."""
    own = next((str(getattr(event, name, "")) for name in NAMES if getattr(event, name, "")), "")
    joined = [known.get((model, str(key)), "") for model, key in _keys(entry.model, event)[:2]]
    return (own or " · ".join(filter(None, joined)) or entry.row)[:LONGEST]


def _keys(label: str, event: Any) -> list[tuple[type[models.Model], Any]]:
    """The rows that one row joins, as an event of it tells: model and key."""
    columns = [each for each in apps.get_model(label)._meta.concrete_fields if each.related_model]
    found = [(each.related_model, getattr(event, each.attname, None)) for each in columns]
    return [(model, key) for model, key in found if key is not None]


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
