"""Finds known phrases in syllables, the longest first, by tones where tones can be trusted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from reference.needs.syllables import Syllable

Value = TypeVar("Value")
Key = tuple[str, str]  # plain and toned form of a syllable
# By plain syllable what may follow; under None the (tones, value) pairs of phrases that end here.
_Tree = dict[str | None, Any]


class Hit(NamedTuple, Generic[Value]):
    """A phrase found: syllables first to last (exclusive) and what the phrase stands for."""

    first: int
    last: int
    value: Value


class PhraseBook(Generic[Value]):
    """Phrases with a value each; of two equal phrases the first stays."""

    def __init__(self, phrases: Iterable[tuple[Sequence[Key], Value]]) -> None:
        """Lay out (syllables, value) pairs as a tree of plain syllables."""
        self._tree: _Tree = {}
        for keys, value in phrases:
            if keys:
                plain, toned = zip(*keys, strict=True)
                node = self._tree
                for one in plain:
                    node = node.setdefault(one, {})
                node.setdefault(None, []).append((toned, value))

    def vocabulary(self) -> frozenset[Key]:
        """Every syllable of every phrase."""
        return frozenset(_keys_below(self._tree, ()))

    def at(self, syllables: Sequence[Syllable], place: int) -> Hit[Value] | None:
        """The longest phrase that begins at a place and stays inside one clause."""
        first = syllables[place]
        node = self._tree.get(first.plain)
        found = None
        last = place + 1
        while node is not None:
            if ends := node.get(None):
                for toned, value in ends:
                    if same_tones(syllables[place:last], toned):
                        found = Hit(place, last, value)
                        break
            if last == len(syllables):
                break
            following = syllables[last]
            if following.clause != first.clause:
                break
            node = node.get(following.plain)
            last += 1
        return found

    def find(self, syllables: Sequence[Syllable]) -> list[Hit[Value]]:
        """Phrases in text order, none overlapping another."""
        hits: list[Hit[Value]] = []
        free = 0
        tree = self._tree
        for place in [place for place, one in enumerate(syllables) if one.plain in tree]:
            if place >= free:
                hit = self.at(syllables, place)
                if hit:
                    hits.append(hit)
                    free = hit.last
        return hits


def same_tones(given: Sequence[Syllable], toned: Sequence[str]) -> bool:
    """Whether the syllables have a phrase's tones; an unsure one needs none."""
    pairs = zip(given, toned, strict=True)
    return not any(one.sure and one.toned != full for one, full in pairs)


def _keys_below(node: _Tree, path: tuple[str, ...]) -> Iterator[Key]:
    """Every syllable of the phrases that end below a node, which a path of plain ones leads to."""
    for plain, below in node.items():
        if plain is None:
            for toned, _ in below:
                yield from zip(path, toned, strict=True)
        else:
            yield from _keys_below(below, (*path, plain))
