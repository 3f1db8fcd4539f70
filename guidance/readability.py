"""How easily a text is read: by the length of its sentences and words. Pure."""

import re
from dataclasses import dataclass

# Of Vietnamese texts, in syllables as they are written apart; children of twelve read such texts.
MEAN_AT_MOST, LONGEST_AT_MOST = 20, 35
_END = re.compile(r"(?<=[.?!])\s+|\n+")
_MARK = re.compile(r"^\s*(?:#+|[-*>]|\d+\.)\s+|\*\*|__")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
LONG_WORD = 9


@dataclass(frozen=True, slots=True)
class Readability:
    """Words in a sentence on average and at most; words of nine letters and more in a hundred."""

    mean: float
    longest: int
    long_words_percent: float

    @property
    def is_easy(self) -> bool:
        return self.mean <= MEAN_AT_MOST and self.longest <= LONGEST_AT_MOST


def sentences(text: str) -> list[str]:
    """The sentences of a Markdown text; a heading or an item of a list is one as well."""
    pieces = (_MARK.sub("", piece).strip() for piece in _END.split(text))
    return [piece for piece in pieces if piece]


def readability(text: str) -> Readability:
    lengths = [len(sentence.split()) for sentence in sentences(text)] or [0]
    found = _LETTERS.findall(text) or [""]
    long_words = sum(len(word) >= LONG_WORD for word in found)
    return Readability(sum(lengths) / len(lengths), max(lengths), 100 * long_words / len(found))
