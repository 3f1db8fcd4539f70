"""A line of text in words, and which of them could be a name. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from platforms.persons import vocabulary
from reference.text import fold, has_tones, tone_form

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_BEFORE = re.compile(r"[.!?:;(\[\"“”\-–—•/]\s*$")
MOST_WORDS = 5
LONGEST_PHRASE = 3


class Names:
    """Names that a word is looked for among."""

    def __init__(self, names: Iterable[str]) -> None:
        self.toned = frozenset(map(tone_form, names))
        self.folded = frozenset(map(fold, self.toned))

    def hold(self, word: "Word") -> bool:
        """Typed without marks, by its letters alone."""
        if word.toned in self.toned:
            return True
        return word.toned == word.folded and word.folded in self.folded


class Phrases:
    """Phrases that are looked for right before a word."""

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self.toned = frozenset(tuple(map(tone_form, phrase)) for phrase in phrases)
        self.folded = frozenset(tuple(map(fold, phrase)) for phrase in phrases)


SURNAMES, GIVEN = Names(vocabulary.SURNAMES), Names(vocabulary.GIVEN)
PLAIN_SURNAMES = frozenset(map(tone_form, vocabulary.PLAIN_SURNAMES))


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place; `toned` is small, with its tone mark at the end."""

    start: int
    end: int
    text: str
    toned: str
    folded: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.is_capital

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_foreign(self) -> bool:
        """Without marks, and no Vietnamese name or syllable that could be one."""
        return self.text.isascii() and not (self.is_surname or self.is_given)

    @property
    def is_surname(self) -> bool:
        return SURNAMES.hold(self)

    @property
    def is_given(self) -> bool:
        return GIVEN.hold(self)


@dataclass(frozen=True)
class Line:
    """One line of a text, composed and with one kind of space."""

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(
            Word(hit.start(), hit.end(), hit[0], tone_form(hit[0]), fold(hit[0]))
            for hit in _WORD.finditer(self.text)
        )

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(word.folded for word in self.words)

    @cached_property
    def is_toned(self) -> bool:
        return has_tones(self.text)

    def quote(self, first: int, end: int) -> str:
        return self.text[self.words[first].start : self.words[end - 1].end]

    def gap(self, at: int) -> str:
        """What stands between the word there and the one before it."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def begins_sentence(self, at: int) -> bool:
        return at == 0 or bool(_SENTENCE_BEFORE.search(self.text[: self.words[at].start]))

    def phrase_before(self, at: int, phrases: Phrases) -> int:
        """How many words the longest of the phrases has that stands right before the word; 0."""
        for size in range(min(LONGEST_PHRASE, at), 0, -1):
            places = range(at - size + 1, at + 1)
            if all(self.gap(place) == " " for place in places) and self._is(at - size, at, phrases):
                return size
        return 0

    def _is(self, first: int, end: int, phrases: Phrases) -> bool:
        """In a text without any marks the phrases need none."""
        if self.is_toned:
            return tuple(word.toned for word in self.words[first:end]) in phrases.toned
        return self.folded[first:end] in phrases.folded

    def capitals_from(self, at: int) -> int:
        """Where the run of words with capital letters that begins there ends."""
        end = at
        while end < min(len(self.words), at + MOST_WORDS) and self.words[end].is_capital:
            if end > at and self.gap(end) != " ":
                break
            end += 1
        return end

    def holds_at(self, at: int, folded: tuple[str, ...]) -> bool:
        return self.folded[at : at + len(folded)] == folded and all(
            self.gap(place) == " " for place in range(at + 1, at + len(folded))
        )
