"""Whether a text is Vietnamese or English."""

from collections.abc import Sequence

from reference.needs.lexicon import ENGLISH, VIETNAMESE
from reference.needs.model import Language
from reference.needs.syllables import Syllable


def language_of(syllables: Sequence[Syllable]) -> Language:
    """English if nothing is marked and English little words prevail; else Vietnamese."""
    if any(one.toned != one.plain for one in syllables):
        return "vi"
    english = sum(one.plain in ENGLISH for one in syllables)
    vietnamese = sum(one.plain in VIETNAMESE for one in syllables)
    return "en" if english > vietnamese else "vi"
