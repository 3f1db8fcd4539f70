"""What may be imported and exported; each app registers its own kinds when it is ready.

A kind is one table with its columns. How its rows are found again and which are left alone is SQL
over the table `staged` (see `staging`), so that a million rows cost no more memory than ten.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Model

from sheets.columns import Column


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that hang on a row of the kind, all said by one column of type text[].

    Attributes:
        current: SQL that gives the array, sorted, of row `t`.
        remove: DELETE … WHERE of what row `s` of `staged` does not list; all, if it lists nothing.
        add: INSERT … SELECT … WHERE of what it lists and is not there.
        only_adds: an import never removes; only its undoing does.
        amend: UPDATE … WHERE of what row `s` says more of than is stored; before `add`.
        restore: UPDATE … WHERE that takes what `amend` did back; before `remove`.
    """

    current: str
    remove: str
    add: str
    only_adds: bool = False
    amend: str = ""
    restore: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule over all rows at once.

    Attributes:
        sql: SELECT line, value, about (jsonb) of the rows that break it, from `staged` as `s`.
        column: beside which it is told; "" for the whole row.
        is_error: else the row is only left alone.
    """

    reason: str
    sql: str
    column: str = ""
    is_error: bool = True


@dataclass(frozen=True)
class Kind:
    """Something that comes and goes in sheets.

    Attributes:
        code: stable, in addresses; model: label of the table, such as "reference.Need".
        columns: what a sheet may say.
        extra: (name, type) of further staging columns, into which `match` puts keys it looked up.
        fields: staging column -> database column, where the row itself holds it.
        parts: column name -> rows that hang on it.
        match: SQL statements over `staged` that look codes up and set `target`, the primary key of
            the row that a line means; NULL is a new row.
        elsewhere: SQL of a check like those of `checks`, of the lines that do not lie, as stored
            and as said, in the province %(limit)s; "" where rows lie in no province.
        checks: afterwards, in this order; %(by)s is the key of whoever brings the file.
        fresh: database column -> SQL for new rows; `touched` the same for changed ones, where
            `t` is the row. %(at)s is the moment.
        needed: groups of columns of which a file must have one.
        required_new: columns without which there is no new row.
        watched: further database columns whose change keeps an import from being undone.
        shown: column name -> SQL of row `t` that an export gives in it, where not the field.
        is_coded: a row's primary key is its code, `target` as `match` sets it; else a sequence's.
        words: reason -> lazy text, of checks and columns of its own.
        name: database column that names a row to people.
        notes: lazy texts for the page of the upload: what an import does and does not.
    """

    code: str
    model: str
    title: Any
    columns: tuple[Column, ...]
    fields: Mapping[str, str]
    name: str
    import_right: str
    export_right: str
    parts: Mapping[str, Part] = field(default_factory=dict)
    match: tuple[str, ...] = ()
    elsewhere: str = ""
    checks: tuple[Check, ...] = ()
    fresh: Mapping[str, str] = field(default_factory=dict)
    touched: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[tuple[str, ...], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    required_new: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    is_coded: bool = False
    words: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Any, ...] = ()

    @cached_property
    def table(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def staged(self) -> tuple[tuple[str, str], ...]:
        """(name, type) of every column of the staging table that is about the row."""
        return (*((each.name, each.type) for each in self.columns), *self.extra)

    def stored(self, name: str) -> str:
        """SQL of the database column behind a staging column, as that one's type."""
        column, kind = f"t.{self.fields[name]}", dict(self.staged)[name]
        return f"{column}::{kind}" if kind.endswith("[]") else column

    def column(self, name: str) -> Column:
        return next(each for each in self.columns if each.name == name)


_kinds: dict[str, Kind] = {}
# What else is taken out and noted, by people who are no staff: code -> lazy title.
_taken_out: dict[str, Any] = {}


def register(kind: Kind) -> None:
    """Make a kind known to this process; the same code again replaces it."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> Kind:
    """Raises: KeyError: no such kind."""
    return _kinds[code]


def name_export(code: str, title: Any) -> None:
    """Say what an export is called that no kind makes. title: lazy."""
    _taken_out[code] = title


def title_of(code: str) -> Any:
    """What an import or export is of; its code where nobody names it any more."""
    return _kinds[code].title if code in _kinds else _taken_out.get(code, code)


def all_kinds() -> tuple[Kind, ...]:
    return tuple(_kinds.values())


def kind_for(model: type[Model]) -> Kind | None:
    """The kind whose rows a model holds."""
    return next((kind for kind in _kinds.values() if kind.model == model._meta.label), None)
