"""The national match: everybody's best platforms in columns, and what one more would change."""

from .bests import Bests
from .full import SEED, best_of
from .gain import ELSEWHERE, Counts, Gain, Share, better, gain
from .one import Column, column
from .packing import UnknownFormatError, pack, unpack
from .population import Builder, Codes, Population
from .ragged import Ragged
from .update import Changed, Updated, changes, update

__all__ = [
    "ELSEWHERE",
    "SEED",
    "Bests",
    "Builder",
    "Changed",
    "Codes",
    "Column",
    "Counts",
    "Gain",
    "Population",
    "Ragged",
    "Share",
    "UnknownFormatError",
    "Updated",
    "best_of",
    "better",
    "changes",
    "column",
    "gain",
    "pack",
    "unpack",
    "update",
]
