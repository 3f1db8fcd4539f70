"""Makes the lexicon of documents: each distinct text is read once, then arrays do the counting."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from platforms.index.documents import Document
from platforms.index.lexicon import PAIR, Lexicon
from platforms.index.postings import Occurrences, Postings
from platforms.index.terms import Token, phrases, token

Numbers = NDArray[np.int64]
# Words belong together if one phrase in so many with the rarer of them has them side by side:
# "chấm công" 1 in 3, "nhà hàng" 1 in 8; "lý kho", "kho bán" by chance 1 in 16 and less.
_PART_OF_PHRASES = 8
Term = TypeVar("Term", str, int)


def read_lexicon(documents: Sequence[Document]) -> Lexicon:
    """The lexicon of documents in the order of their numbers."""
    reading = _Reading()
    for number, doc in enumerate(documents):
        reading.add(number, doc)
    return reading.lexicon(len(documents))


class _Terms(Generic[Term]):
    """One kind of term: its numbers in order of appearance, and which of them each text holds."""

    def __init__(self) -> None:
        self.numbers: dict[Term, int] = {}
        self.held = array("q")
        self.starts = array("q", [0])

    def number(self, term: Term) -> int:
        return self.numbers.setdefault(term, len(self.numbers))

    def add_text(self, terms: Iterable[Term]) -> None:
        self.held.extend({self.number(term) for term in terms})
        self.starts.append(len(self.held))

    def postings(self, uses: Numbers, rows: Numbers, size: int) -> Postings:
        """Each use of a text holds its terms.

        Args:
            uses: shape (uses, 3): document, weight, text.
            rows: each term's final row; -1 leaves the term out.
            size: number of documents.
        """
        texts, starts = uses[:, 2], np.array(self.starts, np.int64)
        lengths = starts[texts + 1] - starts[texts]
        shifts = np.repeat(starts[texts] - np.cumsum(lengths) + lengths, lengths)
        row = rows[np.array(self.held, np.int64)[np.arange(len(shifts)) + shifts]]
        kept = row >= 0
        docs, weights = (np.repeat(uses[:, part], lengths)[kept] for part in (0, 1))
        height = int(rows.max(initial=-1)) + 1
        return Postings.build(Occurrences(row[kept], docs, weights), rows=height, size=size)


class _Reading:
    """The documents read so far."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}
        self.uses = array("q")
        self.titles = array("q")
        self.words: _Terms[str] = _Terms()
        self.pairs: _Terms[int] = _Terms()
        self.tones: _Terms[str] = _Terms()
        self.names: _Terms[str] = _Terms()
        self.word_phrases: Counter[int] = Counter()
        self.pair_phrases: Counter[int] = Counter()
        self.spelling: dict[str, Counter[str]] = {}
        self.token = cache(token)

    def add(self, number: int, doc: Document) -> None:
        """Notes where each text is used; the heaviest fields are the document's names."""
        heaviest = max((weight for _, weight in doc.fields), default=0)
        for text, weight in doc.fields:
            place = self.texts.get(text)
            if place is None:
                place = self.texts[text] = len(self.texts)
                self._read(text)
            self.uses.extend((number, weight, place))
            if weight == heaviest:
                self.titles.extend((number, 1, place))

    def _read(self, text: str) -> None:
        read = list(phrases(text, self.token))
        runs = [[one.folded for one in phrase] for phrase in read]
        runs += [list(one.parts) for phrase in read for one in phrase if one.parts]
        numbers = [[self.words.number(word) for word in run] for run in runs]
        self.words.add_text(word for run in runs for word in run)
        pairs = [[first * PAIR + second for first, second in pairwise(run)] for run in numbers]
        self.pairs.add_text(pair for run in pairs for pair in run)
        for run, beside in zip(numbers, pairs, strict=True):
            self.word_phrases.update(set(run))
            self.pair_phrases.update(set(beside))
        tokens = [one for phrase in read for one in phrase]
        self.tones.add_text(one.tone for one in tokens)
        self.names.add_text(["".join(one.folded for one in tokens)])
        self._spell(tokens)

    def _spell(self, tokens: list[Token]) -> None:
        for one in tokens:
            self.spelling.setdefault(one.folded, Counter())[one.typed] += 1

    def lexicon(self, size: int) -> Lexicon:
        """Everything read, words renumbered in the order of their letters."""
        uses, titles = (
            np.array(part, np.int64).reshape(-1, 3) for part in (self.uses, self.titles)
        )
        terms = sorted(self.words.numbers)
        numbers = {term: place for place, term in enumerate(terms)}
        word_rows = np.array([numbers[term] for term in self.words.numbers], np.int64)
        keys, pair_rows = self._pair_rows(word_rows)
        tone_rows, tones = _kept(self.tones, self._ambiguous())
        name_rows, names = _kept(self.names, self._titles(titles))
        return Lexicon(
            terms=tuple(terms),
            numbers=numbers,
            shown=tuple(self._shown(term) for term in terms),
            words=self.words.postings(uses, word_rows, size),
            pairs=self.pairs.postings(uses, pair_rows, size),
            tones=self.tones.postings(uses, tones, size),
            names=self.names.postings(titles, names, size),
            pair_keys=keys,
            close=self._close(pair_rows),
            tone_rows=tone_rows,
            name_rows=name_rows,
        )

    def _pair_rows(self, word_rows: Numbers) -> tuple[Numbers, Numbers]:
        first, second = np.divmod(np.array(list(self.pairs.numbers), np.int64), PAIR)
        keys, rows = np.unique(word_rows[first] * PAIR + word_rows[second], return_inverse=True)
        return keys, rows.astype(np.int64)

    def _close(self, pair_rows: Numbers) -> NDArray[np.bool_]:
        """Pairs that a good part of the phrases with the rarer of the two words have."""
        close = np.zeros(len(pair_rows), np.bool_)
        for row, pair in zip(pair_rows.tolist(), self.pairs.numbers, strict=True):
            rarer = min(self.word_phrases[word] for word in divmod(pair, PAIR))
            close[row] = self.pair_phrases[pair] * _PART_OF_PHRASES >= rarer
        return close

    def _ambiguous(self) -> set[str]:
        """Toned forms of the words that are written in more than one."""
        forms: dict[str, set[str]] = {}
        for folded, spellings in self.spelling.items():
            forms[folded] = {self.token(typed).tone for typed in spellings}
        return {tone for tones in forms.values() if len(tones) > 1 for tone in tones}

    def _titles(self, titles: Numbers) -> set[str]:
        """The run-together names, out of all run-together texts."""
        joined = list(self.names.numbers)
        texts = np.unique(titles[:, 2])
        return {joined[self.names.held[text]] for text in texts} - {""}

    def _shown(self, term: str) -> str:
        spellings = self.spelling.get(term, {term: 1})
        return min(spellings, key=lambda typed: (-spellings[typed], typed))


def _kept(terms: _Terms[str], wanted: set[str]) -> tuple[dict[str, int], Numbers]:
    """Rows in the order of the letters for the wanted terms, and each number's row or -1."""
    rows = {term: row for row, term in enumerate(sorted(wanted))}
    return rows, np.array([rows.get(term, -1) for term in terms.numbers], np.int64)
