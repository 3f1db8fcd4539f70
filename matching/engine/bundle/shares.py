"""What each need costs at least, whoever covers it: shares that no platform's needs exceed.

Shares that add up, over the needs of any one item, to no more than its cost are a solution of the
dual of the cover: their sum over open needs is what those cost at least. They are improved by
subgradient steps on small whole numbers, then made to fit and filled up exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .items import Mask

ROUNDS = 64
_BITS, _CHUNK = 30, 8

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of a share for each bit of a mask, looked up eight bits at a time."""

    tables: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, shares: Sequence[int]) -> "Sums":
        tables = []
        for start in range(0, len(shares), _CHUNK):
            sums = [0]
            for share in shares[start : start + _CHUNK]:
                sums += [before + share for before in sums]
            tables.append(tuple(sums))
        return cls(tuple(tables))

    def over(self, mask: Mask) -> int:
        total = 0
        for table in self.tables:
            total += table[mask & 255]
            mask >>= _CHUNK
        return total


NO_SHARES = Sums(())


def shares_of(costs: Sequence[int], masks: Sequence[Mask], needs: int) -> list[int]:
    """A share for each need by bit, >= 0; 0 for a need that no item covers.

    Args:
        costs: of the items, >= 1, of any size.
        masks: which needs each item covers, at least one.
        needs: how many there are.
    """
    scale = max(max(costs).bit_length() - _BITS, 0)
    table = np.array([[mask >> bit & 1 for bit in range(needs)] for mask in masks], np.int64)
    small = np.array([cost >> scale for cost in costs], np.int64)
    shares = [share << scale for share in _ascended(table, small).tolist()]
    covered = [[bit for bit in range(needs) if mask >> bit & 1] for mask in masks]
    slack = [
        cost - sum(shares[bit] for bit in bits) for cost, bits in zip(costs, covered, strict=True)
    ]
    for bit in range(needs):
        rows = [row for row, bits in enumerate(covered) if bit in bits]
        more = min((slack[row] for row in rows), default=0)
        shares[bit] += more
        for row in rows:
            slack[row] -= more
    return shares


def _ascended(table: Numbers, costs: Numbers) -> Numbers:
    """The best feasible shares met on the way, in small whole numbers."""
    sizes = table.sum(1)
    each = np.where(table > 0, (costs // sizes)[:, None], costs.max())
    shares = np.where(table.any(0), each.min(0), 0)
    best, most = shares, int(shares.sum())
    step = max(int(shares.max()), 1)
    for number in range(ROUNDS):
        chosen = (table @ shares) > costs
        open_needs = 1 - chosen @ table
        shares = np.where(table.any(0), np.maximum(shares + step * open_needs, 0), 0)
        if number % 4 == 3:
            fitted = _fitted(table, costs, shares)
            if int(fitted.sum()) > most:
                best, most = fitted, int(fitted.sum())
        step = max(step * 12 // 13, 1)
    return best


def _fitted(table: Numbers, costs: Numbers, shares: Numbers) -> Numbers:
    """The shares cut down, need by need, by the item that they exceed most."""
    sums = np.maximum(table @ shares, 1)
    # In parts of 2^20; rounded down, so that the cut is never too small.
    parts = np.minimum((costs << 20) // sums, 1 << 20)
    least = np.where(table > 0, parts[:, None], 1 << 20).min(0)
    fitted: Numbers = (shares * least) >> 20
    return fitted
