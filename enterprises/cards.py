"""A box on an enterprise's home, ready in words; layers above make theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line: what it is, where it leads ("" for nowhere), and how it stands."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A box: a few lines or what is said without any, and the way to all of it.

    Attributes:
        code: stable, kebab case. icon: of the lucide set.
    """

    code: str
    title: str
    icon: str
    empty: str
    more: str
    more_url: str
    lines: tuple[CardLine, ...] = ()
