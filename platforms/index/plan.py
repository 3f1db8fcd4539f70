"""What a typed text asks of the index: which terms must be there, and which count for the order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import NamedTuple

from platforms.index.lexicon import Lexicon, Source
from platforms.index.spelling import Speller
from platforms.index.terms import Token, folded_words, is_filler, is_filler_phrase, query_tokens

MOST_WORDS = 24
# Words looked up for typing errors; a text with more is no search.
_MOST_LOOKUPS = 6
_LONGEST_SYNONYM = 4
_LONGEST_JOIN = 3
# A known word of more letters may still be several run together.
_LONGEST_SYLLABLE = 5
# A pair is taken for unfinished if so many times its documents have it longer.
_MUCH_OFTENER = 4

# How much a term's rarity counts towards relevance.
_AS_TYPED, _READ_AS, _BEGUN, _SIDE_BY_SIDE, _SAME_TONE = 4, 3, 2, 6, 4
_WHOLE_NAME = 1 << 17

# How strongly a word is required.
FILLER, PERHAPS, WISH = 0, 1, 2

Meaning = tuple[Source, ...]
Reading = Callable[[str, str, str], str | None]


class Clause(NamedTuple):
    """Any of the sources will do; duty says whether the clause has to hold at all."""

    sources: tuple[Source, ...]
    duty: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A text as the index understands it.

    Attributes:
        clauses: all of them, or those of enough duty, must hold.
        pairs: words typed side by side that belong together.
        points: what each source adds to the relevance, times the document's weight for it.
        corrected: (typed, used) in the order typed.
        dropped: whether a word was left out because nothing like it is known.
        mended: the text with the words used in place of those typed, lower case.
        typed: number of words typed.
    """

    clauses: tuple[Clause, ...]
    pairs: tuple[Clause, ...]
    points: Mapping[Source, int]
    corrected: tuple[tuple[str, str], ...]
    dropped: bool
    mended: str
    typed: int


class Synonyms(NamedTuple):
    """Folded words, one space between, to the words they stand for; and their first words."""

    phrases: Mapping[str, tuple[str, ...]]
    heads: frozenset[str]


def read_synonyms(given: Mapping[str, str]) -> Synonyms:
    """Synonyms in any spelling, ready to be looked up."""
    folded = {folded_words(short): folded_words(phrase) for short, phrase in given.items()}
    phrases = {" ".join(short): phrase for short, phrase in folded.items() if short}
    return Synonyms(phrases, frozenset(short[0] for short in folded if short))


@dataclass(slots=True)
class _Word:
    """One typed word while it is being read; used is "" for one read as several words or none."""

    token: Token
    duty: int
    used: str = ""
    meanings: list[Meaning] = field(default_factory=list)
    points: dict[Source, int] = field(default_factory=dict)
    correction: tuple[str, str] | None = None
    is_begun: bool = False

    @property
    def is_word(self) -> bool:
        """Whether its first meaning is one word, perhaps unfinished."""
        return bool(self.used or self.is_begun)

    def mean(self, meaning: Meaning, share: int) -> None:
        """Lets the word also stand for a meaning."""
        self.meanings.append(meaning)
        if self.duty > FILLER:
            self.points |= {source: share * source.points() for source in meaning}


def make_plan(text: str, lexicon: Lexicon, speller: Speller, synonyms: Synonyms) -> Plan:
    """Reads what somebody typed; only the first 24 words count.

    Args:
        text: anything. A last word that no space or mark follows may be unfinished.
        lexicon: the catalogue's words.
        speller: of the same lexicon.
        synonyms: made by read_synonyms.
    """
    reader = _Reader(lexicon, speller, synonyms, query_tokens(text, MOST_WORDS))
    words = reader.read(unfinished=text[-1:].isalnum())
    return Plan(
        clauses=_clauses(words),
        pairs=tuple(reader.pairs(words)),
        points=reader.points(words),
        corrected=tuple(word.correction for word in words if word.correction),
        dropped=any(not word.meanings for word in words if word.duty > FILLER),
        mended=_mended(words),
        typed=len(words),
    )


def _mended(words: Sequence[_Word]) -> str:
    """The words used; a correction stands for all the words it was made of."""
    mended: list[str] = []
    taken = 0
    for word in words:
        if word.correction:
            mended.append(word.correction[1])
            taken = word.correction[0].count(" ") + 1
        elif taken < 1:
            mended.append(word.token.typed)
        taken -= 1
    return " ".join(mended)


def _clauses(words: Sequence[_Word]) -> tuple[Clause, ...]:
    """What the words require, each clause once."""
    known = [word for word in words if word.meanings]
    clauses = (clause for word in known for clause in _choices(word.meanings, word.duty))
    return tuple(dict.fromkeys(clauses))


def _choices(meanings: Sequence[Meaning], duty: int) -> Iterator[Clause]:
    """(a and b) or c as clauses: a or c, b or c."""
    for choice in product(*meanings):
        yield Clause(tuple(dict.fromkeys(choice)), duty)


class _Reader:
    """Reads the words of one text against a lexicon."""

    def __init__(
        self, lexicon: Lexicon, speller: Speller, synonyms: Synonyms, tokens: list[Token]
    ) -> None:
        self.lexicon, self.speller, self.synonyms, self.tokens = lexicon, speller, synonyms, tokens
        self.typed = [token.folded for token in tokens]
        self.lookups = _MOST_LOOKUPS
        self.marked = any(token.tone != token.folded for token in tokens)

    def read(self, *, unfinished: bool) -> list[_Word]:
        """Each word with its meanings, the surest reading first."""
        words = self._known()
        self._add_synonyms(words)
        self._add_joins(words)
        self._add_splits(words)
        if words and unfinished:
            self._complete(words[-1])
            self._begin_name(words)
        for left, word, right in zip(words, words[1:], words[2:], strict=False):
            self._fit(left, word, right)
        for place, word in enumerate(words):
            if word.duty > FILLER and not word.meanings:
                self._repair(words, place)
        return words

    def _known(self) -> list[_Word]:
        """The words as typed; where all of them only carry the sentence, they are the wish."""
        duties = [self._duty(place) for place in range(len(self.tokens))]
        if not any(duties):
            duties = [WISH] * len(duties)
        words = [_Word(token, duty) for token, duty in zip(self.tokens, duties, strict=True)]
        for word in words:
            if own := self.lexicon.word(word.token.folded):
                word.used = word.token.folded
                word.mean((own,), _AS_TYPED)
        return words

    def points(self, words: Sequence[_Word]) -> dict[Source, int]:
        """What counts for the order: the words, neighbours side by side, tones, the whole name."""
        points = {source: worth for word in words for source, worth in word.points.items()}
        for word in words if self.marked else ():
            if tone := self.lexicon.toned(word.token.tone):
                points[tone] = _SAME_TONE * tone.points()
        for first, second in pairwise(words):
            if pair := self._pair(first, second):
                points[pair] = _SIDE_BY_SIDE * pair.points()
        if name := self.lexicon.name("".join(word.used or word.token.folded for word in words)):
            points[name] = _WHOLE_NAME
        return points

    def pairs(self, words: Sequence[_Word]) -> Iterator[Clause]:
        """Required words that belong together, an unfinished last one by what it may become.

        Two words that are the whole wish are one term wherever they meet at all: apart, "đầu tư"
        is in every listing with "đầu vào" and "tư vấn".
        """
        is_whole = sum(word.duty > FILLER for word in words) == 2
        for first, second in pairwise(words):
            pair = self._pair(first, second)
            alike = first.is_word and second.is_word and first.meanings[1:] == second.meanings[1:]
            if pair and alike and (is_whole or self.lexicon.together(pair)):
                yield from _choices([(pair,), *first.meanings[1:]], min(first.duty, second.duty))

    def _pair(self, first: _Word, second: _Word) -> Source | None:
        if second.is_begun:
            return self.lexicon.continued(first.used, second.token.folded)
        return self.lexicon.pair(first.used, second.used)

    def _duty(self, place: int) -> int:
        """Words that carry the sentence are not required, unless they may be part of a term."""
        word = self.typed[place]
        before = self.typed[place - 1] if place else ""
        after = self.typed[place + 1] if place + 1 < len(self.typed) else ""
        if is_filler_phrase(before, word) or is_filler_phrase(word, after):
            return FILLER
        if not is_filler(self.tokens[place], marked=self.marked):
            return WISH
        if self.marked:
            return FILLER
        return PERHAPS if self._in_a_term(place, before, after) else FILLER

    def _in_a_term(self, place: int, before: str, after: str) -> bool:
        """Whether the catalogue knows the word beside a neighbour that is no filler."""
        word = self.typed[place]
        left = before and not is_filler(self.tokens[place - 1], marked=False)
        right = after and not is_filler(self.tokens[place + 1], marked=False)
        pair = self.lexicon.pair
        return bool((left and pair(before, word)) or (right and pair(word, after)))

    def _add_synonyms(self, words: list[_Word]) -> None:
        place = 0
        while place < len(words):
            ahead = words[place : place + _LONGEST_SYNONYM]
            known = self.typed[place] in self.synonyms.heads
            place += (known and self._add_synonym(ahead)) or 1

    def _add_synonym(self, ahead: list[_Word]) -> int:
        """Lets the longest synonym ahead stand for its phrase; the words it took, or 0."""
        for length in range(len(ahead), 0, -1):
            span = ahead[:length]
            phrase = self.synonyms.phrases.get(" ".join(word.token.folded for word in span), ())
            if meaning := self._phrase(phrase):
                self._add(span, meaning, phrase)
                return length
        return 0

    def _add_joins(self, words: list[_Word]) -> None:
        """Two or three words also mean the one they give together: "kiot viet", "kiotviet"."""
        for length in range(2, _LONGEST_JOIN + 1):
            for start in range(len(words) - length + 1):
                span = words[start : start + length]
                joined = "".join(word.token.folded for word in span)
                if source := self.lexicon.word(joined):
                    self._add(span, (source,), (joined,))

    def _add_splits(self, words: list[_Word]) -> None:
        """A word run together is read as several, known or not: "ketoan", "eHoadon"."""
        for word in words:
            joined = word.token.folded
            may_be = word.duty > FILLER and (not word.used or len(joined) > _LONGEST_SYLLABLE)
            if may_be and (parts := self.speller.split(joined)):
                self._add([word], self._phrase(parts), parts)

    def _add(self, span: list[_Word], meaning: Meaning, phrase: Sequence[str]) -> None:
        if not all(word.meanings for word in span):
            typed = " ".join(word.token.typed for word in span)
            span[0].correction = (typed, self._show(phrase))
        for word in span:
            word.mean(meaning, _READ_AS)

    def _complete(self, word: _Word) -> None:
        """An unfinished last word: one nobody knows yet, or one that fits better when longer."""
        before = self.typed[-2] if len(self.typed) > 1 else ""
        begun = self.lexicon.completions(word.token.folded)
        if begun and (not word.used or self._is_oftener_longer(before, word.used)):
            # What the word already is lies among what it may become, and is no likelier.
            own = word.meanings[: bool(word.used)]
            others = word.meanings[len(own) :]
            word.points = {s: worth for s, worth in word.points.items() if (s,) not in own}
            word.mean((begun,), _BEGUN)
            word.is_begun, word.meanings = True, [(begun,), *others]

    def _is_oftener_longer(self, before: str, word: str) -> bool:
        """Whether much more continues a pair than there is of it: "kê toa", "kế toán"."""
        pair, longer = self.lexicon.pair(before, word), self.lexicon.continued(before, word)
        return bool(longer and (not pair or longer.documents() >= _MUCH_OFTENER * pair.documents()))

    def _begin_name(self, words: list[_Word]) -> None:
        """An unfinished text may be the beginning of a name: "sap", "misa am"."""
        if name := self.lexicon.name_begun("".join(self.typed)):
            for word in words:
                word.mean((name,), _READ_AS)

    def _repair(self, words: list[_Word], place: int) -> None:
        """A mistyped word; one that may be unfinished is not called so."""
        word = words[place]
        before = words[place - 1].used if place else ""
        after = words[place + 1].used if place + 1 < len(words) else ""
        self._look_up(word, self.speller.repair, before, after)

    def _fit(self, left: _Word, word: _Word, right: _Word) -> None:
        """A word nobody uses between these two is taken for the one that somebody does."""
        pair = self.lexicon.pair
        known = left.used and right.used and len(word.meanings) == word.is_word
        wanted = min(left.duty, word.duty, right.duty) > FILLER
        strange = not (pair(left.used, word.used) or pair(word.used, right.used))
        if known and wanted and strange:
            self._look_up(word, self.speller.between, left.used, right.used)

    def _look_up(self, word: _Word, reading: Reading, before: str, after: str) -> None:
        if self.lookups < 1:
            return
        self.lookups -= 1
        meant = reading(word.token.folded, before, after) or ""
        if source := self.lexicon.word(meant):
            word.used, word.meanings, word.points = meant, [], {}
            word.mean((source,), _READ_AS)
            word.correction = (word.token.typed, self.lexicon.show(meant))

    def _phrase(self, words: Sequence[str]) -> Meaning:
        """The documents with a phrase: by its pairs, else by its words; () if one is unknown."""
        pairs = [self.lexicon.pair(first, second) for first, second in pairwise(words)]
        if pairs and all(pairs):
            return tuple(pair for pair in pairs if pair)
        sources = [self.lexicon.word(word) for word in words]
        return tuple(source for source in sources if source) if all(sources) else ()

    def _show(self, words: Sequence[str]) -> str:
        return " ".join(self.lexicon.show(word) for word in words)
