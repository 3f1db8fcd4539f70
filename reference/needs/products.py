"""Products that the writer already uses, by any name that is plainly theirs."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from reference.needs.lexicon import phrases
from reference.needs.phrasebook import Hit, Key
from reference.needs.syllables import Syllable, is_vietnamese
from reference.needs.wording import book_of, keys_in

_SHORTEST_ALIAS = 4
_LOOK_BACK = 5
_USED = book_of(
    (word, None)
    for word in phrases(
        """dùng; đang dùng; mua; thuê; có; đăng ký; chuyển từ; bán trên; qua; use; using; have; we use;
        bought; currently on"""
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
KEYS = _USED.keys() | _LINKED.keys() | _WISHED.keys() | _DONE.keys()


class InUse(NamedTuple):
    """Products in use: their slugs in text order, all places they take, the first wish to link."""

    slugs: tuple[str, ...]
    places: frozenset[int]
    connected: Hit[None] | None


class ProductBook:
    """Known products by their names and by words that only one of them has."""

    def __init__(self, products: Mapping[str, str], vocabulary: Collection[str]) -> None:
        """products: name to slug; vocabulary: words of needs, which name no product alone."""
        names = [(form, slug) for name, slug in products.items() for form in _forms(name)]
        owners = Counter(
            plain for plain, _ in {(key[0], slug) for form, slug in names for key in keys_in(form)}
        )
        aliases = [
            (plain, slug)
            for form, slug in names
            for plain, _ in keys_in(form)
            if owners[plain] == 1 and _is_alias(plain) and plain not in vocabulary
        ]
        self._book = book_of([*names, *aliases])

    def keys(self) -> frozenset[Key]:
        """Every syllable of every name."""
        return self._book.keys()

    def in_use(self, syllables: Sequence[Syllable]) -> InUse:
        """The products that the text says are used, or asks to be linked with."""
        slugs: dict[str, None] = {}
        places: set[int] = set()
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
            if linked and connected is None:
                connected = Hit(first + linked[0].first, hit.last, None)
        return InUse(tuple(slugs), frozenset(places), connected)


def _is_used(before: Sequence[Syllable], after: Sequence[Syllable]) -> bool:
    if _WISHED.find(before):
        return False
    return bool(_USED.find(before) or _DONE.find(after))


def _forms(name: str) -> Iterator[str]:
    """A name's variants: "A / B (C, D)" is A, B, C and D."""
    yield from (part.strip() for part in re.split(r"[/(),]", name) if part.strip())


def _is_alias(plain: str) -> bool:
    return len(plain) >= _SHORTEST_ALIAS and not plain.isdigit() and not is_vietnamese(plain)
