"""Platforms beside the guidance: the layer above says how they are found, for siblings do not meet.

Without a finder, as in a command, pages show none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Named:
    """A platform and the path of its page."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Platforms:
    """Platforms that were found.

    Attributes:
        total, count: how many, as a number and in words.
        first: the best of them.
        cards: the same as cards of the catalogue.
        path: of the catalogue with all of them.
    """

    total: int
    count: str
    first: tuple[Named, ...]
    cards: SafeString
    path: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, a need, any of some sectors; "" and () ask for nothing.

    `limit`: how many are shown first.
    """

    text: str = ""
    need: str = ""
    sectors: Sequence[str] = ()
    limit: int = 3


Finder = Callable[[Wanted], Platforms]
_finders: list[Finder] = []


def register_finder(finder: Finder) -> None:
    """Say how platforms are found; called once, when the site starts."""
    _finders[:] = [finder]


def find(wanted: Wanted) -> Platforms | None:
    """What there is; None where nobody looks for platforms, or there is none."""
    for finder in _finders:
        found = finder(wanted)
        return found if found.total else None
    return None
