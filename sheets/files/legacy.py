"""Vietnamese encodings from before Unicode: recognised, so that they are refused by their names.

Tables: TCVN 5712:1993 (VN3, as the .Vn fonts have it), RFC 1456 (VISCII), VNI for Windows.
"""

import re
import unicodedata
from functools import lru_cache

from reference.spelling import is_vietnamese
from reference.text import fold, tone_form

_TCVN3 = dict(
    zip(
        (
            *(*range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD)),
            *(*range(0xCE, 0xD9), *range(0xDC, 0xE0), *range(0xE1, 0xF0), *range(0xF1, 0xFF)),
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VISCII = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"} | dict(
    zip(
        range(0x80, 0x100),
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
        "ĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        strict=True,
    )
)
# VNI writes a letter and then its mark; a few letters are one byte.
_VNI_MARKS = {
    0xF9: "\u0301",
    0xF8: "\u0300",
    0xFB: "\u0309",
    0xF5: "\u0303",
    0xEF: "\u0323",
    0xE2: "\u0302",
    0xE1: "\u0302\u0301",
    0xE0: "\u0302\u0300",
    0xE5: "\u0302\u0309",
    0xE3: "\u0302\u0303",
    0xE4: "\u0302\u0323",
    0xEA: "\u0306",
    0xE9: "\u0306\u0301",
    0xE8: "\u0306\u0300",
    0xFA: "\u0306\u0309",
    0xFC: "\u0306\u0303",
    0xEB: "\u0306\u0323",
}
_VNI_LETTERS = {
    0xF4: "ơ",
    0xF6: "ư",
    0xF1: "đ",
    0xED: "í",
    0xEC: "ì",
    0xE6: "ỉ",
    0xF3: "ĩ",
    0xF2: "ị",
    0xEE: "ỵ",
}
_VNI = _VNI_MARKS | _VNI_LETTERS
_VNI |= {byte - 0x20: text.upper() for byte, text in _VNI.items()}
# Of two that make equal sense the first is taken.
TABLES = {"VNI": _VNI, "TCVN3": _TCVN3, "VISCII": _VISCII}
# Also with the signs that letters become: "C«ng" is one word.
_WORD = re.compile("[^\\s\\x00-@\\[-`{-~“”‘’…–—•]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Vowels that never stand together in a syllable, and do in VNI read as something else.
_NO_VOWELS = re.compile(
    "[aeoyêôơư]â|[aeêôơư]ă|(?<!g)i[âăô]|[aeoêôơư]ê|[aeoôơư]ô|[âêôơ]a|[ôơ]e|ee|ii|yy"
)
# How much of the words with marks must be syllables to call an encoding recognised.
SURE = 0.7
_DECODED = {
    name: {chr(byte): text for byte, text in table.items()} for name, table in TABLES.items()
}
_LATIN = {char: byte for byte in range(256) if (char := bytes([byte]).decode("cp1252", "ignore"))}


def read_as(name: str, text: str) -> str:
    """The text, each of whose characters stands for one byte, in one of the `TABLES`."""
    return unicodedata.normalize("NFC", text.translate(str.maketrans(_DECODED[name])))


def sense(text: str) -> tuple[int, int]:
    """(syllables that Vietnamese has, words with marks): how much a decoded text is Vietnamese."""
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(_is_syllable, marked)), len(marked)


def recognise(text: str, *, better_than: float | None = None) -> str:
    """The legacy encoding that a text, one character a byte, is written in; "" for none.

    Args:
        better_than: share of syllables in another reading; default: the text as it stands.
    """
    best, found = share_of(text) if better_than is None else better_than, ""
    for name in TABLES:
        share = share_of(read_as(name, text))
        if share >= SURE and share > best:
            best, found = share, name
    return found


def suspect(text: str) -> str:
    """What a decoded cell was written in before somebody decoded it wrongly; "" if it is well.

    Returns: a name of `TABLES`, or "UTF-8" where it was read as Windows-1252.
    """
    if text.isascii():
        return ""
    good, marked = sense(text)
    if 2 * good > marked:
        return ""
    single = "".join(chr(_LATIN.get(char, ord(char))) for char in text)
    if max(single) > "\xff":
        return ""
    try:
        if share_of(single.encode("latin-1").decode()) >= SURE:
            return "UTF-8"
    except UnicodeDecodeError:
        pass
    return recognise(single)


def share_of(text: str) -> float:
    """`sense` as a share; 0 without any word with marks."""
    good, marked = sense(text)
    return good / marked if marked else 0.0


@lru_cache(maxsize=16_384)
def _is_syllable(word: str) -> bool:
    """Whether all letters of a word are Vietnamese, at most one with a tone, and it may be one."""
    tones = 0
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones += 1
        elif not (char.isascii() or char in "đ\u0302\u0306\u031b"):
            return False
    if tones > 1 or not is_vietnamese(fold(word)):
        return False
    return not _NO_VOWELS.search(tone_form(word).rstrip(_TONES))
