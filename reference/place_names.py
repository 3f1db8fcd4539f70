"""How people write Vietnamese places: type words and their abbreviations, several units in a row.

Pure. A typed text may be read in several ways ("Ba Đình" is a ward and was a district); each
reading gives at most one name for each level, the smallest unit first.
"""

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from reference.text import clean, fold, tone_form, with_i

MOST_TOKENS = 16
_LONGEST_TEXT = 200
_LONGEST_NAME = 7
_BREAK = re.compile(r"[,;/|\n]+")
_APOSTROPHE = re.compile(r"['’‘`´]")
_TOKEN = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"(p|f|q|x|h|phuong|quan|ward|district)0*(\d+)")
_TYPE = re.compile(
    r"^(phường|xã|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh)\s+(?=\S)", re.IGNORECASE
)
_COUNTRY = (["viet", "nam"], ["vietnam"], ["vn"])
_SAID_AFTER = {"city", "province"}


class Level(IntEnum):
    """How large a unit is; today there are no districts, in addresses there are."""

    COMMUNE = 0
    DISTRICT = 1
    PROVINCE = 2


# Words before a name, folded; the first of each line is what others on the line stand for.
_TYPES: dict[tuple[str, ...], tuple[str, frozenset[Level]]] = {
    words: (kind, frozenset(levels))
    for kind, levels, spellings in (
        ("phuong", {Level.COMMUNE}, ("phuong", "p", "f", "ph", "ward")),
        ("xa", {Level.COMMUNE}, ("xa", "x")),
        ("thi tran", {Level.COMMUNE}, ("thi tran", "tt")),
        ("dac khu", {Level.COMMUNE}, ("dac khu",)),
        ("quan", {Level.DISTRICT}, ("quan", "q", "district")),
        ("huyen", {Level.DISTRICT}, ("huyen", "h")),
        ("thi xa", {Level.DISTRICT}, ("thi xa", "tx")),
        ("thanh pho", {Level.DISTRICT, Level.PROVINCE}, ("thanh pho", "tp")),
        ("tinh", {Level.PROVINCE}, ("tinh", "t")),
    )
    for words in map(tuple, map(str.split, spellings))
}

# What people call provinces besides their names, spaces left out.
ALIASES = {
    "hochiminh": ("hcm", "hcmc", "tphcm", "sg", "saigon", "tpsg", "tphochiminh", "hochiminhcity"),
    "hanoi": ("hn", "tphn", "tphanoi"),
    "danang": ("tpdanang",),
    "haiphong": ("hp", "tphaiphong"),
    "cantho": ("tpcantho",),
    "hue": ("thuathienhue", "tthue", "tth"),
    "bariavungtau": ("brvt", "bariavt", "vungtau"),
    "daklak": ("daclac", "dacklac", "daklac", "darlac"),
    "daknong": ("dacnong",),
}


class Name(NamedTuple):
    """One name in a text: its type ("" if not said), folded and toned form without spaces."""

    kind: str
    key: str
    tone: str


class Token(NamedTuple):
    """One typed word; is_first after a comma."""

    folded: str
    tone: str
    is_first: bool


Reading = dict[Level, Name]
# Whether a level knows a name: (level, key, whether the text ends with it).
Known = Callable[[Level, str, bool], bool]


def bare(name: str) -> str:
    """An official name without its type: "Phường Ba Đình" → "Ba Đình"; a number stays."""
    return _TYPE.sub("", clean(name), count=1)


def name_of(official: str) -> Name:
    """An official name taken apart."""
    official = clean(official)
    kind = _TYPE.match(official)
    return _name(fold(kind[1]) if kind else "", _tokens(official[kind.end() if kind else 0 :]))


def segments(text: str) -> list[list[Token]]:
    """The words of a typed place, part by part; the country is left out. Never raises."""
    parts = [_tokens(clean(part)) for part in _BREAK.split(text[:_LONGEST_TEXT])]
    parts = [part for part in parts if part]
    if parts:
        last = [token.folded for token in parts[-1]]
        for country in _COUNTRY:
            if last[-len(country) :] == country and (len(parts) > 1 or len(last) > len(country)):
                parts[-1] = parts[-1][: -len(country)]
    return [part for part in parts if part]


@lru_cache(maxsize=8192)
def _spelled(raw: str) -> tuple[str, str]:
    """A word folded and in its toned form; syllables repeat, so they are kept."""
    folded = with_i(fold(raw).lstrip("0") or raw)
    return folded, folded if raw.isascii() else with_i(tone_form(raw))


def _tokens(part: str) -> list[Token]:
    tokens: list[Token] = []
    for raw in _TOKEN.findall(_APOSTROPHE.sub("", part)):
        folded, tone = _spelled(raw)
        if folded in _SAID_AFTER and tokens:
            continue
        if glued := _GLUED.fullmatch(folded):
            tokens += [Token(each, each, not tokens) for each in glued.groups()]
        else:
            tokens.append(Token(folded, tone, not tokens))
    return tokens


def readings(tokens: list[Token], known: Known) -> Iterator[Reading]:
    """Every way to read all of the words as known names, the smallest unit first.

    Args:
        tokens: at most 16 are read; a text with more is no place.
        known: says which names there are; asked with the last name's end at the end of the text.
    """
    if 0 < len(tokens) <= MOST_TOKENS:
        yield from _read(tokens, 0, Level.COMMUNE, known)


def _read(tokens: list[Token], start: int, least: int, known: Known) -> Iterator[Reading]:
    for kind, levels, first in _types_at(tokens, start):
        for end in _ends(tokens, first):
            name = _name(kind, tokens[first:end])
            is_last = end == len(tokens)
            for level in sorted(levels):
                if level < least or not known(level, name.key, is_last):
                    continue
                if is_last:
                    yield {level: name}
                for rest in () if is_last else _read(tokens, end, level + 1, known):
                    yield {level: name, **rest}


def _types_at(tokens: list[Token], start: int) -> Iterator[tuple[str, frozenset[Level], int]]:
    """The type words that may stand here, none among them: kind, levels, where the name begins."""
    yield "", frozenset(Level), start
    for length in (1, 2):
        words = tuple(token.folded for token in tokens[start : start + length])
        if words in _TYPES and start + length < len(tokens):
            yield (*_TYPES[words], start + length)


def _ends(tokens: list[Token], first: int) -> Iterator[int]:
    for end in range(first + 1, min(first + _LONGEST_NAME, len(tokens)) + 1):
        yield end
        if end < len(tokens) and tokens[end].is_first:
            return


def _name(kind: str, tokens: list[Token]) -> Name:
    key, tone = "".join(t.folded for t in tokens), "".join(t.tone for t in tokens)
    return Name(kind, key, key if tone == key else tone)


def tails(tokens: list[Token], known: Known) -> Iterator[tuple[Name, Reading]]:
    """For a mistyped first name: what may be it, and a reading of the rest; longest rest first.

    The rest holds no commune; it is {} when the whole text may be the mistyped name.
    """
    for cut in range(1, min(len(tokens), MOST_TOKENS) + 1):
        kind, _, first = list(_types_at(tokens[:cut], 0))[-1]
        if cut - first > _LONGEST_NAME:
            return
        name = _name(kind, tokens[first:cut])
        if cut == len(tokens):
            yield name, {}
        for rest in _read(tokens, cut, Level.DISTRICT, known) if cut < len(tokens) else ():
            yield name, rest


def shorter(parts: list[list[Token]]) -> Iterator[list[Token]]:
    """The words of a text without what may not be a unit: house and street, a mistyped province."""
    for count in range(1, len(parts)):
        yield [token for part in parts[count:] for token in part]
    tokens = [token for part in parts for token in part]
    for place in range(1, len(tokens)):
        if len(list(_types_at(tokens, place))) > 1:
            yield tokens[place:]
    for count in range(len(parts) - 1, 0, -1):
        yield [token for part in parts[:count] for token in part]
