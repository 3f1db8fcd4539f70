"""Which words of a text name a person; plain values, no database.

Either somebody who is known, by her full name, or anybody by a form of address and a name after it.
Firms, products, streets and places that are called like people are left alone.
"""

import re
from collections.abc import Iterable, Iterator

from platforms.persons import vocabulary
from platforms.persons.lines import PLAIN_SURNAMES, Line, Phrases
from reference.text import clean

ADDRESSES, ENGLISH = Phrases(vocabulary.ADDRESSES), Phrases(vocabulary.ENGLISH)
TITLES, NAMING = Phrases(vocabulary.TITLES), Phrases(vocabulary.NAMING)
CALLED = Phrases(vocabulary.ADDRESSES | vocabulary.ENGLISH | vocabulary.TITLES)
OTHERS = Phrases(vocabulary.NOT_ADDRESSED)
# What may stand between a form of address and the name.
_BETWEEN = re.compile(r"[ ]|[ ]?[:)(\[\"“‘']{1,2}[ ]?")
_BRACKET = re.compile(r"[^. ]")
_AFTER_SHORT = re.compile(r"\.[ ]?")
_LINES = re.compile(r"[\r\n]+")
FULL, PAIR = 3, 2
# Of more words no name is made; longer ones are cut by who stored them.
LONGEST = 8

Span = tuple[int, int]


def named(text: str, *, known: Iterable[str], firms: Iterable[str]) -> tuple[str, ...]:
    """The words of a text that name people, as they stand there, each once, in their order.

    Args:
        known: full names of people; what is one word, or the name of an office, is passed over.
        firms: names of vendors and platforms; inside them nobody is named.
    """
    people = [name for name in map(_folded, known) if name and _is_person(name)]
    makers = [name for name in map(_folded, firms) if name]
    found = []
    for line in lines(text):
        masked = _masked(line, makers)
        spans = {*_known(line, people, masked), *_addressed(line, masked)}
        found += [line.quote(*span) for span in _widest(spans)]
    return tuple(dict.fromkeys(found))


def names_in(text: str) -> tuple[str, ...]:
    """People's full names in a note about whom to ask: "Nguyễn Văn An, giám đốc, 0912…"."""
    found = []
    for line in lines(text):
        at = 0
        while at < len(line.words):
            end = line.capitals_from(at)
            if end - at >= PAIR and _is_full(line, at, end) and not line.phrase_before(at, NAMING):
                found.append(line.quote(at, end))
            at = max(end, at + 1)
    return tuple(dict.fromkeys(found))


def lines(text: str) -> Iterator[Line]:
    yield from (Line(clean(part)) for part in _LINES.split(text) if part.strip())


def _folded(name: str) -> tuple[str, ...]:
    return Line(clean(name)).folded[:LONGEST]


def _is_person(name: tuple[str, ...]) -> bool:
    """Whether an account is named for a person: not "Kế toán" or "Phòng kinh doanh"."""
    office = [word in vocabulary.OFFICES for word in name]
    is_vietnamese = Line(name[0]).words[0].is_surname
    return len(name) >= PAIR and not all(office) and (is_vietnamese or not any(office))


def _masked(line: Line, makers: list[tuple[str, ...]]) -> frozenset[int]:
    """The places of words that are part of the name of a firm or product."""
    return frozenset(
        place
        for maker in makers
        for at in range(len(line.words))
        if line.holds_at(at, maker)
        for place in range(at, at + len(maker))
    )


def _known(line: Line, people: list[tuple[str, ...]], masked: frozenset[int]) -> Iterator[Span]:
    for name in people:
        for at in range(len(line.words) - len(name) + 1):
            span = (at, at + len(name))
            if not line.holds_at(at, name) or not _is_meant(line, *span):
                continue
            is_addressed = bool(line.phrase_before(at, CALLED)) and at - 1 not in masked
            if is_addressed or not masked.issuperset(range(*span)):
                yield span


def _is_meant(line: Line, at: int, end: int) -> bool:
    """Two small words are often others: "ngày mai anh", "an toàn", "nguyên liệu"."""
    words = line.words[at:end]
    if all(word.is_capital for word in words):
        return not _is_proper(line, at)
    if len(words) >= FULL or all(word.is_foreign for word in words):
        return True
    return words[0].toned in PLAIN_SURNAMES and words[0].toned != words[0].folded


def _is_proper(line: Line, at: int) -> bool:
    """Whether capitals that begin there follow "Công ty", "đường" and the like."""
    return bool(line.phrase_before(at, NAMING))


def _addressed(line: Line, masked: frozenset[int]) -> Iterator[Span]:
    for at in range(1, len(line.words)):
        if not line.words[at].is_capital or _is_nobody(line, at):
            continue
        for form, length in _forms_before(line, at):
            end = line.capitals_from(at)
            first = at - length
            if _is_own_name(line, first, at, masked) or not _fits(form, line, at, end):
                continue
            yield (at if _BRACKET.search(line.gap(at)) else first), end
            break


def _forms_before(line: Line, at: int) -> Iterator[tuple[Phrases, int]]:
    gap = line.gap(at)
    for form in (ADDRESSES, ENGLISH, TITLES):
        is_close = _BETWEEN.fullmatch(gap) or (form is ENGLISH and _AFTER_SHORT.fullmatch(gap))
        if is_close and (length := _length_before(line, at, form)):
            yield form, length


def _length_before(line: Line, at: int, form: Phrases) -> int:
    """As `phrase_before`, whatever stands between the phrase and the word."""
    alone = Line(line.text[: line.words[at - 1].end] + " x")
    return alone.phrase_before(at, form)


def _is_own_name(line: Line, first: int, at: int, masked: frozenset[int]) -> bool:
    """Whether the form of address is itself part of a name, or another word: "trẻ em"."""
    if first in masked and at in masked and line.words[first].is_capital:
        return True
    if line.phrase_before(first, OTHERS):
        return True
    if not line.words[first].is_capital or not first:
        return False
    if line.phrase_before(first, NAMING) and not _is_customer(line, first):
        return True
    before = line.words[first - 1]
    return line.gap(first) == " " and before.is_capital and not line.begins_sentence(first - 1)


def _is_customer(line: Line, at: int) -> bool:
    """A customer ends like a shop: "khách hàng", "cửa hàng"."""
    return line.folded[max(0, at - 2) : at] == ("khach", "hang")


def _is_nobody(line: Line, at: int) -> bool:
    """Whether a place, a product or a calling begins there, or a brand with the word before."""
    if any(line.holds_at(at, words) for words in vocabulary.NOBODY):
        return True
    is_proper = line.words[at - 1].is_capital
    return is_proper and any(line.holds_at(at - 1, words) for words in vocabulary.PROPER)


def _fits(form: Phrases, line: Line, at: int, end: int) -> bool:
    """Whether the capitals there are a name such as stands after this form of address."""
    if form is TITLES:
        return end - at >= FULL and _is_full(line, at, end)
    if end - at >= PAIR and line.words[at].is_surname:
        return True
    if line.words[at - 1].is_shouted:
        return False
    if form is ENGLISH and line.words[at - 1].is_capital:  # "300 ms. The next"
        return not line.words[at].is_initial or end - at >= PAIR
    return _is_given(line, at, end)


def _is_given(line: Line, at: int, end: int) -> bool:
    """One given name or two; in a text without marks only the usual forms before it say so."""
    first = line.words[at]
    if not line.is_toned and line.folded[at - 1] not in ("anh", "chi", "ong"):
        return False
    return first.is_given or (end - at >= PAIR and first.is_surname)


def _is_full(line: Line, at: int, end: int) -> bool:
    """Surname first, a given name or a letter last."""
    last = line.words[end - 1]
    return line.words[at].is_surname and (last.is_given or last.is_initial)


def _widest(spans: set[Span]) -> list[Span]:
    """Without those that lie within another, in reading order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept
