"""Boxes that layers above show on a vendor's home."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Line:
    """A link with what stands beside it."""

    url: str
    text: Any
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Links under a title; `more` leads to all of them."""

    title: Any
    icon: str
    lines: Sequence[Line]
    more: Line


MakeBox = Callable[[User, datetime], Box | None]
_boxes: list[MakeBox] = []


def register_box(make: MakeBox) -> None:
    """Show a box on the home of whoever acts for a vendor; None shows nothing. Added once."""
    if make not in _boxes:
        _boxes.append(make)


def boxes_for(user: User, at: datetime) -> list[Box]:
    """In the order in which they were added."""
    return [box for make in _boxes if (box := make(user, at))]
