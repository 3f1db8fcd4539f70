"""Whole numbers in order, found by halving: eight bytes each; a dictionary takes a hundred."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray


def distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers from 0, rising, each once; `np.unique` takes far longer and loads masked arrays."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """Distinct whole numbers, rising; never changed after it is made.

    Attributes:
        numbers: a view, for it answers plain integers, several times faster than the array.
    """

    numbers: memoryview

    @classmethod
    def of(cls, numbers: NDArray[np.int64]) -> Self:
        """numbers: rising, each once; kept, not copied."""
        return cls(numbers.data)

    def place(self, number: int) -> int | None:
        """Where a number stands, from 0, or None if it is not among them."""
        place = bisect_left(self.numbers, number)
        is_there = place < len(self.numbers) and self.numbers[place] == number
        return place if is_there else None

    def __contains__(self, number: int) -> bool:
        return self.place(number) is not None
