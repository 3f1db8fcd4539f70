"""Texts taken apart for the index: words in their spellings, phrases, Vietnamese filler words."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from reference.text import clean, fold, tone_form, with_i

LONGEST_WORD = 40
_LONGEST_QUERY = 2000
_WORD = re.compile(r"[\w\u0300-\u036f]+")
# A pair of words on either side of one of these is no phrase.
_PAUSE = re.compile(r"[.,:!?)\]]+(?:\s|$)|[;|·•(\[\n]|\s[-–—/]\s")

# Words that carry the sentence, not the wish. They are never required beside words that do.
_FILLERS = """
ạ à ai anh bạn bên bị bởi các cái cần cho chị chúng có còn của cùng cũng dùng đã đang đây để
được em gì giúp hãy hay hoặc hơn khi không là làm lại mà mình mong một muốn nào này nên nếu nhé
những nhờ như nhưng nó ở qua rất rồi sao sẽ sử tại tìm theo thì thế thích tôi tốt trên trong từ
và về vì với xin
"""
_FILLER_PHRASES = {("phan", "mem"), ("ung", "dung"), ("giai", "phap"), ("nen", "tang")}


class Token(NamedTuple):
    """One word: lower-case as typed, folded, and with its tone mark last.

    ``tone`` is one form for both places of the mark ("hoá", "hóa").
    """

    typed: str
    folded: str
    tone: str


def token(raw: str) -> Token:
    """The word in its spellings; cut to LONGEST_WORD characters."""
    typed = raw[:LONGEST_WORD].lower()
    typed = raw if typed == raw else typed
    folded = folded_word(typed)
    folded = typed if folded == typed else folded  # one text in memory for both
    return Token(typed, folded, folded if typed.isascii() else with_i(tone_form(typed)))


def folded_word(raw: str) -> str:
    """The word without marks, its i written i: "Lý", "lí" and "LY" all give "li"."""
    return with_i(raw.lower() if raw.isascii() else fold(raw))


def pieces(raw: str) -> list[str]:
    """A word cut where letter case or digits show a seam: "meInvoice" → me, Invoice."""
    raw = raw[:LONGEST_WORD]
    if raw.isdigit() or (raw.isalpha() and raw[1:].islower()):  # most words, seen at once
        return [raw]
    cuts = [0]
    for place in range(1, len(raw)):
        before, here = raw[place - 1], raw[place]
        if (before.islower() and here.isupper()) or before.isdigit() != here.isdigit():
            cuts.append(place)
    return [raw[start:end] for start, end in zip(cuts, [*cuts[1:], len(raw)], strict=True)]


def phrases(text: str) -> Iterator[list[str]]:
    """The words of a text as written, phrase by phrase; phrases without a word are left out."""
    for part in _PAUSE.split(_tidy(text)):
        if found := _WORD.findall(part):
            yield found


def phrase_texts(text: str) -> list[str]:
    """The phrases of a text as they are written."""
    parts = _PAUSE.split(_tidy(text))
    return [part.strip() for part in parts if _WORD.search(part)]


def _tidy(text: str) -> str:
    """The text cleaned, its lines kept apart; most are clean already, which is quick to see."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return clean(text.replace("\n", ";"))


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a text in order."""
    return tuple(folded_word(raw) for raw in _WORD.findall(clean(text)))


def query_tokens(text: str, most: int) -> list[Token]:
    """The first words of what somebody typed, phrases run together; never raises."""
    return [token(raw) for raw in _WORD.findall(clean(text[:_LONGEST_QUERY]))[:most]]


_TONED_FILLERS = frozenset(tone_form(word) for word in _FILLERS.split())
_FOLDED_FILLERS = frozenset(fold(word) for word in _FILLERS.split())


def is_filler(word: Token, *, marked: bool) -> bool:
    """Whether the word only carries the sentence.

    Args:
        word: the word typed.
        marked: whether the writer types diacritics; if not, "cua" may be "của" or "cửa".
    """
    return word.tone in _TONED_FILLERS if marked else word.folded in _FOLDED_FILLERS


def is_filler_phrase(first: str, second: str) -> bool:
    """Whether two folded neighbours together only say "software"."""
    return (first, second) in _FILLER_PHRASES
