"""A text as the writer meant it: short forms spelled out, slips mended, tones weighed."""

from collections.abc import Collection, Sequence, Set
from copy import copy
from typing import Self

from reference.needs.index import PhraseIndex
from reference.needs.lexicon import ABBREVIATIONS, PRONOUNS
from reference.needs.model import Language
from reference.needs.phrasebook import Key
from reference.needs.repair import Repairer
from reference.needs.stems import stem
from reference.needs.syllables import Syllable, keys_of, read, syllables_of
from reference.needs.tongue import language_of
from reference.needs.wording import SAME_KEYS, one_wording, spell
from reference.spelling import is_vietnamese

Keys = Sequence[Key]

_SHORT = {
    keys_of(short): tuple(syllables_of(reading) for reading in readings)
    for short, readings in {**ABBREVIATIONS, **PRONOUNS}.items()
}
_SPELLED = frozenset(plain for plain, _ in _SHORT) | frozenset(plain for plain, _ in SAME_KEYS)


class Reader:
    """Reads texts against the vocabulary of one index."""

    def __init__(self, index: PhraseIndex, ordinary: Collection[Key]) -> None:
        """ordinary: syllables that are no need's, but meant as they stand."""
        self._index = index
        self._toned = index.toned_words | {toned for _, toned in ordinary}
        self._toned_names: Set[str] = frozenset()
        plains = _SPELLED | {plain for plain, _ in ordinary}
        self._repairer = Repairer(index.slips, plains, index)

    def with_names(self, plain: Set[str], toned: Set[str]) -> Self:
        """One to which the syllables of names are ordinary too; what this one knows is shared."""
        other = copy(self)
        other._toned_names, other._repairer = toned, self._repairer.with_names(plain)
        return other

    def read(self, text: str) -> tuple[list[Syllable], Language]:
        """The syllables of a text, mended and in one wording, in text order; and its language."""
        given = read(text)
        language = language_of(given)
        expanded = given if language == "en" else self._expand(given)
        mended = self._repairer.mend(expanded, foreign=language == "en")
        return [self._weigh(syllable) for syllable in one_wording(mended)], language

    def _expand(self, given: Sequence[Syllable]) -> list[Syllable]:
        """Short forms spelled out; after a figure "k" stays a thousand."""
        result: list[Syllable] = []
        for place, syllable in enumerate(given):
            readings = _SHORT.get((syllable.plain, syllable.toned))
            if readings and not (place and given[place - 1].plain.isdigit()):
                before = result[-1].plain if result else ""
                after = _first(given[place + 1]) if place + 1 < len(given) else ""
                if not (after and syllable.plain in PRONOUNS and not is_vietnamese(after)):
                    result += spell(syllable, self._likeliest(readings, before, after))
                    continue
            result.append(syllable)
        return result

    def _likeliest(self, readings: Sequence[Keys], before: str, after: str) -> Keys:
        """The reading whose pairs with its neighbours stand in the most phrases."""
        support = self._index.support

        def weight(reading: Keys) -> int:
            return support(before, reading[0][0]) + support(reading[-1][0], after)

        return max(readings, key=weight)

    def _weigh(self, syllable: Syllable) -> Syllable:
        """Foreign words stemmed; a tone that no phrase knows is a slip, not a meaning."""
        plain, toned = stem(syllable.plain), stem(syllable.toned)
        sure = syllable.sure and (
            toned in self._toned or toned in self._toned_names or plain not in self._index.words
        )
        if plain == syllable.plain and toned == syllable.toned and sure == syllable.sure:
            return syllable
        return syllable._replace(plain=plain, toned=toned, sure=sure)


def _first(syllable: Syllable) -> str:
    """The first syllable of what a word stands for."""
    readings = _SHORT.get((syllable.plain, syllable.toned))
    return readings[0][0][0] if readings else syllable.plain
