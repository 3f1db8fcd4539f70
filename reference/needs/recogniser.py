"""Reads an owner's words and names the needs, refusals, tools and conditions in them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reference.needs import conditions as wishes
from reference.needs import elsewhere, products, scopes
from reference.needs.index import PhraseIndex
from reference.needs.judging import Ground, Judged, judge
from reference.needs.lexicon import (
    BARE_FILLERS,
    ENGLISH,
    ENGLISH_FILLERS,
    FILLERS,
    VAGUE,
    VIETNAMESE,
    phrases,
)
from reference.needs.model import Found, Language, NeedEntry, Recognition, Span
from reference.needs.phrasebook import Key, PhraseBook
from reference.needs.products import ProductBook
from reference.needs.reader import Reader
from reference.needs.scopes import Role, is_filler, pieces_of, roles_of
from reference.needs.scoring import Scorer
from reference.needs.sectors import TRADES
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of, keys_in

_NEGATORS = frozenset({"không", "chưa", "khỏi", "chẳng", "not", "no", "khong", "chua"})
_VAGUE = book_of((word, None) for word in phrases(VAGUE))
_ORDINARY: frozenset[Key] = frozenset(
    key
    for words in (FILLERS, BARE_FILLERS, ENGLISH, ENGLISH_FILLERS, VIETNAMESE)
    for word in words
    for key in keys_in(word)
).union(scopes.KEYS, wishes.KEYS, elsewhere.KEYS, products.KEYS, TRADES.keys(), _VAGUE.keys())


class Recogniser:
    """Recognises the needs of one taxonomy; never changes once built, so threads may share it."""

    def __init__(
        self, entries: Sequence[NeedEntry], products: Mapping[str, str] | None = None
    ) -> None:
        """entries: the taxonomy, in its order; products: known product name to platform slug."""
        self._index = PhraseIndex([*entries, elsewhere.ENTRY])
        self._scorer = Scorer(self._index)
        self._products = ProductBook(products or {}, self._index.words)
        self._reader = Reader(self._index, _ORDINARY | self._products.keys())
        self._fixed = book_of(
            (phrase, None)
            for entry in entries
            for phrase in entry.phrases
            if phrase.count(" ") > 1 and not _NEGATORS.isdisjoint(phrase.split())
        )

    def recognise(self, text: str) -> Recognition:
        """Everything that a text says; never raises, reads at most its first 400 syllables."""
        syllables, language = self._reader.read(text)
        used = self._products.in_use(syllables)
        conditions = wishes.conditions_of(text, syllables, used.connected)
        if elsewhere.is_elsewhere(syllables):
            judged = Judged((), (), (), ())
        else:
            silent = used.places | wishes.silent_places(conditions, syllables)
            judged = self._judge(syllables, language, silent)
        codes = self._index.codes
        needs = tuple(
            Found(codes[need.row], need.confidence, _evidence(text, syllables, need.places))
            for need in judged.needs
        )
        return Recognition(
            needs=needs,
            negated=tuple(codes[row] for row in judged.refused),
            had=tuple(codes[row] for row in judged.had),
            existing=used.slugs,
            conditions=conditions,
            language=language,
            candidates=tuple(codes[row] for row in judged.candidates),
            understood=bool(needs),
        )

    def _judge(
        self, syllables: Sequence[Syllable], language: Language, silent: set[int] | frozenset[int]
    ) -> Judged:
        """The claims of what is asked, refused and had, weighed against each other."""
        fixed = [False] * len(syllables)
        for hit in self._fixed.find(syllables):
            fixed[hit.first : hit.last] = [True] * (hit.last - hit.first)
        roles = roles_of(syllables, english=language == "en", fixed=fixed)
        spoken: dict[Role, list[int]] = {Role.ASKED: [], Role.REFUSED: [], Role.HAD: []}
        for place, (syllable, role) in enumerate(zip(syllables, roles, strict=True)):
            if role in spoken and place not in silent and not _pads(syllable, language):
                spoken[role].append(place)
        pieces = pieces_of(syllables)
        features = {role: self._scorer.features(syllables, spoken[role], pieces) for role in spoken}
        ground = Ground(
            spoken,
            _places(TRADES, syllables),
            _places(_VAGUE, syllables),
            elsewhere.is_owner(syllables),
            elsewhere.is_customer(syllables),
            pieces,
            len(self._index.codes) - 1,
            elsewhere.other_subjects(syllables),
        )
        return judge(self._scorer, features, ground)


def _pads(syllable: Syllable, language: Language) -> bool:
    """Whether a syllable is padding in its language."""
    return is_filler(syllable) or (language == "en" and syllable.plain in ENGLISH_FILLERS)


def _places(book: PhraseBook[Any], syllables: Sequence[Syllable]) -> frozenset[int]:
    """Places that the phrases of a book take."""
    return frozenset(place for hit in book.find(syllables) for place in range(hit.first, hit.last))


def _evidence(text: str, syllables: Sequence[Syllable], places: Iterable[int]) -> tuple[Span, ...]:
    """The words at the places, neighbours joined, as they stand in the text."""
    runs: list[tuple[int, int, int]] = []
    for place in sorted(places):
        start, end = syllables[place].start, syllables[place].end
        if runs and (place == runs[-1][2] + 1 or start < runs[-1][1]):
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]), place)
        else:
            runs.append((start, end, place))
    return tuple(Span(start, end, text[start:end]) for start, end, _ in runs)
