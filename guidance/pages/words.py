"""The glossary: words in plain words, by first letter."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language

from guidance import reading
from guidance.facts import Guidance, TermFacts
from reference.text import fold


@dataclass(frozen=True, slots=True)
class TermLine:
    """A word with the other spellings that a reader of this language meets."""

    term: TermFacts
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    lines: tuple[TermLine, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    letters: tuple[Letter, ...]
    count: int


def glossary_page() -> GlossaryPage:
    """All words in the reader's alphabet; one query."""
    terms = sorted(reading.current().glossary.values(), key=lambda term: fold(str(term.name)))
    grouped = groupby(terms, key=lambda term: fold(str(term.name))[:1].upper())
    letters = tuple(
        Letter(letter, tuple(TermLine(term, spellings_of(term)) for term in rows))
        for letter, rows in grouped
    )
    return GlossaryPage(letters, len(terms))


def words_of(held: Guidance) -> dict[str, str]:
    """How texts in the reader's language write each word, to its code."""
    found: dict[str, str] = {}
    for term in held.glossary.values():
        found |= dict.fromkeys((str(term.name), *spellings_of(term)), term.code)
    return found


def spellings_of(term: TermFacts) -> tuple[str, ...]:
    """Other spellings; English readers are spared the Vietnamese ones."""
    if (get_language() or "vi").startswith("en"):
        return tuple(text for text in term.spellings if text.isascii())
    return term.spellings


def term_address(code: str) -> str:
    return f"{reverse('term-list')}#{code}"
