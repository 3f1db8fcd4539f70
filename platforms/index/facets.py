"""Facets as a bit matrix: one row per value, one bit per document.

Counting all values of all facets is one AND and one population count over the matrix, 20 µs at
10,000 documents and 126 values; as many intersections of roaring bitmaps take 46-100 µs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from platforms.index.documents import Indexed
from platforms.index.postings import rarity

Mask = NDArray[np.uint64]


def pack(present: NDArray[np.uint8]) -> Mask:
    """One bit per document, set where the column is not 0; padded to whole 64-bit words."""
    bits = np.packbits(present, axis=-1, bitorder="little")
    whole = np.zeros((*bits.shape[:-1], -(-bits.shape[-1] // 8) * 8), np.uint8)
    whole[..., : bits.shape[-1]] = bits
    return whole.view(np.uint64)


def numbers(mask: Mask, size: int) -> NDArray[np.int64]:
    """The documents in a mask, rising."""
    bits = np.unpackbits(mask.view(np.uint8), count=size, bitorder="little")
    return bits.view(np.bool_).nonzero()[0]


def total(mask: Mask) -> int:
    """How many documents are in a mask."""
    return int(np.bitwise_count(mask).sum())


def _held(listings: Sequence[tuple[str, ...]]) -> tuple[list[str], NDArray[np.uint8]]:
    """The values, sorted, and for each one 1 where it is listed; few ways of listing are many."""
    numbers: dict[tuple[str, ...], int] = {}
    of_document = [numbers.setdefault(listed, len(numbers)) for listed in listings]
    values = sorted({value for listed in numbers for value in listed})
    places = {value: place for place, value in enumerate(values)}
    table = np.zeros((len(values), len(numbers)), np.uint8)
    for listed, number in numbers.items():
        table[[places[value] for value in listed], number] = 1
    return values, table[:, of_document]


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """The facet values of numbered documents; never changed after it is built.

    Attributes:
        size: number of documents.
        rows: facet to its known values, sorted, and each one's row.
        spans: facet to its first row and the one after its last.
        matrix: shape (values, 64-bit words).
        everything: the mask of all documents.
    """

    size: int
    rows: Mapping[str, Mapping[str, int]]
    spans: Mapping[str, tuple[int, int]]
    matrix: Mask
    everything: Mask

    @classmethod
    def build(cls, documents: Sequence[Indexed], names: Sequence[str]) -> Self:
        """Facets of documents in the order of their numbers; a facet may have no value at all."""
        rows: dict[str, dict[str, int]] = {}
        spans: dict[str, tuple[int, int]] = {}
        bits = [np.zeros((0, len(documents)), np.uint8)]
        height = 0
        listings: list[list[tuple[str, ...]]] = [[] for _ in names]
        for doc in documents:
            facets = doc.facets
            for listing, name in zip(listings, names, strict=True):
                listing.append(facets.get(name, ()))
        for name, listing in zip(names, listings, strict=True):
            values, held = _held(listing)
            rows[name] = {value: height + place for place, value in enumerate(values)}
            spans[name] = (height, height + len(values))
            height += len(values)
            bits.append(held)
        everything = pack(np.ones(len(documents), np.uint8))
        return cls(len(documents), rows, spans, pack(np.concatenate(bits)), everything)

    def mask(self, name: str, values: Collection[str]) -> Mask:
        """Documents with any of the values; unknown facets and values have none."""
        known = self.rows.get(name, {})
        rows = [known[value] for value in values if value in known]
        if len(rows) == 1:
            one: Mask = self.matrix[rows[0]]
            return one
        any_of: Mask = np.bitwise_or.reduce(self.matrix[rows], axis=0)
        return any_of

    def counts(self, mask: Mask, lifted: Mapping[str, Mask]) -> dict[str, dict[str, int]]:
        """For each facet and known value its documents in the mask, 0 included.

        Args:
            mask: the documents that match everything.
            lifted: facet to the mask to count it in instead: the one without its own filter.
        """
        tally = self._tally(self.matrix, mask)
        for name, other in lifted.items():
            if name in self.spans:
                first, end = self.spans[name]
                tally[first:end] = self._tally(self.matrix[first:end], other)
        return {
            name: dict(zip(self.rows[name], tally[first:end], strict=True))
            for name, (first, end) in self.spans.items()
        }

    @staticmethod
    def _tally(matrix: Mask, mask: Mask) -> list[int]:
        found: list[int] = np.bitwise_count(matrix & mask).sum(axis=1, dtype=np.int32).tolist()
        return found

    def alike(self, number: int, names: Collection[str]) -> NDArray[np.int64]:
        """How much each document shares with one: the rarity of every shared value, added up.

        Values that more than half of the documents have say nothing and count 0.
        """
        spans = [self.spans[name] for name in names if name in self.spans]
        rows = np.concatenate([np.arange(*span) for span in spans] or [np.arange(0)])
        own = self.matrix.view(np.uint8)[rows, number >> 3] >> (number & 7) & 1
        held = rows[own == 1]
        bits = np.unpackbits(
            self.matrix[held].view(np.uint8), axis=1, count=self.size, bitorder="little"
        )
        counts = bits.sum(axis=1, dtype=np.int64)
        worth = np.array([self._worth(int(count)) for count in counts], np.int64)
        shared: NDArray[np.int64] = worth @ bits.astype(np.int64)
        return shared

    def _worth(self, count: int) -> int:
        return rarity(self.size, count) if count * 2 <= self.size else 0
