"""What each app holds about people: the one table from which data are shown, given and erased.

An app registers its holding when it is ready; the apps above come first, so that they erase first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from accounts.models import User

# Rows of a history that are to be emptied: of event models only.
Trail = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One table of what a person may see and take with her.

    Attributes:
        name: of its files in the copy, such as "statements".
        title, kept: lazy texts: what it is, and until when it is kept, in plain words.
        columns: of `rows`, as `QuerySet.values` takes them, in the order of the file.
        next_on: day on which the first of these rows goes by itself; None if only with the account.
    """

    name: str
    title: Any
    kept: Any
    rows: QuerySet[Any]
    columns: tuple[str, ...]
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose data are erased, as she was before."""

    user: User
    email: str
    phone: str

    @property
    def contacts(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.email, self.phone)))


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What has to be done before an account can be erased. text: lazy or plain; url: where."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Something that goes by itself.

    Attributes:
        code: stable, such as "matching.results"; title: lazy, what goes and after how long.
        run: keyword `at`; safe to repeat; gives how many rows it took.
    """

    code: str
    title: Any
    run: Callable[..., int]


def nothing_in_the_way(user: User) -> Sequence[Obstacle]:
    return ()


def nothing_to_lock(user: User) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Holding:
    """What one app holds.

    Attributes:
        title: lazy, what people call all this.
        covers: labels of the models, "app.Model", whose rows it shows, erases or knows to be
            of nobody; a test finds the models of persons that no holding covers.
        sections: what she may see, for one user.
        erase: takes the subject and the moment away; gives the history rows to be emptied.
        stays: lazy texts: what is left, without her.
        obstacles: what has to be settled first.
        lock: takes the locks, so that what decides over the erasure holds until it is done.
    """

    app: str
    title: Any
    covers: frozenset[str]
    sections: Callable[[User], Sequence[Section]]
    erase: Callable[[Subject, datetime], Sequence[Trail]]
    stays: tuple[Any, ...] = ()
    obstacles: Callable[[User], Sequence[Obstacle]] = nothing_in_the_way
    lock: Callable[[User], None] = nothing_to_lock
    forgets: tuple[Forgetting, ...] = ()


_holdings: dict[str, Holding] = {}


def register_holding(holding: Holding) -> None:
    """Make an app's holding known to this process; the same app again replaces it."""
    _holdings[holding.app] = holding


def all_holdings() -> tuple[Holding, ...]:
    """The top layer first, as the apps are installed."""
    return tuple(
        _holdings[config.label] for config in apps.get_app_configs() if config.label in _holdings
    )


def history_of(model: type[Model] | str) -> type[Model]:
    """The event model that pghistory keeps of a tracked model, "app.Model" or the class."""
    label = model if isinstance(model, str) else model._meta.label
    app, _dot, name = label.partition(".")
    return apps.get_model(app, f"{name}Event")
