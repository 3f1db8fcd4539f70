"""The needs' phrases as an inverted index over syllables and syllable pairs, in whole points."""

import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from reference.needs.lexicon import COMMON, ENGLISH_FILLERS, FILLERS, VAGUE, phrases
from reference.needs.model import NeedEntry
from reference.needs.phrasebook import Key, PhraseBook
from reference.needs.postings import (
    TENTHS,
    Half,
    Holdings,
    Points,
    Rows,
    Stated,
    pair_codes,
    whole_numbers,
)
from reference.needs.repair import Slips
from reference.needs.syllables import Syllable, keys_of, toned_key
from reference.needs.wording import keys_in
from reference.ordered import Ordered, distinct
from reference.spelling import is_vietnamese

Doc = tuple[Key, ...]  # content syllables of a phrase

PAIR_WEIGHT = 80  # percent of a pair's information that counts beside its syllables'
FILLER_KEYS = frozenset(toned_key(word) for word in FILLERS)
_ENGLISH_KEYS = frozenset(keys_of(word) for word in ENGLISH_FILLERS)
COMMON_LOSS = 40  # percent of an ordinary word's information that does not count
LETTER_LOSS = 99  # … of a single letter's: "c" is a pronoun, "form c" is not
_COMMON_KEYS = frozenset(toned_key(word) for word in COMMON)
_VAGUE_KEYS = frozenset(key[1] for word in phrases(VAGUE) for key in keys_in(word))
_LITTLE_KEYS = _COMMON_KEYS | FILLER_KEYS | _VAGUE_KEYS
_SHORTEST_IDIOM = 3
_UNIT = 10_000  # information² is kept in ten-thousandths, so points are hundredths
_PART = re.compile(r"[,;:.?]")
_SHORTEST_TOLD = 3  # a shorter piece of a description ("kho") is no statement of the need


class PhraseIndex:
    """Which phrases a feature speaks for, and how loudly.

    A feature is a syllable or an adjacent pair, once by plain and once by toned form. Its points in
    a phrase are information² over the phrase's length (tf-idf, cosine against the phrase alone), so
    that a phrase met in full earns its length: long and rare beats short and common.
    """

    def __init__(self, entries: Sequence[NeedEntry]) -> None:
        """Index the names, descriptions and phrases of the entries."""
        self.codes = tuple(entry.code for entry in entries)
        stated = [[keys_in(phrase) for phrase in entry.phrases] for entry in entries]
        self.idioms = PhraseBook(
            (keys, row) for row, own in enumerate(stated) for keys in own if is_idiom(keys)
        )
        docs = [documents(entry, own) for entry, own in zip(entries, stated, strict=True)]
        if not self.codes[-1]:
            docs[-1] = _foreign_to(docs[:-1], docs[-1])
        sizes = [len(own) for own in docs]
        self.stops: Points = np.cumsum(sizes)
        self.starts: Points = self.stops - sizes
        self.size = sum(sizes)
        self.shared = _shared(docs)
        self._invert(
            np.repeat(np.arange(len(entries)), sizes), [doc for own in docs for doc in own]
        )

    def _invert(self, owner: Points, docs: Sequence[Doc]) -> None:
        """Number the syllables and pairs and weigh each in every phrase and need that holds it."""
        plain_ids: dict[str, int] = {}
        toned_ids: dict[str, int] = {}
        plains = _numbered([plain for doc in docs for plain, _ in doc], plain_ids)
        toneds = _numbered([toned for doc in docs for _, toned in doc], toned_ids)
        holders = np.repeat(np.arange(len(docs)), [len(doc) for doc in docs])
        inside = holders[1:] == holders[:-1]
        self.plain, plain = Half.of(plain_ids, plains, inside, holders, first=0)
        self.toned, toned = Half.of(toned_ids, toneds, inside, holders, first=plain.total)
        ordinary = np.array([word in _COMMON_KEYS for word in toned_ids], np.bool_)[toneds]
        both = ordinary[:-1][inside] & ordinary[1:][inside]
        letter = np.array([len(word) == 1 for word in plain_ids], np.bool_)[plains]
        alone = np.where(letter, LETTER_LOSS, COMMON_LOSS * ordinary)
        lost = np.concatenate([alone, COMMON_LOSS * both])
        squares = self._information(plain, owner[plain.holders], lost)
        own = squares[plain.features]
        self.lengths: Points = _whole(np.sqrt(np.bincount(plain.holders, own, len(docs))))
        self.limits = self.lengths * np.float64(TENTHS)
        points = _whole(own / self.lengths[plain.holders])
        self.information = whole_numbers(squares)
        self._spread = whole_numbers(np.bincount(plain.features))
        self.rows = self._laid_out((plain, toned), points, own, owner)
        self._toned_before = _known(toneds[:-1][inside], plains[1:][inside])
        self._toned_after = _known(plains[:-1][inside], toneds[1:][inside])
        self.words = frozenset(plain_ids)
        self.toned_words = frozenset(toned_ids)
        self.slips = Slips(self.words)

    def _laid_out(
        self, halves: tuple[Stated, Stated], points: Points, squares: Points, owner: Points
    ) -> Rows:
        """The rows of both halves: phrases, after them the needs, after them the drift to needs."""
        firsts = (0, self.size, self.size + len(self.codes))
        held = [
            own._replace(rows=own.rows + first)
            for half in halves
            for own, first in zip(half.holdings(points, squares, owner), firsts, strict=True)
        ]
        columns: Iterable[Points] = (
            np.concatenate(one, dtype=np.int32) for one in zip(*held, strict=True)
        )
        return Rows(Holdings(*columns), sum(half.total for half in halves))

    def _information(self, plain: Stated, needs: Points, lost: Points) -> Points:
        """Information² of each plain feature: the fewer needs have it, the more it tells.

        needs, lost: of each feature in its phrase the need, and percent that its tone takes off.
        """
        total = len(self.codes)
        features = plain.features
        having = np.unique(features * total + needs) // total
        share = np.where(np.arange(plain.total) < plain.words, 100, PAIR_WEIGHT)
        lost = np.bincount(features, lost).astype(np.int64)
        share = share * (100 - lost // np.bincount(features)) // 100
        return _whole(_UNIT * np.log(1 + total / np.bincount(having)) ** 2 * share / 100)

    def held_by(self, phrase: int) -> list[int]:
        """The features of a phrase, of both halves."""
        return self.plain.held_by(phrase) + self.toned.held_by(phrase)

    def support(self, left: str, right: str) -> int:
        """In how many phrases two plain syllables stand side by side."""
        number = self.plain.number_of((left, right))
        return 0 if number is None else self._spread[number]

    def is_need(self, left: str, right: str) -> bool:
        """Whether two plain syllables stand side by side in a phrase of any need."""
        number = self.plain.number_of((left, right))
        if number is None:
            return False
        rows = self.rows.rows[self.rows.of(number)] - self.size
        return any(self.codes[row] for row in rows if 0 <= row < len(self.codes))

    def agrees(self, syllable: Syllable, other: str, *, before: bool) -> bool:
        """Whether some phrase has a plain syllable before (or after) this one, tone and all."""
        if not syllable.sure:
            return True
        toned, plain = self.toned.ids.get(syllable.toned), self.plain.ids.get(other)
        if toned is None or plain is None:
            return False
        if before:
            return pair_codes(plain, toned) in self._toned_after
        return pair_codes(toned, plain) in self._toned_before


def documents(entry: NeedEntry, stated: Sequence[Sequence[Key]]) -> list[Doc]:
    """What an entry says as content syllables, each wording once; no idioms, no bare doubles.

    stated: the syllables of its phrases.
    """
    parts = [content(keys) for keys in stated if not is_idiom(keys)]
    parts += [content(keys_in(name)) for name in (entry.name_vi, entry.name_en)]
    for description in (entry.description_vi, entry.description_en):
        told = (content(keys_in(part)) for part in _PART.split(description))
        parts += [part for part in told if len(part) >= _SHORTEST_TOLD]
    bare = {doc: tuple([plain for plain, _ in doc]) for doc in parts if doc}
    marked = {plain for doc, plain in bare.items() if _is_marked(doc)}
    kept = [doc for doc, plain in bare.items() if plain not in marked or _is_marked(doc)]
    return kept or [((entry.code, entry.code),)]


def is_idiom(keys: Sequence[Key]) -> bool:
    """Whether a phrase is all little and ordinary words: it says something only word for word."""
    if len(keys) < _SHORTEST_IDIOM:
        return False
    for _, toned in keys:
        if toned not in _LITTLE_KEYS:
            return False
    return any(toned in FILLER_KEYS for _, toned in keys)


def _foreign_to(needs: Iterable[Sequence[Doc]], others: Sequence[Doc]) -> list[Doc]:
    """Documents of other subjects that, without their little words, are not a need's words."""
    own = {doc for docs in needs for doc in docs}
    return [doc for doc in others if len(doc) > 1 and doc not in own]


def _shared(docs: Sequence[Sequence[Doc]]) -> dict[int, tuple[int, ...]]:
    """For each phrase that several needs have: the rows of those needs."""
    owners: dict[Doc, list[int]] = {}
    for row, own in enumerate(docs):
        for doc in own:
            owners.setdefault(doc, []).append(row)
    flat = enumerate(doc for own in docs for doc in own)
    return {
        number: tuple(owners[doc]) for number, doc in flat if len(owners[doc]) > 1 and len(doc) > 1
    }


def content(keys: Iterable[Key]) -> Doc:
    """Syllables that can carry a need."""
    kept = tuple([key for key in keys if key[1] not in FILLER_KEYS and not key[0].isdigit()])
    if _ENGLISH_KEYS.isdisjoint(kept) or _is_marked(kept):
        return kept
    if all(is_vietnamese(plain) for plain, _ in kept):
        return kept
    return tuple([key for key in kept if key not in _ENGLISH_KEYS])


def _is_marked(doc: Sequence[Key]) -> bool:
    return any(plain != toned for plain, toned in doc)


def _numbered(words: Sequence[str], ids: dict[str, int]) -> Points:
    """The number of each word, new ones numbered as they come."""
    ids.update((word, number) for number, word in enumerate(dict.fromkeys(words)))
    return np.array([ids[word] for word in words], dtype=np.int64)


def _known(left: Points, right: Points) -> Ordered:
    """The pairs of syllables that stand side by side anywhere."""
    return Ordered.of(distinct(pair_codes(left, right)))


def _whole(numbers: npt.NDArray[np.float64]) -> Points:
    return np.rint(numbers).astype(np.int64)
