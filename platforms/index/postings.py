"""Which documents hold a term, and with what weight: rows of documents, read as whole columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.uint8]
Numbers = NDArray[np.int64]

HEAVIEST = 255
# A term that one document in so many has is kept as a ready column instead of a list.
_DENSE = 8


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Rows of (document, weight), documents rising inside a row; never changed after it is built.

    Attributes:
        size: number of documents.
        counts: documents of each row.
        starts: row r holds the entries starts[r] to starts[r + 1]; none if it is dense.
        docs, weights: the entries, numbers in as few bytes as the size allows; a weight is the sum
            of the distinct field weights, at most 255.
        dense: the columns of the longest rows.
    """

    size: int
    counts: NDArray[np.int32]
    starts: Numbers
    docs: NDArray[np.unsignedinteger[Any]]
    weights: Column
    dense: dict[int, Column]

    @classmethod
    def build(cls, steps: Iterable[tuple[Numbers, Numbers]], *, rows: int, size: int) -> Self:
        """Postings of entries in rising order, some rows at a time.

        Args:
            steps: row * size + document of each entry, each once, and its weight, from 1; what is
                over 255 counts as 255. A row lies in one step.
            rows: number of rows.
            size: number of documents.
        """
        counts = np.zeros(rows, np.int32)
        dense: dict[int, Column] = {}
        narrow = np.min_scalar_type(size)
        docs, weights = [np.zeros(0, narrow)], [np.zeros(0, np.uint8)]
        for places, summed in steps:
            row, doc = np.divmod(places, size)
            packed = np.minimum(summed, HEAVIEST).astype(np.uint8)
            present, firsts, of_row = np.unique(row, return_index=True, return_counts=True)
            counts[present] = of_row
            long = of_row * _DENSE >= size
            for start, length in zip(firsts[long], of_row[long], strict=True):
                column = dense[int(row[start])] = np.zeros(size, np.uint8)
                column[doc[start : start + length]] = packed[start : start + length]
            kept = ~np.repeat(long, of_row)
            docs.append(doc[kept].astype(narrow))
            weights.append(packed[kept])
        listed = np.where(counts * _DENSE >= size, 0, counts) if size else counts
        starts = np.concatenate([[0], np.cumsum(listed)])
        return cls(size, counts, starts, np.concatenate(docs), np.concatenate(weights), dense)

    def count(self, low: int, high: int) -> int:
        """Entries in the rows low to high (exclusive): for one row, its documents."""
        return int(self.counts[low] if high - low == 1 else self.counts[low:high].sum())

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
            return column
        np.maximum.at(column, self.docs[start:end], self.weights[start:end])
        for row, ready in self.dense.items():
            if low <= row < high:
                np.maximum(column, ready, out=column)
        return column


def rarity(size: int, count: int) -> int:
    """What a term is worth that ``count`` of ``size`` documents have: 8·log2(size / count).

    At least 1, rounded down; 0 for a term that none has. Whole by construction (the bit length
    of an exact quotient), so that every machine ranks alike.
    """
    if count < 1:
        return 0
    return max(int(size**8 // count**8).bit_length() - 1, 1)
