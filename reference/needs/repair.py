"""Mends slips of the keyboard: left-over Telex letters, glued words, letters doubled or swapped."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence, Set
from copy import copy
from typing import Protocol, Self

from rapidfuzz.distance import OSA

from reference.needs.stems import stem
from reference.needs.syllables import Syllable, plain_key
from reference.spelling import is_vietnamese

MAX_REPAIRS = 12  # a text of gibberish must not cost more than a text
WITNESSES = 6  # phrases that must speak for changing a word that exists
_SHORTEST_GLUED = 5
_SHORTEST_SLIP = 4
_SOUNDS = (("ch", "tr"), ("s", "x"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("n", "l"), ("v", "d"))
_ENDS = (("n", "ng"), ("t", "c"), ("nh", "n"), ("ch", "t"))
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


class Pairs(Protocol):
    """What mending asks of the phrases."""

    def support(self, left: str, right: str) -> int:
        """In how many phrases two plain syllables stand side by side."""

    def agrees(self, syllable: Syllable, other: str, *, before: bool) -> bool:
        """Whether some phrase has a plain syllable beside this one, tone and all."""


class Slips:
    """The words of needs by every form that lacks one letter; shared by all repairers."""

    def __init__(self, words: Set[str]) -> None:
        """words: what slips may become."""
        self.words = words
        # Words of one form stand in one text: most forms have one word, which is there already.
        self._near: dict[str, str] = {}
        for word in sorted(words):
            for form in _shortened(word):
                known = self._near.get(form)
                self._near[form] = f"{known} {word}" if known else word

    def near(self, word: str) -> set[str]:
        """The words that share a form with one, so that they may be one slip away."""
        return {near for form in _shortened(word) for near in self._near.get(form, "").split()}


class Repairer:
    """Finds the known word that an unknown or misplaced one was meant to be."""

    def __init__(self, slips: Slips, ordinary: Set[str], pairs: Pairs) -> None:
        """slips: of the words of needs; ordinary: words never touched; pairs: of needs."""
        self._slips = slips
        self._words = slips.words
        self._ordinary = ordinary
        self._names: Set[str] = frozenset()
        self._support = pairs.support
        self._agrees = pairs.agrees

    def with_names(self, names: Set[str]) -> Self:
        """One that does not touch the words of names either."""
        other = copy(self)
        other._names = names
        return other

    def mend(self, given: Sequence[Syllable], *, foreign: bool) -> list[Syllable]:
        """The syllables with the first dozen doubtful ones mended where that is safe.

        foreign: the text is not Vietnamese, so a word is not strange because it is no syllable.
        """
        result: list[Syllable] = []
        left = MAX_REPAIRS
        for place, syllable in enumerate(given):
            before = result[-1] if result else None
            after = given[place + 1] if place + 1 < len(given) else None
            words = None
            if left and self._is_doubtful(syllable.plain, before, after):
                left -= 1
                words = self._meant(syllable.plain, before, after, foreign)
            if words is None:
                result.append(syllable)
            else:
                result += [syllable._replace(plain=one, toned=one, sure=False) for one in words]
        return result

    def _is_doubtful(self, plain: str, before: Syllable | None, after: Syllable | None) -> bool:
        """Whether a word is unknown, or a need's that no phrase has beside these neighbours."""
        if len(plain) < 2 or not plain.isascii() or not plain.isalpha():
            return False
        if not self._is_known(plain):
            return not self._is_known(stem(plain))
        if len(plain) < _SHORTEST_SLIP - 1 or self._is_ordinary(plain):
            return False
        return not self._witness(plain, before, after)

    def _is_known(self, plain: str) -> bool:
        return plain in self._words or self._is_ordinary(plain)

    def _is_ordinary(self, plain: str) -> bool:
        return plain in self._ordinary or plain in self._names

    def _meant(
        self, plain: str, before: Syllable | None, after: Syllable | None, foreign: bool
    ) -> tuple[str, ...] | None:
        """What a doubtful word was meant to be between its neighbours, or None if unclear."""
        if self._is_known(plain):
            return self._nearest(plain, before, after, WITNESSES)
        if foreign:
            return self._nearest(plain, before, after, 1)
        for form in map(plain_key, _respelled(plain)):
            if self._is_known(form):
                return (form,)
        least = 1 if is_vietnamese(plain) or len(plain) < _SHORTEST_SLIP else 0
        return self._parted(plain) or self._nearest(plain, before, after, least)

    def _witness(self, plain: str, before: Syllable | None, after: Syllable | None) -> int:
        """In how many phrases a word stands beside one of its neighbours, tones considered."""
        left = right = 0
        if before and self._agrees(before, plain, before=False):
            left = self._support(before.plain, plain)
        if after and self._agrees(after, plain, before=True):
            right = self._support(plain, after.plain)
        return max(left, right)

    def _parted(self, glued: str) -> tuple[str, ...] | None:
        """Words written without spaces, if two of them are known as a pair."""
        if len(glued) < _SHORTEST_GLUED:
            return None
        for words in _partings(glued, self._words):
            pairs = itertools.pairwise(words)
            if all(self._support(left, right) for left, right in pairs):
                return words
        return None

    def _nearest(
        self, plain: str, before: Syllable | None, after: Syllable | None, least: int
    ) -> tuple[str, ...] | None:
        """The known word one slip away that most phrases have here, `least` of them at least."""
        near = self._slips.near(plain)
        sound = {word for word in _alike(plain) if word in self._words}
        near |= sound
        best = (0, "")
        for word in sorted(near - {plain}):
            if OSA.distance(plain, word, score_cutoff=1) <= 1 or word in sound:
                best = max(best, (self._witness(word, before, after), word))
        return (best[1],) if best[1] and best[0] >= least else None


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


def _alike(plain: str) -> Iterator[str]:
    """Spellings that some regions say alike: "ch" and "tr", "s" and "x", "d", "gi" and "r", …."""
    for one, other in _SOUNDS:
        if plain.startswith(one):
            yield other + plain[len(one) :]
        elif plain.startswith(other):
            yield one + plain[len(other) :]
    for one, other in _ENDS:
        if plain.endswith(one):
            yield plain[: -len(one)] + other
        elif plain.endswith(other):
            yield plain[: -len(other)] + one
