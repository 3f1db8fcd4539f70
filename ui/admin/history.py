"""Who changed what, when and from where: the events that database triggers keep, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from ui.admin.forms import choices_of
from ui.admin.labels import label_of
from ui.admin.names import Named, names_of
from ui.networks import network_of

LIMIT = 300
UNSEEN = frozenset(
    {
        *("id", "shipped_digest", "updated_at", "sort_key", "position"),
        # Counters by which two writers notice each other, keys by which a form counts once.
        *("version", "needs_version", "request_key", "digest"),
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field as it was and as it became; `before` is None where nothing was kept of it."""

    label: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one row. kind: insert, update or delete."""

    kind: str
    label: str
    name: str
    differences: tuple[Difference, ...]


@dataclass(slots=True)
class Act:
    """What one person did at one moment; `who` is None for the system itself."""

    at: datetime
    who: str | None
    action: str
    reason: str
    page: str
    network: str
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Touch:
    """When something was changed last; `who` is None for the system itself."""

    at: datetime
    who: str | None


def is_tracked(model: type[models.Model]) -> bool:
    return hasattr(model, "pgh_event_models")


def acts_on(row: models.Model, parts: Sequence[type[models.Model]] = ()) -> list[Act]:
    """What was done to a row and to the rows that hang on it, newest first.

    Args:
        row: of a tracked model; at most its last 300 events are read.
        parts: models with a foreign key to the row's; those not tracked are left out.

    Returns: one Act per request or command. Queries: one for the row, each part, all rows that
    events name, and the people; the same however long the history is.
    """
    model = type(row)
    found = [(model, list(_events(model, pgh_obj_id=row.pk)))]
    for part in filter(is_tracked, parts):
        found.append((part, list(_events(part, **{_tie(part, model): row.pk}))))
    names = Names(found, skipped=model)
    people = _people(event for _model, events in found for event in events)
    acts: dict[Any, Act] = {}
    for tracked, events in found:
        for event, before in _with_previous(events):
            change = _change(tracked, event, before, names)
            if change:
                _act(acts, event, people).changes.append(change)
    return sorted(acts.values(), key=lambda act: act.at, reverse=True)


def last_touch(row: models.Model, parts: Sequence[type[models.Model]] = ()) -> Touch | None:
    """Who changed a row, or a row that hangs on it, last; two queries.

    Returns: None for a model of which no history is kept.
    """
    model = type(row)
    if not is_tracked(model):
        return None
    newest = [_newest(model, pgh_obj_id=row.pk)]
    for part in filter(is_tracked, parts):
        newest.append(_newest(part, **{_tie(part, model): row.pk}))
    found = list(newest[0].union(*newest[1:], all=True) if newest[1:] else newest[0])
    if not found:
        return None
    # Of what one transaction did, what somebody did.
    at, who = max(found, key=lambda each: (each[0], each[1] is not None))
    return Touch(at, _named({who} - {None}).get(who))


def _newest(model: type[models.Model], **wanted: Any) -> models.QuerySet:
    """Moment and person of the newest event."""
    rows = model.pgh_event_model.objects.filter(**wanted).order_by("-pgh_id")  # type: ignore[attr-defined]
    return rows.values_list("pgh_created_at", "pgh_context__metadata__user")[:1]


def _tie(part: type[models.Model], model: type[models.Model]) -> str:
    """The column by which a row hangs on another."""
    return next(f for f in part._meta.concrete_fields if f.related_model is model).attname


def _events(model: type[models.Model], **wanted: Any) -> Iterable[Any]:
    events = model.pgh_event_model.objects.filter(**wanted)  # type: ignore[attr-defined]
    return events.select_related("pgh_context").order_by("-pgh_id")[:LIMIT]


def _people(events: Iterable[Any]) -> dict[Any, str]:
    return _named({_told(event).get("user") for event in events} - {None})


def _named(ids: set[Any]) -> dict[Any, str]:
    people = get_user_model()._default_manager.in_bulk(ids)
    return {pk: str(person) for pk, person in people.items()}


def _told(event: Any) -> Mapping[str, Any]:
    return event.pgh_context.metadata if event.pgh_context_id else {}


def _act(acts: dict[Any, Act], event: Any, people: Mapping[Any, str]) -> Act:
    """The act that an event belongs to: one context and one moment of the database."""
    key = (event.pgh_context_id, event.pgh_created_at)
    if key not in acts:
        told = _told(event)
        acts[key] = Act(
            at=event.pgh_created_at,
            who=people.get(told.get("user")),
            action=str(told.get("action", "")),
            reason=str(told.get("reason", "")),
            page=str(told.get("url", "")),
            network=network_of(str(told.get("ip", ""))),
        )
    return acts[key]


def _with_previous(events: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Each event with the one before it of the same row."""
    rows: dict[Any, list[Any]] = defaultdict(list)
    for event in events:
        rows[event.pgh_obj_id].append(event)
    for same in rows.values():
        yield from zip(same, [*same[1:], None], strict=True)


def _change(model: type[models.Model], event: Any, before: Any, names: "Names") -> Change | None:
    changed: tuple[Difference, ...] = ()
    if event.pgh_label == "update":
        changed = tuple(differences(model, event, before, names))
        if not changed:
            return None
    return Change(
        kind=event.pgh_label,
        label=str(model._meta.verbose_name),
        name=names.of(model, event),
        differences=changed,
    )


def differences(
    model: type[models.Model], event: Any, before: Any, names: "Names"
) -> Iterator[Difference]:
    """The fields in which two events of a row differ, in words; nothing without the earlier one."""
    for column in seen_columns(model):
        now = getattr(event, column.attname)
        then = getattr(before, column.attname) if before else None
        if before is not None and now != then:
            yield Difference(label_of(column), names.value(column, then), names.value(column, now))


def seen_columns(model: type[models.Model]) -> Iterator[models.Field]:
    """The columns whose changes are shown."""
    tracked = {item.name for item in model.pgh_event_model._meta.fields}  # type: ignore[attr-defined]
    for column in model._meta.concrete_fields:
        if column.name in tracked and column.name not in UNSEEN:
            yield column


class Names:
    """Values in words; what foreign keys name is asked for once."""

    def __init__(
        self, found: Iterable[tuple[type[models.Model], list[Any]]], skipped: type[models.Model]
    ) -> None:
        self.skipped: type[models.Model] | None = skipped
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for model, events in found:
            for column in self._keys(model):
                wanted[column.related_model] |= {getattr(event, column.attname) for event in events}
        self.known = names_of({model: ids - {None} for model, ids in wanted.items()})

    def _keys(self, model: type[models.Model]) -> list[models.Field]:
        """Foreign keys of a row, without the one of a part to its whole."""
        keys = [column for column in seen_columns(model) if column.related_model]
        return [column for column in keys if column.name != self._owner(model)]

    def _owner(self, model: type[models.Model]) -> str:
        owners = (c.name for c in model._meta.concrete_fields if c.related_model is self.skipped)
        return next(owners, "")

    def of(self, model: type[models.Model], event: Any) -> str:
        """A part's row in words, such as "Kế toán · chính"; "" for the row itself."""
        if model is self.skipped:
            return ""
        said = [
            self.value(column, getattr(event, column.attname))
            for column in seen_columns(model)
            if column.name != self._owner(model)
            and getattr(event, column.attname) not in ("", None, False)
        ]
        return " · ".join(said)

    def value(self, column: models.Field, value: Any) -> str:
        if column.related_model and column.name != self._owner(column.model):
            return self.known.get((column.related_model, str(value))) or str(value or "—")
        if isinstance(value, list):
            return (
                ", ".join(self.value(getattr(column, "base_field", column), v) for v in value)
                or "—"
            )
        return _plain(dict(choices_of(column) or ()).get(value, value))


class Known(Names):
    """Values in words where the names are known already."""

    def __init__(self, known: Named) -> None:
        self.skipped, self.known = None, known


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "—" if value in (None, "") else str(value)
