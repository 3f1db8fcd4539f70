"""Which texts hold which terms, multiplied with which documents hold which texts.

A need's synonyms stand in hundreds of listings. Such a text is multiplied by bits, all its
documents at once; written out one by one they made the build three times as long.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from platforms.index.postings import Numbers, Postings

# A text in at least so many documents is multiplied by bits.
_SHARED = 48
# Terms taken at a time, so that a step needs little memory.
_STEP = 128
_BIT = np.array([128, 64, 32, 16, 8, 4, 2, 1], np.uint8)


class Uses(NamedTuple):
    """Which documents use which texts: arrays of one length, and what each tier weighs."""

    docs: Numbers
    tiers: Numbers
    texts: Numbers
    weights: Numbers

    def where(self, chosen: NDArray[np.bool_]) -> "Uses":
        """Some of the uses."""
        return Uses(self.docs[chosen], self.tiers[chosen], self.texts[chosen], self.weights)


@dataclass(frozen=True, slots=True, eq=False)
class Holdings:
    """The terms of each text.

    Attributes:
        starts: text t holds the entries starts[t] to starts[t + 1].
        rows: row of the term of each entry; -1 for a term that is left out.
        height: number of rows.
    """

    starts: Numbers
    rows: Numbers
    height: int

    def postings(self, uses: Uses, size: int) -> Postings:
        """Every document holds the terms of its texts; a tier's weight counts once for each.

        Args:
            uses: which document uses which text.
            size: number of documents.
        """
        shared = (np.bincount(uses.texts, minlength=1) >= _SHARED)[uses.texts]
        listed = self._listed(uses.where(~shared), size)
        tables = list(self._tables(uses.where(shared), size))
        steps = (
            _merged(listed, tables, range(low, min(low + _STEP, self.height)), uses.weights, size)
            for low in range(0, self.height, _STEP)
        )
        return Postings.build(steps, rows=self.height, size=size)

    def _listed(self, uses: Uses, size: int) -> Numbers:
        """(row * size + document) * tiers + tier for every term of every use, rising."""
        rows, lengths = self._entries(uses.texts)
        docs, tiers = np.repeat(uses.docs, lengths), np.repeat(uses.tiers, lengths)
        keys: Numbers = (rows * size + docs) * len(uses.weights) + tiers
        return np.sort(keys[rows >= 0])

    def _tables(self, uses: Uses, size: int) -> "Iterator[_Table]":
        """The texts of each tier, each with all its documents at once."""
        for tier in np.unique(uses.tiers).tolist():
            own = uses.where(uses.tiers == tier)
            texts, place = np.unique(own.texts, return_inverse=True)
            bits = np.zeros((len(texts), -(-size // 8)), np.uint8)
            np.bitwise_or.at(bits, (place, own.docs >> 3), _BIT[own.docs & 7])
            rows, lengths = self._entries(texts)
            order = np.argsort(rows, kind="stable")
            text = np.repeat(np.arange(len(texts)), lengths)
            yield _Table(tier, rows[order], text[order], bits)

    def _entries(self, texts: Numbers) -> tuple[Numbers, Numbers]:
        """The rows of all terms of some texts, one text after the other, and how many each has."""
        lengths = self.starts[texts + 1] - self.starts[texts]
        shifts = np.repeat(self.starts[texts] - np.cumsum(lengths) + lengths, lengths)
        return self.rows[np.arange(len(shifts)) + shifts], lengths


class _Table(NamedTuple):
    """Terms of one tier, rows rising; the text each stands in; each text's documents as bits."""

    tier: int
    rows: Numbers
    texts: Numbers
    bits: NDArray[np.uint8]

    def places(self, wanted: range, size: int) -> Numbers:
        """The row * size + document of some rows, rising."""
        low, high = np.searchsorted(self.rows, (wanted.start, wanted.stop))
        rows = self.rows[low:high]
        if not len(rows):
            return rows
        firsts = np.flatnonzero(np.diff(rows, prepend=-1))
        any_of = np.bitwise_or.reduceat(self.bits[self.texts[low:high]], firsts, axis=0)
        found = np.flatnonzero(np.unpackbits(any_of, axis=1, count=size).view(np.bool_))
        place, docs = np.divmod(found, size)
        return rows[firsts][place] * size + docs


def _merged(
    listed: Numbers, tables: list[_Table], wanted: range, weights: Numbers, size: int
) -> tuple[Numbers, Numbers]:
    """The row * size + document of some rows, rising, each once; and its tiers' weights summed."""
    tiers = max(len(weights), 1)
    bounds = (wanted.start * size * tiers, wanted.stop * size * tiers)
    low, high = np.searchsorted(listed, bounds)
    parts = [table.places(wanted, size) * tiers + table.tier for table in tables]
    keys = np.sort(np.concatenate([listed[low:high], *parts]))
    places, tier = np.divmod(keys[np.diff(keys, prepend=-1) > 0], tiers)
    firsts = np.flatnonzero(np.diff(places, prepend=-1))
    summed = np.add.reduceat(weights[tier], firsts) if len(firsts) else places
    return places[firsts], summed
