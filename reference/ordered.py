"""Whole numbers in order, found by halving: eight bytes each, where a dictionary takes a hundred."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray


class Ordered:
    """Distinct whole numbers, rising; never changed after it is made."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: NDArray[np.int64]) -> None:
        """numbers: rising, each once; kept, not copied."""
        # A view answers plain integers, several times faster than the array itself.
        self._numbers = memoryview(numbers)

    def place(self, number: int) -> int | None:
        """Where a number stands, from 0, or None if it is not among them."""
        place = bisect_left(self._numbers, number)
        is_there = place < len(self._numbers) and self._numbers[place] == number
        return place if is_there else None

    def __contains__(self, number: int) -> bool:
        return self.place(number) is not None
