"""What layers above note on the page of a vendor's draft, such as what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from platforms.models import Platform


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence with a link to what it is about."""

    says: Any
    url: str
    text: Any


MakeNotes = Callable[[Platform], Sequence[Note]]
_makers: list[MakeNotes] = []


def register_notes(make: MakeNotes) -> None:
    """Show them on every draft's page; the same function is added once."""
    if make not in _makers:
        _makers.append(make)


def notes_on(platform: Platform) -> list[Note]:
    return [note for make in _makers for note in make(platform)]
