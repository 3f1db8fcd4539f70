"""Mends slips of the keyboard: left-over Telex letters, glued words, letters doubled or swapped."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from rapidfuzz.distance import OSA

from reference.needs.syllables import Syllable, is_vietnamese

Support = Callable[[str, str], int]

MAX_REPAIRS = 12  # a text of gibberish must not cost more than a text
_SHORTEST_GLUED = 5
_SHORTEST_SLIP = 4
_TELEX = (
    ("dd", "d"),
    ("aa", "a"),
    ("ee", "e"),
    ("oo", "o"),
    ("uow", "uo"),
    ("aw", "a"),
    ("ow", "o"),
    ("uw", "u"),
)
_TEEN = (("f", "ph"), ("z", "d"), ("w", "qu"), ("j", "gi"), ("ck", "ch"))
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_TONE_LETTERS = re.compile("[sfrxjw]")
_REPEATED = re.compile(r"(.)\1+")


class Repairer:
    """Finds the known word that an unknown one was meant to be."""

    def __init__(
        self, words: Collection[str], known: Collection[str], support: Support
    ) -> None:
        """words: what slips may become; known: what is left alone; support: how common a pair is."""
        self._words = words
        self._known = known
        self._support = support
        self._near: dict[str, list[str]] = {}
        for word in sorted(words):
            for form in _shortened(word):
                self._near.setdefault(form, []).append(word)

    def mend(self, given: Sequence[Syllable]) -> list[Syllable]:
        """The syllables with the first dozen unknown ones mended where that is safe."""
        result: list[Syllable] = []
        left = MAX_REPAIRS
        for place, syllable in enumerate(given):
            plain = syllable.plain
            if plain in self._known or not plain.isalpha() or not plain.isascii() or left == 0:
                result.append(syllable)
                continue
            left -= 1
            before = result[-1].plain if result else ""
            after = given[place + 1].plain if place + 1 < len(given) else ""
            words = self.meant(plain, before, after) or (plain,)
            sure = syllable.sure and words == (plain,)
            result += [
                syllable._replace(plain=word, sure=sure, toned=syllable.toned if sure else word)
                for word in words
            ]
        return result

    def meant(self, plain: str, before: str, after: str) -> tuple[str, ...] | None:
        """What an unknown word was meant to be between its neighbours, or None if unclear."""
        for form in _respelled(plain):
            if form in self._known:
                return (form,)
        return self._parted(plain) or self._nearest(plain, before, after)

    def _parted(self, glued: str) -> tuple[str, ...] | None:
        """Words written without spaces, if two of them are known as a pair."""
        if len(glued) < _SHORTEST_GLUED:
            return None
        for words in _partings(glued, self._words):
            pairs = zip(words, words[1:], strict=False)
            if all(self._support(left, right) for left, right in pairs):
                return words
        return None

    def _nearest(self, plain: str, before: str, after: str) -> tuple[str, ...] | None:
        """The known word one slip away; a possible syllable needs a neighbour's witness."""
        near = {word for form in _shortened(plain) for word in self._near.get(form, ())}
        best: tuple[int, str] | None = None
        for word in sorted(near):
            if OSA.distance(plain, word, score_cutoff=1) > 1:
                continue
            witness = max(self._support(before, word), self._support(word, after))
            if witness or (len(plain) >= _SHORTEST_SLIP and not is_vietnamese(plain)):
                best = max(best or (-1, ""), (witness, word))
        return (best[1],) if best else None


def _respelled(plain: str) -> Iterator[str]:
    """Forms without Telex left-overs, without repeated letters, in ordinary spelling."""
    telex = plain
    for typed, meant in _TELEX:
        telex = telex.replace(typed, meant)
    yield telex
    onset = len(telex) - len(telex.lstrip(_CONSONANTS))
    yield telex[:onset] + _TONE_LETTERS.sub("", telex[onset:])
    yield _REPEATED.sub(r"\1", plain)
    teen = plain
    for typed, meant in _TEEN:
        teen = teen.replace(typed, meant)
    yield teen


def _partings(glued: str, words: Collection[str], most: int = 4) -> Iterator[tuple[str, ...]]:
    """Ways to read a run of letters as two to four known words."""
    for cut in range(1, len(glued)):
        head, tail = glued[:cut], glued[cut:]
        if head in words:
            if tail in words:
                yield head, tail
            if most > 2:
                for rest in _partings(tail, words, most - 1):
                    yield head, *rest


def _shortened(word: str) -> set[str]:
    """A word and every form of it that lacks one letter."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
