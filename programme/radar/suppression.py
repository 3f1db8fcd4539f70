"""Which numbers of a table may be told: none under five, and none that gives such a one away."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reference.disclosure import FEWEST

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Sum:
    """A total along one axis and what adds up to it, as places on that axis.

    `spare`: the part that is hidden before others where one more has to be, None for the smallest.
    """

    axis: int
    total: int
    parts: tuple[int, ...]
    spare: int | None = None


def hidden(values: Numbers, sums: Sequence[Sum], *, fewest: int = FEWEST) -> Flags:
    """Which numbers of a table have to stay untold.

    Args:
        values: of any shape, 0 or more, totals among them; in each line along the axis of a sum
            the parts add up to the total.
        sums: every total that the table holds; one without parts hides nothing.

    Returns: True for what is hidden, of the same shape. Told are numbers of `fewest` or more only.
    In each line what the hidden parts are together is nothing, or `fewest` or more and of two
    parts at least; of a hidden total one part is hidden too. Whoever subtracts what is told from
    a total learns no number under `fewest`, and no single hidden one.

    No number between 0 and `fewest` is told apart from none. The rule looks at one line at a
    time; it does not stand against somebody who solves all lines of all pages together.
    """
    mask: Flags = values < fewest
    # One axis more, so that a single line is many lines too.
    rows, flags = values[None], mask[None]
    while True:
        before = np.count_nonzero(mask)
        for each in sums:
            along = np.moveaxis(rows, each.axis + 1, -1), np.moveaxis(flags, each.axis + 1, -1)
            _close(*along, each, fewest)
        if np.count_nonzero(mask) == before:
            return mask


def _close(values: Numbers, mask: Flags, line: Sum, fewest: int) -> None:
    """Hide one more number in each line that would give one away; `mask` is written to.

    The spare part goes if it is told, else the smallest told one, the first of equal ones; where
    none is left, the total.
    Which one is hidden never depends on hidden numbers beyond those that make it needed.
    """
    parts = np.array(line.parts, np.intp)
    if not len(parts):
        return
    amounts, is_hidden = values[..., parts], mask[..., parts]
    total_hidden = mask[..., line.total]
    count = np.count_nonzero(is_hidden, axis=-1)
    together = np.where(is_hidden, amounts, 0).sum(axis=-1)
    gives = ~total_hidden & (together > 0) & ((count < 2) | (together < fewest))
    gives |= total_hidden & (count == 0)
    at = gives.nonzero()
    if not len(at[0]):
        return
    told = np.where(is_hidden[at], _NEVER, amounts[at])
    if line.spare is not None:
        spare = line.parts.index(line.spare)
        told[:, spare] = np.where(is_hidden[at][:, spare], _NEVER, 0)
    chosen = told.argmin(axis=-1)
    is_left = told[np.arange(len(told)), chosen] < _NEVER
    mask[(*at, np.where(is_left, parts[chosen], line.total))] = True
