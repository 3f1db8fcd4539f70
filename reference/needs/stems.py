"""English word endings cut off, so that "invoices" finds "invoicing"; Vietnamese stays whole."""

import re
from functools import lru_cache

from reference.spelling import is_vietnamese

_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ers?|ors?|ies|ied|ed|es|ly|s|y|e)$")
_SHORTEST = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a foreign word.

    Vietnamese syllables, numbers and short words stay as they are, and so does a word whose stem
    would be a Vietnamese syllable ("dating" is not "đặt").
    """
    if len(word) <= _SHORTEST or not word.isascii() or not word.isalpha() or is_vietnamese(word):
        return word
    for cut in (_undoubled(_ENDINGS.sub("", word)), word.removesuffix("s")):
        if len(cut) >= _SHORTEST and not is_vietnamese(cut):
            return cut
    return word


def _undoubled(cut: str) -> str:
    """A stem without the letter that an ending doubled or let go: "shipp", "manage"."""
    if len(cut) > _SHORTEST and cut[-1] == "e":
        return cut[:-1]
    if len(cut) > _SHORTEST and cut[-1] == cut[-2] and cut[-1] not in "aeious":
        return cut[:-1]
    return cut
