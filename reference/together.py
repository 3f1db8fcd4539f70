"""Several small questions about an enterprise, asked in one trip to the database.

A home shows a little of everything. Asked one by one its rows cost more to ask for than to read: so
each question is compiled once in a process, and all of them go as one text. Where connections keep
what was prepared on them, each is planned once: that costs more than finding its rows.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import connection
from django.db.models import Model, QuerySet

# What stands in a question for what is asked about; no row has such an id.
ENTERPRISE, USER = 9_000_000_000_000_000_001, 9_000_000_000_000_000_002
AT = datetime(1, 1, 1, tzinfo=UTC)
SESSION = "what stands for the key of a session"

Question = Callable[[], QuerySet]
Rows = Sequence[Any]
Stored = TypeVar("Stored", bound=Model)

# By connection the names of what it prepared. A name is never used twice, so that a text of which
# nobody knows how far it came leaves nothing in the way of the next.
_prepared: WeakKeyDictionary[Any, dict[Question, str]] = WeakKeyDictionary()
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    params: tuple[Any, ...]
    row: type

    def prepare(self, name: str) -> str:
        """The statement that prepares it."""
        places = tuple(f"${place}" for place in range(1, len(self.params) + 1))
        return f"PREPARE {name} AS {self.sql % places}".replace("%", "%%")

    def execute(self, name: str) -> str:
        places = ", ".join(["%s"] * len(self.params))
        return f"EXECUTE {name}({places})" if places else f"EXECUTE {name}"


def ask(
    questions: Iterable[Question],
    *,
    enterprise: int = 0,
    user: int = 0,
    at: datetime = AT,
    session: str = "",
) -> Mapping[Question, Rows]:
    """The rows of each question, as named tuples; one query, in a request that writes one for each.

    Args:
        questions: functions that make a `values_list` of plain columns with `ENTERPRISE`, `USER`,
            `AT` and `SESSION` in the place of what follows; each is asked once.
    """
    compiled = {question: _compiled(question) for question in questions}
    meant = {ENTERPRISE: enterprise, USER: user, AT: at, SESSION: session}
    with connection.cursor() as cursor:
        # The wrapper that names the author of a change passes over all answers but the last.
        step = 1 if connection.execute_wrappers else max(len(compiled), 1)
        asked = list(compiled.items())
        found = [
            rows
            for start in range(0, len(asked), step)
            for rows in _rows(cursor, dict(asked[start : start + step]), meant)
        ]
    return dict(zip(compiled, found, strict=True))


def _rows(
    cursor: Any, asked: Mapping[Question, _Compiled], meant: Mapping[Any, Any]
) -> Iterator[Rows]:
    """What some questions find, in their order, sent as one text."""
    params = [_meant(each, meant) for one in asked.values() for each in one.params]
    if connection.execute_wrappers or not settings.DATABASE_PREPARES:
        cursor.execute(";\n".join(one.sql for one in asked.values()), params)
    else:
        _execute_prepared(cursor, asked, params)
    for one in asked.values():
        yield [one.row(*values) for values in cursor.fetchall()]
        cursor.nextset()


def _execute_prepared(
    cursor: Any, asked: Mapping[Question, _Compiled], params: Sequence[Any]
) -> None:
    """Ask by name, and in the same text prepare what this connection does not know yet."""
    known = _prepared.setdefault(connection.connection, {})
    new = {question: f"question_{next(_numbers)}" for question in asked if question not in known}
    names = {**known, **new}
    preparing = [asked[question].prepare(name) for question, name in new.items()]
    asking = [one.execute(names[question]) for question, one in asked.items()]
    cursor.execute(";\n".join([*preparing, *asking]), params)
    known.update(new)
    for _each in new:
        cursor.nextset()


def ask_one(question: Question, *, enterprise: int = 0) -> Rows:
    """The same for a single question."""
    return ask([question], enterprise=enterprise)[question]


@cache
def _compiled(question: Question) -> _Compiled:
    rows = question()
    sql, params = rows.query.sql_with_params()
    return _Compiled(sql, tuple(params), namedtuple("Row", rows._fields))  # type: ignore[attr-defined]


def _meant(value: Any, meant: Mapping[Any, Any]) -> Any:
    return meant.get(value, value) if isinstance(value, int | datetime | str) else value


@cache
def columns(model: type[Model], prefix: str = "") -> tuple[str, ...]:
    """All stored fields of a model, for a question whose rows become instances of it."""
    return tuple(f"{prefix}{field.attname}" for field in model._meta.concrete_fields)


def instance(model: type[Stored], values: Sequence[Any]) -> Stored:
    """What the ORM makes of a row of all `columns`; for models of plain fields only."""
    return model.from_db(connection.alias, columns(model), values)
