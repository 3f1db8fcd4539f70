"""Weighs claims: which needs are named, which are only asked about, which are refused or had."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from reference.needs.features import Feature
from reference.needs.lexicon import ENGLISH
from reference.needs.scopes import Role
from reference.needs.scoring import ENTIRE, Claim, Scorer
from reference.needs.syllables import Syllable
from reference.spelling import is_vietnamese

MOST_NEEDS = 6
SURE = 280  # strength from which a need is named …
WHOLE = 150  # … or points, when its phrase is all that a clause says
SHARE = 60
SHRED = 50  # percent of its phrase that several ordinary words must be
SIDE = 42  # percent of the strongest need's strength that a further need must have
LISTED = 45  # percent of the first need's strength that another item of its list must have
PEER = 55  # … that a need of another clause must have to stand before the first
BELIEVED = 200  # strength from which a refusal, or a tool at hand, is believed
GUESS = 130  # points from which a need is worth asking about
SCENE = 80  # percent left of a need that only the trade and its people speak for
STRANGE = 50  # percent that a need loses if nothing else in its clauses speaks of business …
DRIFTING = 50  # percent of a claim's points that the whole text's drift may add
FULL = 80  # … less, the nearer its words come to this percent of what the clauses say
IDIOM = 520  # strength of a need said word for word in little words
TWIN = 50  # confidence of a need that shares its phrase with a likelier one
OWN_WORDS = 75  # percent of a phrase that must be there to outweigh another subject
_CANDIDATES = 3
_SURE_CONFIDENCE, _TOP_CONFIDENCE = 55, 98
_TOP_STRENGTH = 1000


class Need(NamedTuple):
    """A need named: its row, 0 to 100, and the places that say so."""

    row: int
    confidence: int
    places: frozenset[int]


class Judged(NamedTuple):
    """Needs best first; rows refused, had, and worth asking about."""

    needs: tuple[Need, ...]
    refused: tuple[int, ...]
    had: tuple[int, ...]
    candidates: tuple[int, ...]


class Ground(NamedTuple):
    """What is known of a text beside its claims; the sets hold places.

    spoken: by role; trade: names of the writer's trade; scene: its people and things too; vague:
    words that say nothing; ordinary: words that alone say little; is_owner, is_customer: how the
    writer speaks; pieces, ranks: of each of the syllables, its piece and how it is stressed;
    elsewhere: row of all other subjects; others: phrases on other subjects; idioms: rows and places
    of needs said word for word.
    """

    spoken: Mapping[Role, Collection[int]]
    trade: frozenset[int]
    scene: frozenset[int]
    vague: frozenset[int]
    ordinary: frozenset[int]
    is_owner: bool
    is_customer: bool
    syllables: Sequence[Syllable]
    pieces: Sequence[int]
    elsewhere: int
    others: Sequence[frozenset[int]]
    idioms: Sequence[tuple[int, frozenset[int]]]
    ranks: Sequence[int]


class _Weighed(NamedTuple):
    claim: Claim
    strength: int
    is_whole: bool


def judge(scorer: Scorer, features: Mapping[Role, Sequence[Feature]], ground: Ground) -> Judged:
    """What a text asks for, refuses and has, where one need is claimed for only one of them."""
    weighed = {
        role: _weigh(scorer.claims(found, least=GUESS, most=MOST_NEEDS), found, ground, role)
        for role, found in features.items()
    }
    asked = _scene_last([*_said_outright(ground), *weighed[Role.ASKED]], ground)
    if asked and _is_elsewhere(asked[0], ground):
        return Judged((), (), (), ())
    asked = [one for one in asked if one.claim.row != ground.elsewhere]
    refused = _believed(weighed[Role.REFUSED], asked, ground)
    had = _believed(weighed[Role.HAD], asked, ground)
    closed = {*refused, *had}
    asked = [one for one in asked if one.claim.row not in closed]
    needs = _in_writers_order(_distinct(_named(asked)), ground)
    meant = [] if needs else _meant(scorer, features[Role.ASKED], asked, ground)
    rows = dict.fromkeys(one.claim.row for one in meant if one.claim.row not in closed)
    candidates = tuple(rows)[:_CANDIDATES]
    return Judged(
        tuple(_with_twins(needs, closed)),
        refused,
        had,
        candidates if len(candidates) > 1 else (),
    )


def _meant(
    scorer: Scorer, features: Sequence[Feature], asked: Sequence[_Weighed], ground: Ground
) -> list[_Weighed]:
    """What a text that names nothing may mean: its claims, and all needs of a noun alone."""
    if not asked or not _is_noun_alone(asked[0].claim, ground):
        return list(asked)
    rivals = scorer.rivals(features, least=GUESS, most=MOST_NEEDS)
    weighed = _weigh(rivals, features, ground, Role.ASKED)
    return [*asked, *(one for one in weighed if one.claim.row != ground.elsewhere)]


def _is_noun_alone(claim: Claim, ground: Ground) -> bool:
    """Whether a text says a noun and no more ("hóa đơn", "zalo"), and not one little word."""
    said = set(ground.spoken[Role.ASKED]) - ground.vague - ground.ordinary
    if not said or not said <= claim.places:
        return False
    words = [ground.syllables[place].plain for place in claim.places]
    return len(words) > 1 or not (is_vietnamese(words[0]) or words[0] in ENGLISH)


def _in_writers_order(named: Sequence[_Weighed], ground: Ground) -> list[_Weighed]:
    """Needs about as strong as the first by what is stressed, then as the writer names them."""
    peers = [one for one in named if one is named[0] or _is_peer(one, named[0], ground)]
    others = [one for one in named if one not in peers]
    return sorted(peers, key=lambda one: _standing(one, ground)) + others


def _is_peer(one: _Weighed, first: _Weighed, ground: Ground) -> bool:
    """Whether a need is nearly as strong as the first, by more than a word or the scene."""
    if one.is_whole:
        return one.strength * 100 >= first.strength * LISTED
    places = one.claim.places
    told = len(places) > 1 and not places <= ground.scene
    return told and one.strength * 100 >= first.strength * PEER


def _standing(one: _Weighed, ground: Ground) -> tuple[int, int, int]:
    """The rank of a need's words, their first piece, and their place if they are a whole phrase."""
    places = sorted(one.claim.places)
    first, rank = places[0], ground.ranks[places[len(places) // 2]]
    return rank, ground.pieces[first], first if one.claim.share >= ENTIRE else len(ground.pieces)


def _distinct(named: Sequence[_Weighed]) -> list[_Weighed]:
    """The first claim of each need."""
    first: dict[int, _Weighed] = {}
    for one in named:
        first.setdefault(one.claim.row, one)
    return list(first.values())


def _said_outright(ground: Ground) -> list[_Weighed]:
    """Claims of the idioms in a text, one for each need."""
    said: dict[int, frozenset[int]] = {}
    for row, places in ground.idioms:
        said[row] = said.get(row, frozenset()) | places
    return [
        _Weighed(Claim(row, IDIOM, 100, places, (), ()), IDIOM, is_whole=True)
        for row, places in said.items()
    ]


def _weigh(
    claims: Sequence[Claim], features: Sequence[Feature], ground: Ground, role: Role
) -> list[_Weighed]:
    """Claims with their strength: a whole short phrase beats a shred of a long one."""
    clause_of = _clauses(ground.spoken[role], ground.pieces)
    result = []
    for claim in claims:
        told = {place for place, clause in clause_of.items() if clause in claim.clauses}
        is_whole = claim.share >= ENTIRE and told - ground.vague <= claim.places
        if not claim.places <= ground.vague and (is_whole or _says_more(claim, ground)):
            result.append(_Weighed(claim, _strength(claim, told, ground), is_whole))
    return result


def _strength(claim: Claim, told: Collection[int], ground: Ground) -> int:
    """A claim's points, as far as its phrase is there and, if no owner speaks, fills its clauses.

    told: the places of all that its clauses say.
    """
    strength = claim.points * (100 - SHARE + claim.share * SHARE // 100) // 100
    strength += min(claim.drift, claim.points * DRIFTING // 100)
    if ground.is_owner:
        return strength
    filled = 100 * len(claim.places.intersection(told)) // max(1, len(told))
    return strength * (100 - STRANGE + STRANGE * min(filled, FULL) // FULL) // 100


def _says_more(claim: Claim, ground: Ground) -> bool:
    """Whether more speaks for a need than one ordinary word or a customer's place."""
    if claim.places <= ground.ordinary and (len(claim.places) == 1 or claim.share < SHRED):
        return False
    return not (ground.is_customer and claim.places <= ground.scene | ground.ordinary)


def _with_twins(named: Sequence[_Weighed], closed: set[int]) -> Iterator[Need]:
    """The needs, and after them those that the same phrase states: who cannot know gets both."""
    taken = closed | {one.claim.row for one in named}
    least = 100
    for one in named:
        least = min(least, _confidence(one))
        yield Need(one.claim.row, least, one.claim.places)
    for one in named:
        for row in one.claim.twins:
            if row not in taken:
                taken.add(row)
                yield Need(row, min(TWIN, _confidence(one)), one.claim.places)


def _is_elsewhere(first: _Weighed, ground: Ground) -> bool:
    """Whether the text speaks mainly of something else, not in the very words of a need."""
    if first.claim.row == ground.elsewhere and not ground.is_owner:
        return True
    own_words = first.claim.share >= OWN_WORDS
    return any(not (own_words and places < first.claim.places) for places in ground.others)


def _clauses(spoken: Collection[int], pieces: Sequence[int]) -> dict[int, int]:
    """The clause of each spoken place, counted as the scorer counts them."""
    clause, last = -1, -1
    result = {}
    for place in spoken:
        if pieces[place] != last:
            clause, last = clause + 1, pieces[place]
        result[place] = clause
    return result


def _scene_last(weighed: Sequence[_Weighed], ground: Ground) -> list[_Weighed]:
    """Needs that only the scene speaks for, behind those that something is said about."""
    of_scene = [one for one in weighed if _is_scene(one, ground)]
    spoken_of = [one for one in weighed if not _is_scene(one, ground)]
    if not _named(spoken_of):
        return sorted(weighed, key=lambda one: -one.strength)
    return sorted(spoken_of, key=lambda one: -one.strength) + [
        one._replace(strength=one.strength * SCENE // 100, is_whole=False) for one in of_scene
    ]


def _is_scene(weighed: _Weighed, ground: Ground) -> bool:
    """Whether a need's words only set the scene; a list's item ("kho, kế toán") states a need."""
    places = weighed.claim.places
    return places <= ground.trade or (places <= ground.scene and not weighed.is_whole)


def _named(asked: Sequence[_Weighed]) -> list[_Weighed]:
    """The claims strong enough to be named, in their order."""
    top = max((one.strength for one in asked), default=0)
    least = max(SURE, top * SIDE // 100)
    return [
        one
        for one in asked
        if one.strength >= least or (one.is_whole and one.claim.points >= WHOLE)
    ]


def _believed(
    weighed: Sequence[_Weighed], asked: Sequence[_Weighed], ground: Ground
) -> tuple[int, ...]:
    """Rows refused or had, unless the text asks for them at least as clearly elsewhere."""
    wanted = {one.claim.row: one.strength for one in asked}
    top = max((one.strength for one in weighed), default=0)
    return tuple(
        one.claim.row
        for one in weighed
        if (one.strength >= max(BELIEVED, top * SIDE // 100) or one.is_whole)
        and one.claim.row != ground.elsewhere
        and one.strength > wanted.get(one.claim.row, 0)
    )


def _confidence(weighed: _Weighed) -> int:
    """0 to 100: a need just named is more likely than not, a long phrase met in full near sure."""
    span = _TOP_STRENGTH - SURE
    above = (weighed.strength - SURE) * (_TOP_CONFIDENCE - _SURE_CONFIDENCE) // span
    least = _SURE_CONFIDENCE if weighed.is_whole else 0
    return max(least, min(_TOP_CONFIDENCE, _SURE_CONFIDENCE + above), 1)
