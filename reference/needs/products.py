"""Products that the writer already uses, by any name that is plainly theirs."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from reference.needs.lexicon import phrases
from reference.needs.phrasebook import Hit, Key, same_tones
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of, keys_in
from reference.spelling import is_vietnamese

Value = TypeVar("Value")
_SHORTEST_ALIAS = 4
_LOOK_BACK = 5
_USED = book_of(
    (word, None)
    for word in phrases(
        """dùng; đang dùng; mua; thuê; có; đăng ký; chuyển từ; bán trên; qua; use; using; have;
        we use; bought; currently on"""
    )
)
_LINKED = book_of(
    (word, None)
    for word in phrases(
        """kết nối; đồng bộ; liên kết; tích hợp; nối; liên thông; connect; sync; integrate; link;
        works with"""
    )
)
_WISHED = book_of(
    (word, None) for word in phrases("muốn dùng; nên dùng; định dùng; muốn mua; nên mua; có nên")
)
_DONE = book_of([("rồi", None), ("already", None)])
KEYS = _USED.vocabulary() | _LINKED.vocabulary() | _WISHED.vocabulary() | _DONE.vocabulary()


class InUse(NamedTuple):
    """Products in use: slugs in text order, places they take, the first wish to link.

    beyond: the place after each, where "đang dùng" speaks of the product and not of a need.
    """

    slugs: tuple[str, ...]
    places: frozenset[int]
    beyond: frozenset[int]
    connected: Hit[None] | None


class Names(Generic[Value]):
    """Phrases with a value each, as `PhraseBook`, for the thousands that come and go with versions.

    Three texts in order in place of a tree: a quarter of its memory, for a longer search.
    """

    def __init__(self, phrases: Iterable[tuple[Sequence[Key], Value]]) -> None:
        """phrases: (syllables, value) pairs; of two equal ones the first stays."""
        rows = sorted((_row(keys, value) for keys, value in phrases if keys), key=itemgetter(0))
        self._plains = tuple([plain for plain, _, _ in rows])
        self._toned = tuple([toned for _, toned, _ in rows])
        self._values = tuple([value for _, _, value in rows])
        self.words = frozenset(word for plain in self._plains for word in plain.split(" "))
        toned_words = {word for toned in self._toned for word in toned.split(" ")}
        # Most have no tone: those are one text with the plain ones.
        bare = [word for word in self.words if word in toned_words]
        self.toned_words = frozenset([*bare, *(toned_words - self.words)])

    def find(self, syllables: Sequence[Syllable]) -> list[Hit[Value]]:
        """Phrases in text order, none overlapping another; the longest at each place."""
        hits: list[Hit[Value]] = []
        free = 0
        words = self.words
        for place in [place for place, one in enumerate(syllables) if one.plain in words]:
            if place >= free and (hit := self._at(syllables, place)):
                hits.append(hit)
                free = hit.last
        return hits

    def _at(self, syllables: Sequence[Syllable], place: int) -> Hit[Value] | None:
        """The longest phrase that begins at a place and stays inside one clause."""
        plains, clause = self._plains, syllables[place].clause
        found = None
        begun, row = "", 0
        for last in range(place, len(syllables)):
            one = syllables[last]
            if one.clause != clause:
                break
            begun = f"{begun} {one.plain}" if begun else one.plain
            row = bisect_left(plains, begun, row)
            if row == len(plains) or not plains[row].startswith(begun):
                break
            if hit := self._ends(row, begun, syllables[place : last + 1]):
                found = Hit(place, last + 1, hit[0])
        return found

    def _ends(self, row: int, plain: str, given: Sequence[Syllable]) -> tuple[Value] | None:
        """The value of the phrase from a row on that is these syllables, tones and all."""
        while row < len(self._plains) and self._plains[row] == plain:
            if same_tones(given, self._toned[row].split(" ")):
                return (self._values[row],)
            row += 1
        return None


def _row(keys: Sequence[Key], value: Value) -> tuple[str, str, Value]:
    plain, toned = (" ".join(one) for one in zip(*keys, strict=True))
    return plain, plain if toned == plain else toned, value


class ProductBook:
    """Known products by their names and by words that only one of them has."""

    def __init__(self, products: Mapping[str, str], vocabulary: Container[str]) -> None:
        """products: name to slug; vocabulary: words of needs, which name no product alone."""
        owners: dict[tuple[Key, ...], str | None] = {}  # None: several
        for name, slug in products.items():
            for form in _forms(name):
                keys = tuple(keys_in(form))
                for part in (keys, *((key,) for key in keys if _is_alias(key[0], vocabulary))):
                    if owners.setdefault(part, slug) != slug:
                        owners[part] = None
        self.names = Names((keys, slug) for keys, slug in owners.items() if slug is not None)

    def in_use(self, syllables: Sequence[Syllable]) -> InUse:
        """The products that the text says are used, or asks to be linked with."""
        slugs: dict[str, None] = {}
        places: set[int] = set()
        beyond: set[int] = set()
        connected: Hit[None] | None = None
        for hit in self.names.find(syllables):
            first = max(0, hit.first - _LOOK_BACK)
            clause = syllables[hit.first].clause
            while syllables[first].clause != clause:
                first += 1
            before, after = syllables[first : hit.first], syllables[hit.last : hit.last + 3]
            linked = _LINKED.find(before)
            if linked or _is_used(before, after):
                slugs[hit.value] = None
                places |= set(range(hit.first, hit.last))
                beyond.add(hit.last)
            if linked and connected is None:
                connected = Hit(first + linked[0].first, hit.last, None)
        return InUse(tuple(slugs), frozenset(places), frozenset(beyond), connected)


def _is_used(before: Sequence[Syllable], after: Sequence[Syllable]) -> bool:
    if _WISHED.find(before):
        return False
    return bool(_USED.find(before) or _DONE.find(after))


def _forms(name: str) -> Iterator[str]:
    """A name's variants: "A / B (C, D)" is A, B, C and D."""
    yield from (part.strip() for part in re.split(r"[/(),]", name) if part.strip())


def _is_alias(plain: str, vocabulary: Container[str]) -> bool:
    """Whether a word of a name may stand for the product if no other has it."""
    if len(plain) < _SHORTEST_ALIAS or plain.isdigit() or plain in vocabulary:
        return False
    return not is_vietnamese(plain)
