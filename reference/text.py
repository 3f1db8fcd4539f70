"""Vietnamese text made comparable: one form for look-alike spellings, and words with their places.

Pure: the standard library only. Search, need recognition and place look-up all fold here, so that
what one of them finds the others find too.
"""

import re
import unicodedata
from typing import NamedTuple

# Marks that print nothing but break comparison: zero-width, directional, soft hyphen, BOM.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# PostgreSQL cannot store NUL; a lone surrogate cannot be encoded; other controls mean nothing here.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_SPACES = re.compile(r"\s+")
# Vietnamese letters as they are mostly stored, without their marks: the quick way to fold.
_LETTERS = {
    ord(unicodedata.normalize("NFC", letter + tone)): base
    for base, letters in {
        "a": "aăâ",
        "d": "đ",
        "e": "eê",
        "i": "i",
        "o": "oôơ",
        "u": "uư",
        "y": "y",
    }.items()
    for letter in letters
    for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    if letter != "đ" or not tone
}
# The alphabet as Vietnamese children learn it, and tones in the order of dictionaries: ngang huyền
# hỏi ngã sắc nặng. As `vi_sort_key` of the database.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_RANKED = {
    ord(unicodedata.normalize("NFC", letter + tone)): (rank, place)
    for rank, letter in enumerate(_ALPHABET)
    for place, tone in enumerate(_TONE_ORDER)
    if not place or letter in "aăâeêioôơuưy"
}
_RANKS = {letter: chr(ord("A") + rank) for letter, (rank, _place) in _RANKED.items()}
_PLACES = {letter: str(place) for letter, (_rank, place) in _RANKED.items()}
# The i of "lý", "ký", "quy"; a tone mark may follow.
_Y_FOR_I = re.compile(r"^(qu|[hklmstv])y(?=[\u0300-\u0323]?$)")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class Word(NamedTuple):
    """One word: its place (code points, end exclusive), lower-case NFC form and folded form."""

    start: int
    end: int
    toned: str
    folded: str


def clean(text: str) -> str:
    """The text as it may be stored and compared: NFC, one kind of space, nothing invisible.

    Line breaks become spaces; NUL, lone surrogates, zero-width and directional marks go.
    Never raises; a text of nothing else becomes "".
    """
    if text.isprintable():  # then it holds no mark of those above, and one kind of space
        return unicodedata.normalize("NFC", " ".join(text.split()))
    text = _UNSTORABLE.sub(" ", _INVISIBLE.sub("", text))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Lower case without diacritics: "Hoá đơn", "hóa đơn" and "HOA DON" all give "hoa don"."""
    lower = text.lower()
    if (quick := lower.translate(_LETTERS)).isascii():
        return quick
    plain = unicodedata.normalize("NFD", lower).replace("đ", "d")
    return "".join(char for char in plain if not unicodedata.combining(char))


def alphabetical(text: str) -> tuple[str, str]:
    """What to sort names by: letters of the Vietnamese alphabet first, then tones; Đ after D."""
    lower = unicodedata.normalize("NFC", text).lower()
    return lower.translate(_RANKS), lower.translate(_PLACES)


def words(text: str) -> list[Word]:
    """The words of a text in order; composed and decomposed spellings give the same forms.

    Places refer to the text as given, so that evidence can be shown in the owner's own words.
    """
    return [
        Word(hit.start(), hit.end(), unicodedata.normalize("NFC", hit[0].lower()), fold(hit[0]))
        for hit in _WORD.finditer(text)
    ]


def has_tones(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark: whether the writer types diacritics."""
    return fold(text) != text.lower()


def tone_form(word: str) -> str:
    """The lower-case word with its tone mark moved to the end; hats, horns and đ stay.

    So both places of the mark give one form: "hoá" and "hóa"; "hoà" stays another.
    """
    chars = unicodedata.normalize("NFD", word.lower())
    body = "".join(char for char in chars if char not in _TONES)
    return unicodedata.normalize("NFC", body) + "".join(char for char in chars if char in _TONES)


def with_i(syllable: str) -> str:
    """A folded or toned syllable in one of its two spellings: "ly" and "li" both give "li"."""
    return _Y_FOR_I.sub(r"\1i", syllable) if "y" in syllable else syllable
