"""Which texts hold which terms, put together with which documents hold which texts."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from platforms.index.postings import Bits, Numbers, Postings, Tier
from reference.ordered import distinct

# A text in at least so many documents is kept apart, its documents as bits.
_SHARED = 48
# Rows counted at a time, so that a step needs little memory.
_STEP = 256


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
        is_shared = (np.bincount(uses.texts, minlength=1) >= _SHARED)[uses.texts]
        listed, shared = uses.where(~is_shared), uses.where(is_shared)
        count = int(uses.texts.max(initial=-1)) + 1
        used, places = np.unique(shared.tiers * count + shared.texts, return_inverse=True)
        bits = _bits(places, shared.docs, len(used), size)
        tier_of, texts = np.divmod(used, max(count, 1))
        tiers, alone, within = [], [], []
        for tier, weight in enumerate(uses.weights.tolist()):
            own = self._listed(listed.where(listed.tiers == tier), size)
            held = self._held(texts[tier_of == tier], np.flatnonzero(tier_of == tier))
            tiers.append(self._tier(weight, own, held, size))
            alone.append(own)
            within.append(held)
        counts = self._counts(np.concatenate([*alone, _NONE]), _joined(within), bits, size)
        return Postings.build(tiers, bits, counts=counts, size=size)

    def _tier(self, weight: int, own: Numbers, held: "_Held", size: int) -> Tier:
        rows = np.arange(self.height + 1)
        narrow = np.min_scalar_type(size)
        return Tier(
            weight,
            np.searchsorted(own, rows * size).astype(np.int32),
            (own % max(size, 1)).astype(narrow),
            np.searchsorted(held.rows, rows).astype(np.int32),
            held.texts.astype(np.min_scalar_type(int(held.texts.max(initial=0)))),
        )

    def _listed(self, uses: Uses, size: int) -> Numbers:
        """Keys row * size + document for every term of every use, rising, each once."""
        rows, lengths = self._entries(uses.texts)
        keys: Numbers = rows * size + np.repeat(uses.docs, lengths)
        return distinct(keys[rows >= 0])

    def _held(self, texts: Numbers, places: Numbers) -> "_Held":
        """The rows of some texts and the place of the text each stands in, rows rising."""
        rows, lengths = self._entries(texts)
        place = np.repeat(places, lengths)[rows >= 0]
        rows = rows[rows >= 0]
        order = np.argsort(rows, kind="stable")
        return _Held(rows[order], place[order])

    def _counts(self, alone: Numbers, within: "_Held", bits: Bits, size: int) -> Numbers:
        """The documents of each row."""
        row, doc = np.divmod(distinct(alone), max(size, 1))
        counts = np.bincount(row, minlength=self.height)
        present = distinct(within.rows)
        for start in range(0, len(present), _STEP):
            step = present[start : start + _STEP]
            counts[step] = _totals(step, within, (row, doc), bits)
        return counts

    def _entries(self, texts: Numbers) -> tuple[Numbers, Numbers]:
        """The rows of all terms of some texts, one text after the other, and how many each has."""
        lengths = self.starts[texts + 1] - self.starts[texts]
        shifts = np.repeat(self.starts[texts] - np.cumsum(lengths) + lengths, lengths)
        return self.rows[np.arange(len(shifts)) + shifts], lengths


_NONE = np.zeros(0, np.int64)


class _Held(NamedTuple):
    """Rows, rising, and the shared text each stands in."""

    rows: Numbers
    texts: Numbers


def _joined(parts: list[_Held]) -> _Held:
    rows = np.concatenate([*(part.rows for part in parts), _NONE])
    texts = np.concatenate([*(part.texts for part in parts), _NONE])
    order = np.argsort(rows, kind="stable")
    return _Held(rows[order], texts[order])


def _bits(places: Numbers, docs: Numbers, height: int, size: int) -> Bits:
    """One row of bits for each place, set for its documents."""
    bits = np.zeros((height, -(-size // 64) * 8), np.uint8)
    np.bitwise_or.at(bits, (places, docs >> 3), np.left_shift(1, docs & 7).astype(np.uint8))
    return bits.view(np.uint64)


def _totals(step: Numbers, within: _Held, alone: tuple[Numbers, Numbers], bits: Bits) -> Numbers:
    """The documents of some rows that stand in shared texts, and perhaps elsewhere too."""
    bounds = (step[0], step[-1] + 1)
    low, high = np.searchsorted(within.rows, bounds)
    firsts = np.searchsorted(within.rows[low:high], step)
    any_of = np.bitwise_or.reduceat(bits[within.texts[low:high]], firsts, axis=0)
    rows, docs = alone
    low, high = np.searchsorted(rows, bounds)
    known = np.isin(rows[low:high], step)
    place, doc = np.searchsorted(step, rows[low:high][known]), docs[low:high][known]
    octets = any_of.view(np.uint8)
    np.bitwise_or.at(octets, (place, doc >> 3), np.left_shift(1, doc & 7).astype(np.uint8))
    totals: Numbers = np.bitwise_count(any_of).sum(axis=1, dtype=np.int64)
    return totals
