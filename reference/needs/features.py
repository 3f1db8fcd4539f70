"""What the index knows of a text's words: syllables and pairs, weighed by how sure tones are."""

from collections.abc import Sequence
from typing import NamedTuple

from reference.needs.index import PhraseIndex
from reference.needs.postings import TENTHS
from reference.needs.syllables import Syllable

SURE_PLAIN = 4  # tenths that a toned feature's plain form earns even where tones differ
SLIP = 7  # tenths for a tone that no phrase knows
SKIPPED = 5  # tenths for a pair with one word between


class Feature(NamedTuple):
    """One feature of the text.

    number: in the index; is_toned: which half it is of; weight: tenths; clause: counted from 0;
    places: of its syllables.
    """

    number: int
    is_toned: bool
    weight: int
    clause: int
    places: tuple[int, ...]


class _Word(NamedTuple):
    """Ids of a syllable in both halves, None for unknown; toned only if its tone is sure."""

    place: int
    plain: int | None
    toned: int | None
    sure: bool
    slip: bool  # whether it has a tone that no phrase knows


def features_of(
    index: PhraseIndex, syllables: Sequence[Syllable], places: Sequence[int], pieces: Sequence[int]
) -> list[Feature]:
    """The features at the given places, in the order of their clauses, which count from 0.

    pieces: for every syllable the number of the piece that it stands in; pairs stay inside one.
    """
    found: dict[tuple[int, int], Feature] = {}
    clause, last = -1, -1
    piece: list[_Word] = []
    for place in places:
        if pieces[place] != last:
            clause, last, piece = clause + 1, pieces[place], []
        word = _word(index, syllables[place], place)
        _keep(found, _single(index, word, clause))
        if piece:
            _keep(found, _pair(index, piece[-1], word, clause, TENTHS))
        if len(piece) > 1:
            _keep(found, _pair(index, piece[-2], word, clause, SKIPPED))
        piece.append(word)
    return list(found.values())


def _word(index: PhraseIndex, syllable: Syllable, place: int) -> _Word:
    plain = index.plain.ids.get(syllable.plain)
    if syllable.sure:
        return _Word(place, plain, index.toned.ids.get(syllable.toned), sure=True, slip=False)
    return _Word(place, plain, None, sure=False, slip=syllable.toned != syllable.plain)


def _single(index: PhraseIndex, word: _Word, clause: int) -> list[Feature]:
    """A syllable's plain feature, and its toned one."""
    if word.plain is None:
        return []
    toned = None if word.toned is None else index.toned.first + word.toned
    return _halves((word.plain, toned), (word,), clause, TENTHS)


def _pair(index: PhraseIndex, left: _Word, right: _Word, clause: int, weight: int) -> list[Feature]:
    """The plain and the toned feature of two syllables that some phrase has side by side."""
    plain = index.plain.number_of_pair(left.plain, right.plain)
    if plain is None:
        return []
    toned = index.toned.number_of_pair(left.toned, right.toned)
    return _halves((plain, toned), (left, right), clause, weight)


def _halves(
    numbers: tuple[int, int | None], words: tuple[_Word, ...], clause: int, weight: int
) -> list[Feature]:
    """Features of the words by their numbers, the weight parted between plain and toned."""
    places = tuple([word.place for word in words])
    sure = words[0].sure and words[-1].sure
    slip = words[0].slip or words[-1].slip
    part = weight * (SURE_PLAIN if sure else SLIP if slip else TENTHS) // TENTHS
    plain, toned = numbers
    halves = [Feature(plain, False, part, clause, places)]
    if toned is not None:
        halves.append(Feature(toned, True, weight - part, clause, places))
    return halves


def _keep(found: dict[tuple[int, int], Feature], features: Sequence[Feature]) -> None:
    """Of one feature met twice in a clause the louder counts."""
    for one in features:
        known = found.get((one.number, one.clause))
        if known is None or known.weight < one.weight:
            found[one.number, one.clause] = one
