"""Makes the lexicon of documents: each distinct text is read once, then arrays do the counting."""

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from platforms.index.documents import Indexed
from platforms.index.holdings import Holdings, Uses
from platforms.index.lexicon import PAIR, Lexicon
from platforms.index.memory import Memory
from platforms.index.postings import Numbers
from reference.ordered import Ordered

# Words belong together if they stand side by side in one of so many places of the rarer one:
# "chấm công" in 1 of 3, "nhà hàng" in 1 of 8; "lý kho", "kho bán" by chance in 1 of 16 and less.
_PART_OF_PLACES = 8


def read_lexicon(documents: Sequence[Indexed], memory: Memory | None = None) -> Lexicon:
    """The lexicon of documents in the order of their numbers; a memory saves time."""
    reading = _Reading(Memory() if memory is None else memory)
    for number, doc in enumerate(documents):
        reading.add(number, doc)
    counting = _Counting(reading)
    lexicon = counting.lexicon(len(documents))
    reading.memory.forget_all_but(reading.texts, len(counting.tokens))
    return lexicon


class _Reading:
    """The documents read so far: texts as runs of spellings, uses as (document, weight, text)."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.texts: dict[str, int] = {}
        self.places, self.runs = array("i"), array("i")
        self.starts, self.plain_ends = array("q", [0]), array("q")
        self.uses, self.titles = array("q"), array("q")

    def add(self, number: int, doc: Indexed) -> None:
        """Notes where each text is used; the heaviest fields are the document's names."""
        fields = doc.fields
        heaviest = max((weight for _, weight in fields), default=0)
        for text, weight in fields:
            place = self.texts.get(text)
            if place is None:
                place = self.texts[text] = len(self.texts)
                self._read(text)
            self.uses.extend((number, weight, place))
            if weight == heaviest:
                self.titles.extend((number, 1, place))

    def _read(self, text: str) -> None:
        plain, runs, places = self.memory.read(text)
        self.plain_ends.append(len(self.places) + plain)
        self.places.extend(places)
        self.runs.extend(runs)
        self.starts.append(len(self.places))


class _Counting:
    """What was read, as arrays: the word at each place, sorted by letters."""

    def __init__(self, reading: _Reading) -> None:
        spelled = np.array(reading.places, np.int64)
        known = np.flatnonzero(np.bincount(spelled, minlength=1))
        tokens = reading.memory.spellings.tokens
        self.tokens = [tokens[number] for number in known] if len(spelled) else []
        self.uses, self.titles = _uses(reading.uses), _uses(reading.titles)
        self.starts = np.array(reading.starts, np.int64)
        self.plain_ends = np.array(reading.plain_ends, np.int64)
        self.spelled = np.searchsorted(known, spelled)
        self.terms = sorted({one.folded for one in self.tokens})
        self.numbers = {term: number for number, term in enumerate(self.terms)}
        of_spelling = np.array([self.numbers[one.folded] for one in self.tokens], np.int64)
        self.words = of_spelling[self.spelled]
        self.begins = np.zeros(len(self.words) + 1, np.bool_)
        self.begins[0] = True
        self.begins[np.cumsum(np.array(reading.runs, np.int64))] = True

    def lexicon(self, size: int) -> Lexicon:
        """The lexicon of ``size`` documents."""
        words = Holdings(self.starts, self.words, len(self.terms))
        keys, close, pairs = self._pairs()
        tone_rows, tones = self._tones()
        whole_names, names = self._names()
        return Lexicon(
            terms=tuple(self.terms),
            numbers=self.numbers,
            shown=self._shown(),
            words=words.postings(self.uses, size),
            pairs=pairs.postings(self.uses, size),
            tones=tones.postings(self.uses, size),
            names=names.postings(self.titles, size),
            pair_keys=keys,
            pair_rows=Ordered.of(keys),
            close=close,
            tone_rows=tone_rows,
            whole_names=whole_names,
        )

    def _pairs(self) -> tuple[Numbers, NDArray[np.bool_], Holdings]:
        """Keys of the pairs, whether each belongs together, and the pairs of each text."""
        second = np.flatnonzero(~self.begins[:-1])
        together = self.words[second - 1] * PAIR + self.words[second]
        keys, rows, counts = np.unique(together, return_inverse=True, return_counts=True)
        occurrences = np.bincount(self.words, minlength=1)
        rarer = np.minimum(occurrences[keys // PAIR], occurrences[keys % PAIR])
        starts = np.searchsorted(second, self.starts)
        return keys, counts * _PART_OF_PLACES >= rarer, Holdings(starts, rows, len(keys))

    def _tones(self) -> tuple[dict[str, int], Holdings]:
        """The toned forms of the words that are written in more than one."""
        forms: dict[str, set[str]] = {}
        for one in self.tokens:
            forms.setdefault(one.folded, set()).add(one.tone)
        several = sorted(tone for tones in forms.values() if len(tones) > 1 for tone in tones)
        rows = {tone: row for row, tone in enumerate(several)}
        of_spelling = np.array([rows.get(one.tone, -1) for one in self.tokens], np.int64)
        return rows, Holdings(self.starts, of_spelling[self.spelled], len(rows))

    def _names(self) -> tuple[tuple[str, ...], Holdings]:
        """The names, run together; every text has one entry, -1 if it is no name."""
        joined = {text: self._joined(text) for text in dict.fromkeys(self.titles.texts.tolist())}
        whole = sorted({*joined.values()} - {""})
        rows = {name: row for row, name in enumerate(whole)}
        entries = np.full(len(self.plain_ends), -1, np.int64)
        for text, name in joined.items():
            entries[text] = rows.get(name, -1)
        return tuple(whole), Holdings(np.arange(len(entries) + 1), entries, len(rows))

    def _joined(self, text: int) -> str:
        spelled = self.spelled[self.starts[text] : self.plain_ends[text]].tolist()
        return "".join(self.tokens[spelling].folded for spelling in spelled)

    def _shown(self) -> tuple[str, ...]:
        """Each word as it is most often written."""
        counts = np.bincount(self.spelled, minlength=len(self.tokens)).tolist()
        often: dict[str, dict[str, int]] = {}
        for one, count in zip(self.tokens, counts, strict=True):
            forms = often.setdefault(one.folded, {})
            forms[one.typed] = forms.get(one.typed, 0) + count
        best = {term: min(forms, key=lambda f: (-forms[f], f)) for term, forms in often.items()}
        return tuple(best[term] for term in self.terms)


def _uses(flat: "array[int]") -> Uses:
    """Uses noted as document, weight, text."""
    docs, weight, texts = np.array(flat, np.int64).reshape(-1, 3).T
    weights, tiers = np.unique(weight, return_inverse=True)
    return Uses(docs, tiers, texts, weights)
