"""What somebody may have meant: names and needs of the catalogue that look like the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from rapidfuzz import fuzz, process

from platforms.index.documents import Indexed
from platforms.index.memory import Memory
from reference.text import fold

_PHRASE_WEIGHT = 2
_MOST_WORDS = 6
_LONGEST_TEXT = 80
# Percent of letters in common below which a phrase is no help.
_ALIKE = 60


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Short phrases that find something, as written and folded, in the order of the folded ones."""

    shown: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def build(cls, documents: Iterable[Indexed], memory: Memory | None = None) -> Self:
        """The phrases of at most six words in fields of weight 2 or more, each once."""
        texts = {
            text for doc in documents for text, weight in doc.fields if weight >= _PHRASE_WEIGHT
        }
        memory = Memory() if memory is None else memory
        found: dict[str, str] = {}
        for text in sorted(texts, reverse=True):
            for key, phrase in memory.phrases(text):
                if len(phrase.split()) <= _MOST_WORDS:
                    found[key] = phrase
        folded = sorted(found)
        return cls(tuple(found[one] for one in folded), tuple(folded))

    def nearest(self, text: str, limit: int) -> tuple[str, ...]:
        """The phrases most like a text, best first, equal ones by letters; () if none is alike."""
        wanted = fold(text)[:_LONGEST_TEXT]
        near = process.extract(
            wanted, self.folded, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=None
        )
        ranked = sorted((-round(alike), place) for _, alike, place in near)
        return tuple(self.shown[place] for _, place in ranked[: max(limit, 0)])
