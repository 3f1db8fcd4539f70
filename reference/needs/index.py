"""The needs' phrases as an inverted index over syllables and syllable pairs, in whole points."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from reference.needs.lexicon import ENGLISH_FILLERS, FILLERS
from reference.needs.model import NeedEntry
from reference.needs.phrasebook import Key, PhraseBook
from reference.needs.syllables import Syllable, is_vietnamese, toned_key
from reference.needs.wording import keys_in

Points = npt.NDArray[np.int64]

PAIR_WEIGHT = 80  # percent of a pair's information that counts beside its syllables'
_PART = re.compile(r"[,;:.?]")
_SHORTEST_TOLD = 3  # a shorter piece of a description ("kho") is no statement of the need
FILLER_KEYS = frozenset(toned_key(word) for word in FILLERS)


class Postings:
    """For each feature the phrases that hold it and its points in each, side by side."""

    def __init__(self, rows: Mapping[str, Sequence[int]]) -> None:
        """Lay out rows, each (phrase, points, phrase, points, …), one after another."""
        flat = np.fromiter(chain.from_iterable(rows.values()), dtype=np.int64).reshape(-1, 2)
        self.phrases: Points = np.ascontiguousarray(flat[:, 0])
        self.points: Points = np.ascontiguousarray(flat[:, 1])
        self._places: dict[str, slice] = {}
        start = 0
        for feature, row in rows.items():
            self._places[feature] = slice(start, start + len(row) // 2)
            start += len(row) // 2

    def __contains__(self, feature: str) -> bool:
        return feature in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def of(self, feature: str) -> slice | None:
        """Where a feature's rows lie, or None."""
        return self._places.get(feature)


class PhraseIndex:
    """Which phrases a feature speaks for, and how loudly.

    A feature is a syllable or an adjacent pair, once by plain and once by toned form. Its points in
    a phrase are information² over the phrase's length (tf-idf, cosine against the phrase alone), so
    that a phrase met in full earns its length: long and rare beats short and common.
    """

    def __init__(self, entries: Sequence[NeedEntry]) -> None:
        """Index the names, descriptions and phrases of the entries."""
        self.codes = tuple(entry.code for entry in entries)
        stated = [[keys_in(phrase) for phrase in phrases_of(entry)] for entry in entries]
        self.phrases = PhraseBook(
            (keys, None)
            for own, entry in zip(stated, entries, strict=True)
            for keys in own
            if entry.code
        )
        docs = [
            (row, doc)
            for row, (entry, own) in enumerate(zip(entries, stated, strict=True))
            for doc in documents(entry, own)
        ]
        self.information = _information(docs)
        self.owner: Points = np.array([row for row, _ in docs], dtype=np.int64)
        self.starts: Points = np.searchsorted(self.owner, np.arange(len(entries)))
        self.stops: Points = np.append(self.starts[1:], len(docs))
        self.size = len(docs)
        self.plain, self.toned, self.lengths = self._invert([doc for _, doc in docs])
        self.plain_needs, self.toned_needs = self._membership(docs)
        self._half_toned = frozenset(
            half
            for _, doc in docs
            for left, right in zip(doc, doc[1:], strict=False)
            for half in (f"{left[1]} {right[0]}", f"{left[0]} {right[1]}")
        )
        self.words = frozenset(key for key in self.plain if " " not in key)
        self.toned_words = frozenset(key for key in self.toned if " " not in key)

    def support(self, left: str, right: str) -> int:
        """In how many phrases two plain syllables stand side by side."""
        rows = self.plain.of(f"{left} {right}")
        return rows.stop - rows.start if rows else 0

    def agrees(self, syllable: Syllable, other: str, *, before: bool) -> bool:
        """Whether some phrase has a plain syllable beside this one, tone and all."""
        side = f"{other} {syllable.toned}" if before else f"{syllable.toned} {other}"
        return not syllable.sure or side in self._half_toned

    def _membership(self, docs: Sequence[tuple[int, Sequence[Key]]]) -> tuple[Postings, Postings]:
        """Which needs have a feature at all, plain and toned; the points are its information²."""
        plain: dict[str, dict[int, int]] = {}
        toned: dict[str, dict[int, int]] = {}
        for row, doc in docs:
            for key, full in features_of(doc):
                plain.setdefault(key, {})[row] = self.information[key]
                toned.setdefault(full, {})[row] = self.information[key]
        return Postings(_flat(plain)), Postings(_flat(toned))

    def _invert(self, docs: Sequence[Sequence[Key]]) -> tuple[Postings, Postings, Points]:
        plain: dict[str, list[int]] = {}
        toned: dict[str, list[int]] = {}
        lengths = []
        for number, doc in enumerate(docs):
            squares = {pair: self.information[pair[0]] for pair in features_of(doc)}
            length = math.sqrt(sum(squares.values())) or 1.0
            lengths.append(round(length))
            for (key, full), square in squares.items():
                row = (number, round(square / length))
                plain.setdefault(key, []).extend(row)
                toned.setdefault(full, []).extend(row)
        return Postings(plain), Postings(toned), np.array(lengths, dtype=np.int64)


def phrases_of(entry: NeedEntry) -> tuple[str, ...]:
    """The phrases and names of an entry."""
    return (*entry.phrases, entry.name_vi, entry.name_en)


def documents(entry: NeedEntry, stated: Iterable[Sequence[Key]]) -> list[tuple[Key, ...]]:
    """What an entry says as content syllables, each wording once, bare doubles left out."""
    parts = [content(keys) for keys in stated]
    for description in (entry.description_vi, entry.description_en):
        told = (content(keys_in(part)) for part in _PART.split(description))
        parts += [part for part in told if len(part) >= _SHORTEST_TOLD]
    docs = dict.fromkeys(parts)
    marked = {bare(doc) for doc in docs if doc_is_marked(doc)}
    return [doc for doc in docs if doc and (doc_is_marked(doc) or bare(doc) not in marked)]


def bare(doc: Sequence[Key]) -> tuple[str, ...]:
    """The plain forms of a document."""
    return tuple(plain for plain, _ in doc)


def doc_is_marked(doc: Sequence[Key]) -> bool:
    """Whether any syllable carries a mark."""
    return any(plain != toned for plain, toned in doc)


def content(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Syllables that can carry a need."""
    kept = [key for key in keys if key[1] not in FILLER_KEYS]
    foreign = all(plain == toned for plain, toned in kept) and any(
        not is_vietnamese(plain) for plain, _ in kept
    )
    return tuple(key for key in kept if not (foreign and key[0] in ENGLISH_FILLERS))


def features_of(doc: Sequence[Key]) -> list[tuple[str, str]]:
    """(plain, toned) of every syllable and adjacent pair."""
    pairs = [
        (f"{left[0]} {right[0]}", f"{left[1]} {right[1]}")
        for left, right in zip(doc, doc[1:], strict=False)
    ]
    return [*doc, *pairs]


def _information(docs: Iterable[tuple[int, Sequence[Key]]]) -> dict[str, int]:
    """Information² of each plain feature, in ten-thousandths: rarer among needs is more."""
    seen = {(feature[0], row) for row, doc in docs for feature in features_of(doc)}
    needs = Counter(feature for feature, _ in seen)
    total = 1 + max((row for _, row in seen), default=0)
    return {
        key: round(
            10_000 * math.log(1 + total / count) ** 2 * (PAIR_WEIGHT if " " in key else 100) / 100
        )
        for key, count in needs.items()
    }


def _flat(rows: Mapping[str, Mapping[int, int]]) -> dict[str, list[int]]:
    """Mappings as the flat rows of postings."""
    return {key: list(chain.from_iterable(row.items())) for key, row in rows.items()}
