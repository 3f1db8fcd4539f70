"""The glossary: words in plain words, by first letter."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language

from guidance import reading
from guidance.facts import Guidance, TermFacts
from reference.text import fold


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    terms: tuple[TermFacts, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    letters: tuple[Letter, ...]
    count: int


def glossary_page() -> GlossaryPage:
    """All words in the reader's alphabet; one query."""
    terms = sorted(reading.current().glossary.values(), key=lambda term: fold(str(term.name)))
    grouped = groupby(terms, key=lambda term: fold(str(term.name))[:1].upper())
    letters = tuple(Letter(letter, tuple(rows)) for letter, rows in grouped)
    return GlossaryPage(letters, len(terms))


def words_of(held: Guidance) -> dict[str, str]:
    """How texts in the reader's language write each word, to its code."""
    is_english = (get_language() or "vi").startswith("en")
    found: dict[str, str] = {}
    for term in held.glossary.values():
        own = () if is_english else term.spellings
        found |= dict.fromkeys((str(term.name), *own), term.code)
    return found


def term_address(code: str) -> str:
    return f"{reverse('term-list')}#{code}"
