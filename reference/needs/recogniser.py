"""Reads an owner's words and names the needs, refusals, tools and conditions in them."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from typing import Any, NamedTuple, Self

from reference.needs import conditions, elsewhere, marks, products, prominence
from reference.needs.features import features_of
from reference.needs.index import PhraseIndex
from reference.needs.judging import Ground, Judged, judge
from reference.needs.lexicon import (
    BARE_FILLERS,
    COMMON,
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
from reference.needs.sectors import SETTINGS, TRADES
from reference.needs.syllables import Syllable
from reference.needs.wording import book_of, keys_in

_NEGATORS = frozenset({"không", "chưa", "khỏi", "chẳng", "not", "no", "khong", "chua"})
_ORDINARY_WORDS = book_of((word, None) for word in COMMON)
_ENGLISH_PLAIN = frozenset(
    plain for word in {*ENGLISH_FILLERS, *FILLERS} if word.isascii() for plain, _ in keys_in(word)
)
_VAGUE = book_of((word, None) for word in phrases(VAGUE))
_ORDINARY: frozenset[Key] = frozenset(
    key
    for words in (FILLERS, COMMON, BARE_FILLERS, ENGLISH, ENGLISH_FILLERS, VIETNAMESE)
    for word in words
    for key in keys_in(word)
).union(
    marks.KEYS,
    conditions.KEYS,
    elsewhere.KEYS,
    products.KEYS,
    prominence.KEYS,
    TRADES.vocabulary(),
    SETTINGS.vocabulary(),
    _VAGUE.vocabulary(),
)


class Scene(NamedTuple):
    """A read text: syllables, language, places where nothing is marked, and after products."""

    syllables: Sequence[Syllable]
    language: Language
    fixed: AbstractSet[int]
    beyond: AbstractSet[int]


class Recogniser:
    """Recognises the needs of one taxonomy; never changes once built, so threads may share it."""

    def __init__(
        self, entries: Sequence[NeedEntry], products: Mapping[str, str] | None = None
    ) -> None:
        """entries: the taxonomy, in its order; products: known product name to platform slug."""
        self._index = PhraseIndex([*entries, elsewhere.ENTRY])
        self._scorer = Scorer(self._index)
        self._reader = Reader(self._index, _ORDINARY)
        self._know(products or {})
        self._fixed = book_of(
            (phrase, None)
            for entry in entries
            for phrase in entry.phrases
            if phrase.count(" ") > 1 and not _NEGATORS.isdisjoint(phrase.split())
        )

    def with_products(self, products: Mapping[str, str]) -> Self:
        """One that knows other products; what it knows of needs is shared, not built again."""
        other = copy(self)
        other._know(products)
        return other

    def _know(self, products: Mapping[str, str]) -> None:
        self._products = ProductBook(products, self._index.words)
        names = self._products.names
        self._reader = self._reader.with_names(names.words, names.toned_words)

    def recognise(self, text: str) -> Recognition:
        """Everything that a text says; never raises, reads at most its first 400 syllables."""
        syllables, language = self._reader.read(text)
        used = self._products.in_use(syllables)
        heard = conditions.hear(text, syllables, used.connected)
        judged = Judged((), (), (), ())
        if not elsewhere.is_elsewhere(syllables):
            silent = used.places | heard.silent
            own = {
                place for hit in self._fixed.find(syllables) for place in range(hit.first, hit.last)
            }
            scene = Scene(syllables, language, own | heard.fixed, used.beyond)
            judged = self._judge(scene, silent | heard.soft)
            if not judged.needs and heard.soft:
                judged = self._judge(scene, silent)
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
            conditions=heard.conditions,
            language=language,
            candidates=tuple(codes[row] for row in judged.candidates),
            understood=bool(needs),
        )

    def _judge(self, scene: Scene, silent: frozenset[int]) -> Judged:
        """The claims of what is asked, refused and had, weighed against each other."""
        syllables = scene.syllables
        english = scene.language == "en"
        roles = roles_of(syllables, english=english, fixed=scene.fixed, beyond=scene.beyond)
        idioms = [
            (hit.value, frozenset(range(hit.first, hit.last)))
            for hit in self._index.idioms.find(syllables)
            if all(role is Role.ASKED for role in roles[hit.first : hit.last])
        ]
        silent = silent.union(*(places for _, places in idioms))
        pieces = pieces_of(syllables, silent)
        spoken = _spoken(scene, roles, silent)
        features = {
            role: features_of(self._index, syllables, places, pieces)
            for role, places in spoken.items()
        }
        return judge(self._scorer, features, self._ground(syllables, spoken, pieces, idioms))

    def _ground(
        self,
        syllables: Sequence[Syllable],
        spoken: Mapping[Role, Sequence[int]],
        pieces: Sequence[int],
        idioms: Sequence[tuple[int, frozenset[int]]],
    ) -> Ground:
        """What is known of a text beside its claims."""
        trade = _places(TRADES, syllables)
        return Ground(
            spoken=spoken,
            syllables=syllables,
            pieces=pieces,
            trade=trade,
            scene=trade | _places(SETTINGS, syllables),
            vague=_places(_VAGUE, syllables),
            ordinary=_places(_ORDINARY_WORDS, syllables),
            is_owner=elsewhere.is_owner(syllables),
            is_customer=elsewhere.is_customer(syllables),
            elsewhere=len(self._index.codes) - 1,
            others=elsewhere.other_subjects(syllables, self._index.is_need),
            idioms=idioms,
            ranks=prominence.ranks_of(syllables),
        )


def _spoken(scene: Scene, roles: Sequence[Role], silent: AbstractSet[int]) -> dict[Role, list[int]]:
    """The places that may speak for a need, by what they say."""
    spoken: dict[Role, list[int]] = {Role.ASKED: [], Role.REFUSED: [], Role.HAD: []}
    for place, (syllable, role) in enumerate(zip(scene.syllables, roles, strict=True)):
        if role in spoken and place not in silent and not _pads(syllable, scene.language):
            spoken[role].append(place)
    return spoken


def _pads(syllable: Syllable, language: Language) -> bool:
    """Whether a syllable is padding in its language."""
    if syllable.plain.isdigit():
        return True
    return is_filler(syllable) or (language == "en" and syllable.plain in _ENGLISH_PLAIN)


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
