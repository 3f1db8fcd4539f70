"""What machines found about a revision, for the page on which people judge it.

A part of the catalogue registers what it finds; nothing of the draft is written for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from platforms.models import Platform
from platforms.revisions.content import PARTS, Content, drafted


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


@dataclass(frozen=True, slots=True)
class Draft:
    """A listing as a text would have it. platform: with the columns of the text, never saved.

    content: of every part, [] for one that the text does not name.
    """

    platform: Platform
    content: Content


Make = Callable[[Draft], Iterable[Panel]]
_makers: dict[str, Make] = {}


def register_panels(code: str, make: Make) -> None:
    """Add panels, in the order of registration. The same code replaces them."""
    _makers[code] = make


def panels_for(platform: Platform, content: Content) -> tuple[Panel, ...]:
    """All panels of a listing as the content has it; each maker asks its own queries."""
    draft = Draft(drafted(platform, content), {**{name: [] for name in PARTS}, **content})
    return tuple(panel for make in _makers.values() for panel in make(draft))
