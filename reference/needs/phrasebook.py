"""Finds known phrases in syllables, the longest first, by tones where tones can be trusted."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from reference.needs.syllables import Syllable

Value = TypeVar("Value")
Key = tuple[str, str]  # plain and toned form of a syllable


class Hit(NamedTuple, Generic[Value]):
    """A phrase found: syllables first to last (exclusive) and what the phrase stands for."""

    first: int
    last: int
    value: Value


class PhraseBook(Generic[Value]):
    """Phrases with a value each; of two equal phrases the first stays."""

    def __init__(self, phrases: Iterable[tuple[Sequence[Key], Value]]) -> None:
        """Index (syllables, value) pairs by first syllable."""
        rows: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Value]]] = {}
        for keys, value in phrases:
            if keys:
                plain, toned = zip(*keys, strict=True)
                toned = plain if toned == plain else toned
                rows.setdefault(plain[0], []).append((plain, toned, value))
        self._rows = {
            first: sorted(items, key=lambda item: -len(item[0])) for first, items in rows.items()
        }

    def vocabulary(self) -> frozenset[Key]:
        """Every syllable of every phrase."""
        return frozenset(
            key
            for rows in self._rows.values()
            for plain, toned, _ in rows
            for key in zip(plain, toned, strict=True)
        )

    def at(self, syllables: Sequence[Syllable], place: int) -> Hit[Value] | None:
        """The longest phrase that begins at a place and stays inside one clause."""
        for plain, toned, value in self._rows.get(syllables[place].plain, ()):
            last = place + len(plain)
            if last <= len(syllables) and _same(syllables[place:last], plain, toned):
                return Hit(place, last, value)
        return None

    def find(self, syllables: Sequence[Syllable]) -> list[Hit[Value]]:
        """Phrases in text order, none overlapping another."""
        hits: list[Hit[Value]] = []
        free = 0
        for place, syllable in enumerate(syllables):
            if place >= free and syllable.plain in self._rows:
                hit = self.at(syllables, place)
                if hit:
                    hits.append(hit)
                    free = hit.last
        return hits


def _same(given: Sequence[Syllable], plain: tuple[str, ...], toned: tuple[str, ...]) -> bool:
    """Whether the syllables spell the phrase; an unsure syllable needs no tone."""
    if given[0].clause != given[-1].clause:
        return False
    for one, bare, full in zip(given, plain, toned, strict=True):
        if one.plain != bare or (one.sure and one.toned != full):
            return False
    return True
