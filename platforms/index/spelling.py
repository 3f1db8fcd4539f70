"""Reads a word the catalogue does not know: run together, or mistyped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from platforms.index.lexicon import Lexicon
from reference.text import with_i

_MOST_PARTS = 8
_LONGEST_PART = 9
# Candidates whose neighbours are looked at, nearest and commonest first.
_LOOKED_AT = 40
_TOO_FAR = 99
_SHORT = 3
# A Vietnamese syllable without marks: onset, vowels, coda.
_SYLLABLE = re.compile(
    "(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    "(?:uye|uya|uyu|uoi|uou|uay|uai|oai|oay|oao|oeo|ieu|yeu|[aiuo]a|[aou]i|[ao]o|eo|[aeiu]u|[aou]y"
    "|[oiuy]e|uo|[aeiouy])(?:ch|ng|nh|[cmnpt])?"
)


@dataclass(frozen=True, slots=True, eq=False)
class Speller:
    """Readings of unknown words out of a lexicon; never changed after it is built.

    Attributes:
        by_length: words without digits, by number of letters.
    """

    lexicon: Lexicon
    by_length: dict[int, tuple[str, ...]]

    @classmethod
    def build(cls, lexicon: Lexicon) -> Self:
        """Any word of letters alone may be meant; numbers and codes are not guessed."""
        lengths: dict[int, list[str]] = {}
        for term in lexicon.terms:
            if term.isalpha():
                lengths.setdefault(len(term), []).append(term)
        return cls(lexicon, {length: tuple(terms) for length, terms in lengths.items()})

    def repair(self, word: str, before: str = "", after: str = "") -> str | None:
        """The known word most likely meant by a mistyped one, or None.

        One edit is a letter added, left out, changed, or swapped with the next; how many are
        forgiven grows with the length. Nearest first; a word that is seen beside the same
        neighbour counts half an edit nearer; then the one in more documents, then by letters.
        A good syllable that the catalogue happens not to know is no typing error: a short one is
        left alone, and a longer one, like any word of three letters, needs the neighbour.
        """
        allowed = _allowed(len(word))
        is_syllable = bool(_SYLLABLE.fullmatch(word))
        if not allowed or not word.isalpha() or (is_syllable and len(word) <= _SHORT):
            return None
        ranked = sorted(
            (distance, -self._documents(term), term) for term, distance in self._near(word, allowed)
        )
        choices = [
            (2 * distance - self._beside(term, before, after), rarer, term)
            for distance, rarer, term in ranked[:_LOOKED_AT]
        ]
        best = min(choices, default=(_TOO_FAR, 0, ""))
        needs_neighbour = is_syllable or len(word) <= _SHORT
        return (
            best[2]
            if best[0] <= 2 * allowed and not (needs_neighbour and best[0] % 2 == 0)
            else None
        )

    def between(self, word: str, before: str, after: str) -> str | None:
        """A known word one edit away that is seen with both neighbours; commonest first.

        For a word that exists but is strange where it stands: "quản lý khác hàng".
        """
        fitting = [
            (-self._documents(term), term)
            for term, distance in self._near(word, 1)
            if distance and self.lexicon.pair(before, term) and self.lexicon.pair(term, after)
        ]
        return min(fitting)[1] if fitting else None

    def split(self, joined: str) -> tuple[str, ...]:
        """Two or more words that give this one run together, each seen after the one before; or ().

        The fewest words win, then those whose rarest pair is commonest.
        """

        @cache
        def rest(start: int, last: str, parts: int) -> tuple[int, int, tuple[str, ...]]:
            if start == len(joined):
                return 0, -self.lexicon.words.size, ()
            best: tuple[int, int, tuple[str, ...]] = (_TOO_FAR, 0, ())
            for part, common in self._steps(joined, start, last) if parts < _MOST_PARTS else ():
                count, rarest, words = rest(start + len(part), part, parts + 1)
                best = min(best, (count + 1, max(rarest, -common), (part, *words)))
            return best

        count, _, words = rest(0, "", 0)
        return words if count < _TOO_FAR else ()

    def _steps(self, joined: str, start: int, last: str) -> Iterator[tuple[str, int]]:
        last_end = len(joined) if start else len(joined) - 1
        for end in range(start + 1, min(start + _LONGEST_PART, last_end) + 1):
            part = with_i(joined[start:end])
            source = self.lexicon.pair(last, part) if last else self.lexicon.word(part)
            if source:
                yield part, source.documents()

    def _near(self, word: str, allowed: int) -> Iterator[tuple[str, int]]:
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            terms = self.by_length.get(length, ())
            for term, distance, _ in process.extract_iter(
                word, terms, scorer=OSA.distance, score_cutoff=allowed
            ):
                yield str(term), int(distance)

    def _documents(self, term: str) -> int:
        source = self.lexicon.word(term)
        return source.documents() if source else 0

    def _beside(self, term: str, before: str, after: str) -> bool:
        pair = self.lexicon.pair
        return bool((before and pair(before, term)) or (after and pair(term, after)))


def _allowed(length: int) -> int:
    """Edits forgiven in a word of so many letters."""
    if length < 3:
        return 0
    if length < 6:
        return 1
    return 2 if length < 10 else 3
