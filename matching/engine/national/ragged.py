"""Lists of different lengths, one a row, in two arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Int64 = NDArray[np.int64]
Int32 = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ragged:
    """Rows of values.

    Attributes:
        start: int64, (rows + 1,): row r holds `value[start[r]:start[r + 1]]`.
        value: int32, (entries,).
    """

    start: Int64
    value: Int32

    @classmethod
    def of(cls, rows: Sequence[Iterable[int]]) -> Self:
        lists = [list(row) for row in rows]
        start = np.zeros(len(lists) + 1, np.int64)
        np.cumsum([len(row) for row in lists], out=start[1:])
        return cls(start, np.array([value for row in lists for value in row], np.int32))

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def lengths(self) -> Int64:
        """Entries in each row."""
        return np.diff(self.start)

    def owners(self) -> Int64:
        """The row of each entry, rising."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.lengths)

    def places(self, rows: Int64) -> Int64:
        """Where the entries of the given rows stand, row after row."""
        first = self.start[rows]
        lengths = self.start[rows + 1] - first
        before = np.cumsum(lengths) - lengths
        return np.repeat(first - before, lengths) + np.arange(lengths.sum())

    def take(self, rows: Int64) -> Self:
        """The given rows, in their order."""
        start = np.zeros(len(rows) + 1, np.int64)
        np.cumsum(self.start[rows + 1] - self.start[rows], out=start[1:])
        return type(self)(start, self.value[self.places(rows)])

    def only(self, kept: Flags) -> Self:
        """The same rows with those entries alone."""
        count = np.concatenate(([0], np.cumsum(kept)))
        return type(self)(count[self.start].astype(np.int64), self.value[kept])

    def sums(self, amounts: Int64) -> Int64:
        """The sum of each row of amounts, one an entry; exact."""
        total = np.concatenate(([0], np.cumsum(amounts, dtype=np.int64)))
        sums: Int64 = total[self.start[1:]] - total[self.start[:-1]]
        return sums

    def holding(self, value: int) -> Int64:
        """The rows that hold a value, rising; once for each time it stands there."""
        found: Int64 = np.searchsorted(self.start, np.flatnonzero(self.value == value), "right") - 1
        return found
