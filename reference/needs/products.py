"""Products that the writer already uses, by any name that is plainly theirs."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from reference.needs.lexicon import phrases
from reference.needs.phrasebook import Hit, Key, PhraseBook
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of, keys_in
from reference.spelling import is_vietnamese

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
        self._book = PhraseBook((keys, slug) for keys, slug in owners.items() if slug is not None)

    def vocabulary(self) -> frozenset[Key]:
        """Every syllable of every name."""
        return self._book.vocabulary()

    def in_use(self, syllables: Sequence[Syllable]) -> InUse:
        """The products that the text says are used, or asks to be linked with."""
        slugs: dict[str, None] = {}
        places: set[int] = set()
        beyond: set[int] = set()
        connected: Hit[None] | None = None
        for hit in self._book.find(syllables):
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
