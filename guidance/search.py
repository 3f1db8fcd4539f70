"""Full-text search over the guidance: a few hundred short texts, held in memory. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidance.readability import sentences
from reference.text import fold, has_tones, words

TITLE, TITLE_START, BODY, BODY_START, PHRASE = 8, 4, 3, 1, 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One text that can be found; `title` counts more than `text`."""

    kind: str
    code: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """`excerpt`: the sentence that says it, or the first one."""

    entry: Entry
    score: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, with and without diacritics."""

    toned: frozenset[str]
    folded: frozenset[str]

    def has(self, word: str) -> bool:
        return word in (self.toned if has_tones(word) else self.folded)

    def begins(self, word: str) -> bool:
        return any(known.startswith(word) for known in self.folded)


def _words(text: str) -> _Words:
    found = words(text)
    return _Words(frozenset(word.toned for word in found), frozenset(word.folded for word in found))


class Texts:
    """Entries ready to be searched; never changed after they are made."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._held = [
            (entry, _words(entry.title), _words(entry.text), fold(f"{entry.title}. {entry.text}"))
            for entry in entries
        ]

    def search(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """The best first, equal ones as they were given; () for a text without words.

        Diacritics count where they are typed. Texts with all words come alone; where there is
        none, those with the most of them.
        """
        asked = list(dict.fromkeys(word.toned for word in words(text)))
        found = []
        for place, (entry, title, body, folded) in enumerate(self._held):
            points = [_points(word, title, body) for word in asked]
            met = sum(point > 0 for point in points)
            if met:
                bonus = PHRASE if len(asked) > 1 and fold(" ".join(asked)) in folded else 0
                found.append((met, sum(points) + bonus, -place, entry))
        most = max((met for met, *_rest in found), default=0)
        kept = sorted((row for row in found if row[0] == most), key=lambda row: row[:3])
        return tuple(
            Hit(entry, score, excerpt(entry.text, asked))
            for _met, score, _place, entry in reversed(kept)
        )[:limit]


def _points(word: str, title: _Words, body: _Words) -> int:
    if title.has(word):
        return TITLE
    if body.has(word):
        return BODY
    if len(word) < 3 or has_tones(word):
        return 0
    return TITLE_START if title.begins(word) else BODY_START if body.begins(word) else 0


def excerpt(text: str, asked: Sequence[str]) -> str:
    """The sentence with the most of the words; the first of several."""
    found = sentences(text) or [""]
    return max(found, key=lambda sentence: sum(_words(sentence).has(word) for word in asked))
