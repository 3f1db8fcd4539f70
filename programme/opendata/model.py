"""What a set of open data is: columns that say what they hold, and rows in their order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ui.bilingual import Bilingual

# Types of the Table Schema of Data Package, version 2.
Type = Literal["string", "integer", "number", "boolean", "date", "datetime", "array", "year"]
Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its type, what it holds in both languages."""

    name: str
    type: Type
    about: Bilingual


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table. `rows` reads it anew each time, in a fixed order, a query or a few for all."""

    name: str
    title: Bilingual
    about: Bilingual
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]


def column(name: str, type: Type, vi: str, en: str) -> Column:
    return Column(name, type, Bilingual(vi, en))
