"""Which documents hold a term, and with what weight: rows of documents, read as whole columns."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.uint8]

HEAVIEST = 255
# A row that holds at least one document in this many is also kept as a ready column.
_DENSE = 24


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where terms were seen, one entry each, in any order; arrays of one length.

    Attributes:
        rows: the term's row, from 0.
        docs: the document's number, from 0.
        weights: the weight of the field it stood in, 1-99.
    """

    rows: NDArray[np.int64]
    docs: NDArray[np.int64]
    weights: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Rows of (document, weight), documents rising inside a row; never changed after it is built.

    Attributes:
        size: number of documents.
        starts: row r holds entries starts[r] to starts[r + 1].
        docs, weights: the entries; a weight is the sum of the distinct field weights, at most 255.
        dense: the columns of the longest rows, ready.
    """

    size: int
    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    weights: Column
    dense: dict[int, Column]

    @classmethod
    def build(cls, seen: Occurrences, *, rows: int, size: int) -> Self:
        """Postings of all occurrences; a field weight counts once for a row and document."""
        tiers, tier = np.unique(seen.weights, return_inverse=True)
        keys = np.unique((seen.rows * size + seen.docs) * max(len(tiers), 1) + tier)
        places, tier = np.divmod(keys, max(len(tiers), 1))
        firsts = np.flatnonzero(np.diff(places, prepend=-1))
        weights = np.add.reduceat(tiers[tier], firsts) if len(firsts) else places[:0]
        row, docs = np.divmod(places[firsts], max(size, 1))
        starts = np.searchsorted(row, np.arange(rows + 1))
        packed = np.minimum(weights, HEAVIEST).astype(np.uint8)
        bare = cls(size, starts, docs.astype(np.int32), packed, {})
        long = np.flatnonzero(np.diff(starts) * _DENSE >= max(size, 1))
        dense = {int(r): bare.column(int(r), int(r) + 1) for r in long}
        return cls(size, starts, bare.docs, packed, dense)

    def count(self, low: int, high: int) -> int:
        """Entries in the rows low to high (exclusive): for one row, its documents."""
        return int(self.starts[high] - self.starts[low])

    def column(self, low: int, high: int) -> Column:
        """For every document its heaviest weight in the rows low to high; 0 where it has none.

        Returns: shape (size,); shared when ready, so not to be written to.
        """
        if high - low == 1 and (ready := self.dense.get(low)) is not None:
            return ready
        column = np.zeros(self.size, np.uint8)
        start, end = self.starts[low], self.starts[high]
        if high - low == 1:
            column[self.docs[start:end]] = self.weights[start:end]
        else:
            np.maximum.at(column, self.docs[start:end], self.weights[start:end])
        return column

    @property
    def nbytes(self) -> int:
        """Bytes held in arrays."""
        held = self.starts.nbytes + self.docs.nbytes + self.weights.nbytes
        return held + sum(column.nbytes for column in self.dense.values())


def rarity(size: int, count: int) -> int:
    """What a term is worth that ``count`` of ``size`` documents have: 8·log2(size / count).

    At least 1, rounded down; 0 for a term that none has. Whole by construction (the bit length
    of an exact quotient), so that every machine ranks alike.
    """
    if count < 1:
        return 0
    return max(int(size**8 // count**8).bit_length() - 1, 1)
