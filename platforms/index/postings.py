"""Which documents hold a term, and with what weight: rows of documents, read as whole columns.

Most terms stand in texts that many documents share, a need's synonyms. Such a row names its texts,
and the texts know their documents; multiplied out, ten thousand listings took six million entries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.uint8]
Numbers = NDArray[np.int64]
Bits = NDArray[np.uint64]

HEAVIEST = 255
# Columns kept once they are read; people ask for few words.
_REMEMBERED = 96


class Tier(NamedTuple):
    """What fields of one weight hold.

    Attributes:
        weight: from 1.
        starts, docs: row r stands in docs[starts[r]:starts[r + 1]], in texts of their own.
        firsts, texts: row r stands in the shared texts[firsts[r]:firsts[r + 1]].
    """

    weight: int
    starts: NDArray[np.int32]
    docs: NDArray[np.unsignedinteger[Any]]
    firsts: NDArray[np.int32]
    texts: NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Rows of documents; never changed after it is built.

    Attributes:
        size: number of documents.
        counts: documents of each row.
        read: low and high row to what `column` answers; remembers the last few.
    """

    size: int
    counts: NDArray[np.int32]
    read: Callable[[int, int], Column]

    @classmethod
    def build(cls, tiers: Sequence[Tier], shared: Bits, *, counts: Numbers, size: int) -> Self:
        """Postings of tiers.

        Args:
            tiers: one for each weight.
            shared: shape (shared texts, 64-bit words), the documents of each.
            counts: documents of each row.
            size: number of documents.
        """
        read = lru_cache(_REMEMBERED)(partial(_column, tuple(tiers), shared, size))
        return cls(size, counts.astype(np.int32), read)

    def count(self, low: int, high: int) -> int:
        """Entries in the rows low to high (exclusive): for one row, its documents."""
        return int(self.counts[low] if high - low == 1 else self.counts[low:high].sum())

    def column(self, low: int, high: int) -> Column:
        """For every document the sum of the distinct weights at which it has any of the rows.

        Returns: shape (size,), at most 255, 0 where it has none; shared, so read-only.
        """
        return self.read(low, high)


def _column(tiers: Sequence[Tier], shared: Bits, size: int, low: int, high: int) -> Column:
    total = np.zeros(size, np.uint16)
    for tier in tiers:
        texts = tier.texts[tier.firsts[low] : tier.firsts[high]]
        docs = tier.docs[tier.starts[low] : tier.starts[high]]
        if len(texts):
            total += _any_of(shared, texts, docs, size) * np.uint16(tier.weight)
        elif len(docs):
            present = np.zeros(size, np.uint16)
            present[docs] = tier.weight
            total += present
    column = np.minimum(total, HEAVIEST).astype(np.uint8)
    column.setflags(write=False)
    return column


def _any_of(shared: Bits, texts: NDArray[Any], docs: NDArray[Any], size: int) -> Column:
    """1 for each document that has one of the texts or is named itself."""
    if len(texts) > len(shared):  # a common beginning: each text once
        texts = np.flatnonzero(np.bincount(texts, minlength=len(shared)))
    any_of = np.bitwise_or.reduce(shared[texts], axis=0)
    present = np.unpackbits(any_of.view(np.uint8), count=size, bitorder="little")
    present[docs] = 1
    return present


def rarity(size: int, count: int) -> int:
    """What a term is worth that ``count`` of ``size`` documents have: 8·log2(size / count).

    At least 1, rounded down; 0 for a term that none has. Whole by construction (the bit length
    of an exact quotient), so that every machine ranks alike.
    """
    if count < 1:
        return 0
    return max(int(size**8 // count**8).bit_length() - 1, 1)
