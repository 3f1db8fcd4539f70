"""Names of products and firms in a form that shows what they share. Pure."""

import re
import unicodedata
from functools import lru_cache

from reference.text import clean, fold

# Letters of other scripts, and odd ones of ours, by the letter that they are taken for.
_TAKEN_FOR = {
    "a": "аαɑ",
    "b": "вβƅЬь",
    "c": "сϲⅽ",
    "d": "ԁⅾ",
    "e": "еεҽєё",
    "g": "ɡց",
    "h": "һнհ",
    "i": "іιıïίϊɩ",
    "j": "јϳ",
    "k": "кκĸ",
    "l": "ӏǀⅼłɭ",
    "m": "мⅿ",
    "n": "пηոռ",
    "o": "оοσօøӧ",
    "p": "рρ",
    "q": "ԛգ",
    "r": "гᴦ",
    "s": "ѕꜱʂ",
    "t": "тτ",
    "u": "υսцʋ",
    "v": "ѵνᴠ",
    "w": "ԝωѡ",
    "x": "хχⅹ",
    "y": "уγүʏ",
    "z": "ᴢʐ",
}
_LETTERS = str.maketrans({odd: plain for plain, odds in _TAKEN_FOR.items() for odd in odds})
# What prints nothing and is no part of a name; `reference.text.clean` takes the usual ones.
_BLANK = re.compile("[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]")
_WORD = re.compile(r"[^\W_]+")
# Words, folded, that say what a firm or product is and not which; the longest first.
_KINDS = sorted(
    (
        tuple(phrase.split())
        for phrase in (
            "cong ty trach nhiem huu han|trach nhiem huu han|cong ty tnhh|cong ty co phan"
            "|cong ty cp|cong ty|tong cong ty|tap doan|co phan|tnhh|ctcp|cty|cp|mtv|tm dv"
            "|mot thanh vien|1 thanh vien|1tv|doanh nghiep tu nhan|dntn|chi nhanh"
            "|thuong mai dich vu|joint stock company|co ltd|company limited|limited|ltd|llc|inc"
            "|corp|corporation|company|jsc|plc|group|viet nam|vietnam|vn|the"
            "|phan mem|nen tang|giai phap|he thong|ung dung|dich vu|cong nghe|app|software"
            "|platform|solution|solutions|system|technology|technologies|tech"
        ).split("|")
    ),
    key=len,
    reverse=True,
)
# Signs that are read as one another; applied to names that are normal already.
_SIGNS = str.maketrans({"0": "o", "1": "i", "l": "i", "5": "s", "3": "e", "4": "a", "8": "b"})


@lru_cache(maxsize=2**16)
def normal_name(name: str) -> str:
    """Lower case, without marks, foreign letters, what prints nothing, and words of its kind.

    "Công ty TNHH Phần mềm Sapo", "SАPO" with a Cyrillic А and "sapo" give "sapo". A name of
    nothing but such words keeps them. Never raises.
    """
    words = _WORD.findall(fold(_folded(name).translate(_LETTERS)))
    return " ".join(_without_kinds(words) or words)


def is_disguised(name: str) -> bool:
    """Whether a letter of it is another one than the eye takes it for."""
    folded = _folded(name)
    return folded.translate(_LETTERS) != folded


def _folded(name: str) -> str:
    return fold(clean(unicodedata.normalize("NFKC", _BLANK.sub("", clean(name)))))


def _without_kinds(words: list[str]) -> list[str]:
    """Again and again: taking one phrase out may bring the halves of another together."""
    while True:
        place = next(
            (
                (at, len(phrase))
                for phrase in _KINDS
                for at in range(len(words) - len(phrase) + 1)
                if tuple(words[at : at + len(phrase)]) == phrase
            ),
            None,
        )
        if place is None:
            return words
        at, length = place
        words = words[:at] + words[at + length :]


@lru_cache(maxsize=2**16)
def bag(name: str) -> str:
    """The words of a normal name in one order: "Sapo POS" and "POS Sapo" are one."""
    return " ".join(sorted(normal_name(name).split()))


@lru_cache(maxsize=2**16)
def looks(name: str) -> str:
    """What a hurried eye makes of a name: "M1SA" and "MISA", "KiotVlet" and "KiotViet"."""
    together = "".join(normal_name(name).split())
    return together.replace("rn", "m").replace("vv", "w").translate(_SIGNS)
