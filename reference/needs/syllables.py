"""Text as syllables: one spelling for look-alikes, places as given, clauses told apart."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from reference.text import fold

MAX_CHARACTERS = 4000  # of decomposed text: what 2,000 typed characters can swell to
MAX_SYLLABLES = 400
_BARE_RUN = bytes([True] * 4)  # so many bare syllables in a row are not meant bare by anybody
_LONGEST_KEPT = 16  # letters; longer ones are no language's, and would only fill the memory

# "C/O", "F&B" and "a/c" are one word each: their letters say nothing alone.
_WORD = re.compile(r"\b[a-zA-Z][/&][a-zA-Z]\b(?![/&\u0300-\u036f])|[\w\u0300-\u036f]+")
_BREAK = re.compile(r"[,;:!?…()\[\]{}\"“”«»\n\r|+&•]|\.(?=\s)|\s[-–—]\s|[–—]")
_STOP = re.compile(r"[;!?…\n\r•]|\.(?=\s)")
_MARKS = {"\u0300": "2", "\u0301": "1", "\u0303": "3", "\u0309": "3", "\u0323": "5"}
_FINAL_Y = re.compile(r"^(kh|ph|th|tr|[bdhklmnstv]|qu)y$")


class Syllable(NamedTuple):
    """One syllable or foreign word.

    start, end: its place in the text; plain: without marks; toned: with vowel marks and the tone as
    a digit (hook and tilde are one: writers mix them); sure: whether the tone may be relied on;
    clause: number of the piece between commas; sentence: number of the piece between full stops.
    """

    start: int
    end: int
    plain: str
    toned: str
    sure: bool
    clause: int
    sentence: int


def plain_key(folded: str) -> str:
    """Folded form with "lý" and "lí" written alike."""
    return f"{folded[:-1]}i" if _FINAL_Y.match(folded) else folded


def toned_key(word: str) -> str:
    """Lower-case word as letters plus tone digit: "hoá" and "hóa" both "hoa1", "quản" "quan3"."""
    if word.isascii():
        return plain_key(word)
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in _MARKS:
            tone = _MARKS[char]
        else:
            letters.append(char)
    return plain_key("".join(letters)) + tone


def syllables_of(phrase: str) -> list[tuple[str, str]]:
    """(plain, toned) of each syllable of a phrase whose spelling can be trusted."""
    return [keys_of(word) for word in _WORD.findall(phrase)]


def keys_of(word: str) -> tuple[str, str]:
    """(plain, toned) of one word in any case and composition."""
    return _kept_keys(word) if len(word) <= _LONGEST_KEPT else _keys(word)


def _keys(word: str) -> tuple[str, str]:
    plain, toned = plain_key(fold(word)), toned_key(unicodedata.normalize("NFC", word.lower()))
    return plain, plain if toned == plain else toned  # one text in memory for both


_kept_keys = lru_cache(maxsize=16_384)(_keys)


def read(text: str) -> list[Syllable]:
    """The syllables of a text in order, at most the first 400; never raises."""
    given = text[:MAX_CHARACTERS]
    found = list(islice(_WORD.finditer(given), MAX_SYLLABLES))
    keys = [keys_of(word[0]) for word in found]
    sure = _sure(keys)
    clause = sentence = end = 0
    result = []
    for word, (plain, toned), is_sure in zip(found, keys, sure, strict=True):
        start = word.start()
        gap = given[end:start]
        if gap != " " and gap and _BREAK.search(gap):
            clause += 1
            sentence += bool(_STOP.search(gap))
        end = word.end()
        result.append(Syllable(start, end, plain, toned, is_sure, clause, sentence))
    return result


def _sure(keys: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether the tone of each syllable may be relied on.

    Who types tones means a bare syllable bare, unless so many stand in a row that he left them out.
    """
    bare = bytes([plain == toned for plain, toned in keys])
    if bare.count(1) * 2 >= len(bare):
        return [not one for one in bare]
    sure = [True] * len(bare)
    first = bare.find(_BARE_RUN)
    while first >= 0:
        sure[first : first + len(_BARE_RUN)] = [False] * len(_BARE_RUN)
        first = bare.find(_BARE_RUN, first + 1)
    return sure


def flat(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each place in it (one past the end too) the place in the text.

    A letter written with separate marks is one letter, whose marks end where the next one begins.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text[:MAX_CHARACTERS]):
        for letter in fold(char):
            letters.append(letter)
            places.append(place)
    places.append(min(len(text), MAX_CHARACTERS))
    return "".join(letters), places
