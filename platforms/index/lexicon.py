"""The words of a catalogue: which there are, how they are spelled, and where they stand."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from platforms.index.postings import Column, Postings, rarity
from reference.ordered import Ordered

# Room for the second word of a pair in one number: word * PAIR + word.
PAIR = 1 << 24
_AFTER_ALL = "\U0010ffff"


class Source(NamedTuple):
    """Rows of one posting table that mean one thing: a word, a prefix, a pair, a toned form."""

    table: Postings
    low: int
    high: int

    def column(self) -> Column:
        """Each document's weight, 0 where the source does not occur."""
        return self.table.column(self.low, self.high)

    def documents(self) -> int:
        """Documents with the source; of several rows, at most so many."""
        return min(self.table.count(self.low, self.high), self.table.size)

    def points(self) -> int:
        """How telling the source is: its rarity."""
        return rarity(self.table.size, self.documents())


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The vocabulary of numbered documents; never changed after it is built.

    Attributes:
        terms: folded words, sorted; a word's number is its place.
        numbers: folded word to number.
        shown: each word as it is most often written, lower case.
        words, pairs, tones, names: postings of words; of neighbours; of toned forms of words that
            are written in more than one; of whole names, run together.
        pair_keys, pair_rows: first * 2^24 + second of each row of ``pairs``, rising; and back.
        close: for each row of ``pairs``, whether the two words belong together.
        tone_rows: toned form to row.
        whole_names: run-together names, sorted, one for each row of ``names``.
    """

    terms: tuple[str, ...]
    numbers: Mapping[str, int]
    shown: tuple[str, ...]
    words: Postings
    pairs: Postings
    tones: Postings
    names: Postings
    pair_keys: NDArray[np.int64]
    pair_rows: Ordered
    close: NDArray[np.bool_]
    tone_rows: Mapping[str, int]
    whole_names: tuple[str, ...]

    def word(self, folded: str) -> Source | None:
        """The documents with a word."""
        number = self.numbers.get(folded)
        return None if number is None else Source(self.words, number, number + 1)

    def completions(self, start: str) -> Source | None:
        """The documents with any word that starts so."""
        low, high = self._range(start)
        return Source(self.words, low, high) if low < high else None

    def pair(self, first: str, second: str) -> Source | None:
        """The documents where the second word follows the first within a phrase."""
        one, two = self.numbers.get(first), self.numbers.get(second)
        if one is None or two is None:
            return None
        row = self.pair_rows.place(one * PAIR + two)
        return None if row is None else Source(self.pairs, row, row + 1)

    def continued(self, first: str, start: str) -> Source | None:
        """The documents where any word that starts so follows the first within a phrase."""
        one = self.numbers.get(first)
        if one is None:
            return None
        bounds = [one * PAIR + number for number in self._range(start)]
        low, high = self.pair_keys.searchsorted(bounds).tolist()
        return Source(self.pairs, low, high) if low < high else None

    def together(self, pair: Source) -> bool:
        """Whether any pair of a source is of words that belong together: "kế toán"."""
        return bool(self.close[pair.low : pair.high].any())

    def toned(self, tone: str) -> Source | None:
        """The documents with this very form of a word that is written in more than one."""
        row = self.tone_rows.get(tone)
        return None if row is None else Source(self.tones, row, row + 1)

    def name(self, joined: str) -> Source | None:
        """The documents whose whole name this is, spaces left out."""
        row = bisect_left(self.whole_names, joined)
        found = self.whole_names[row : row + 1] == (joined,)
        return Source(self.names, row, row + 1) if found else None

    def name_begun(self, joined: str) -> Source | None:
        """The documents whose name starts so, spaces left out."""
        low = bisect_left(self.whole_names, joined)
        high = bisect_left(self.whole_names, joined + _AFTER_ALL)
        return Source(self.names, low, high) if low < high else None

    def show(self, folded: str) -> str:
        """A known word as it is most often written; an unknown one as it is."""
        number = self.numbers.get(folded)
        return folded if number is None else self.shown[number]

    def _range(self, start: str) -> tuple[int, int]:
        return bisect_left(self.terms, start), bisect_left(self.terms, start + _AFTER_ALL)
