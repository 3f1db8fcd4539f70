"""What machines found about a revision, for the page on which people judge it.

A part of the catalogue registers a panel; it is made while the listing reads as the draft does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from platforms.models import Platform


@dataclass(frozen=True, slots=True)
class Row:
    """One finding. level: good, info, caution or stop; url: "" or where to look."""

    level: str
    text: Any
    url: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    title: Any
    rows: tuple[Row, ...]

    @property
    def is_alarming(self) -> bool:
        return any(row.level in ("caution", "stop") for row in self.rows)


Make = Callable[[Platform], Iterable[Row]]
_makers: dict[str, tuple[Any, Make]] = {}


def register_panel(code: str, title: Any, make: Make) -> None:
    """Add a panel, in the order of registration. title: lazy. The same code replaces it."""
    _makers[code] = (title, make)


def panels_for(platform: Platform) -> tuple[Panel, ...]:
    """All panels of a listing as it reads now; each maker asks its own queries."""
    return tuple(Panel(title, tuple(make(platform))) for title, make in _makers.values())
