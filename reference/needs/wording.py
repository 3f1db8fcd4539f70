"""Different words for one thing brought to one, in phrases and in texts alike."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from reference.needs.lexicon import SAME_WORDS
from reference.needs.phrasebook import Key, PhraseBook
from reference.needs.stems import stem
from reference.needs.syllables import Syllable, syllables_of
from reference.spelling import is_vietnamese

Value = TypeVar("Value")

_SAME = {
    tuple(syllables_of(reading)): tuple(syllables_of(word))
    for word, readings in SAME_WORDS.items()
    for reading in readings
}
_FIRST = frozenset(keys[0] for keys in _SAME)
_LONGEST = max(map(len, _SAME))
_BOOK = PhraseBook(_SAME.items())
SAME_KEYS = _BOOK.vocabulary()


def keys_in(phrase: str) -> list[Key]:
    """The syllables of a trusted phrase in the common wording."""
    return [_stemmed(key) for key in _same_words(syllables_of(phrase))]


@lru_cache(maxsize=8192)
def _stemmed(key: Key) -> Key:
    stemmed = stem(key[0]), stem(key[1])
    return key if stemmed == key else stemmed  # thousands are kept, most of them as they were


def book_of(phrases: Iterable[tuple[str, Value]]) -> PhraseBook[Value]:
    """A phrase book in the common wording, to search read texts with."""
    return PhraseBook((keys_in(phrase), value) for phrase, value in phrases)


def one_wording(given: Sequence[Syllable]) -> Iterator[Syllable]:
    """The syllables of a text in the common wording; foreign words not yet stemmed."""
    place = 0
    while place < len(given):
        hit = _BOOK.at(given, place)
        if hit is None or _is_chance(given[hit.first : hit.last]):
            yield given[place]
            place += 1
            continue
        whole = given[place]._replace(end=given[hit.last - 1].end)
        yield from spell(whole, hit.value)
        place = hit.last


def _is_chance(given: Sequence[Syllable]) -> bool:
    """Whether one bare syllable only looks like a word: "kiem" is not always "kiếm"."""
    return len(given) == 1 and not given[0].sure and is_vietnamese(given[0].plain)


def spell(syllable: Syllable, keys: Iterable[Key]) -> Iterator[Syllable]:
    """Several syllables that stand where one was written."""
    for plain, toned in keys:
        yield syllable._replace(plain=plain, toned=toned, sure=True)


def _same_words(keys: list[Key]) -> Iterable[Key]:
    if not any(key in _FIRST for key in keys):
        return keys
    result: list[Key] = []
    place = 0
    while place < len(keys):
        for size in range(min(_LONGEST, len(keys) - place), 0, -1):
            if same := _SAME.get(tuple(keys[place : place + size])):
                result += same
                place += size
                break
        else:
            result.append(keys[place])
            place += 1
    return result
