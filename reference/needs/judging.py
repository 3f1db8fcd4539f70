"""Weighs claims: which needs are named, which are only asked about, which are refused or had."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from reference.needs.scopes import Role
from reference.needs.scoring import Claim, Scorer
from reference.needs.tally import Feature

MOST_NEEDS = 6
SURE = 270  # strength from which a need is named …
WHOLE = 150  # … or points, when its phrase is all that a clause says
SHARE = 60
SIDE = 45  # percent of the strongest need's strength that a further need must have
BELIEVED = 200  # strength from which a refusal, or a tool at hand, is believed
GUESS = 130  # points from which a need is worth asking about
TRADE = 60  # percent left of a need that only the name of the trade speaks for
_CANDIDATES = 3
_ENTIRE = 95  # percent of a phrase that counts as all of it
_SURE_CONFIDENCE, _TOP_CONFIDENCE = 55, 98
_TOP_STRENGTH = 620


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
    """Places by what they are: of each role's speech, names of the trade, words that say nothing.

    is_owner: whether the writer speaks as one who runs something.
    """

    spoken: Mapping[Role, Collection[int]]
    trade: frozenset[int]
    vague: frozenset[int]
    is_owner: bool
    is_customer: bool
    pieces: Sequence[int]
    elsewhere: int
    others: Sequence[frozenset[int]]


class _Weighed(NamedTuple):
    claim: Claim
    strength: int
    is_whole: bool


def judge(
    scorer: Scorer,
    features: Mapping[Role, Sequence[Feature]],
    ground: Ground,
) -> Judged:
    """What a text asks for, refuses and has, where one need is claimed for only one of them."""
    weighed = {
        role: _weigh(scorer.claims(found, least=GUESS, most=MOST_NEEDS), found, ground, role)
        for role, found in features.items()
    }
    asked = _trade_last(weighed[Role.ASKED], ground.trade)
    if asked and _is_elsewhere(asked[0], ground):
        return Judged((), (), (), ())
    asked = [one for one in asked if one.claim.row != ground.elsewhere]
    refused = _believed(weighed[Role.REFUSED], asked, ground)
    had = _believed(weighed[Role.HAD], asked, ground)
    closed = {*refused, *had}
    asked = [one for one in asked if one.claim.row not in closed]
    needs = _named(asked)
    candidates = () if needs else tuple(one.claim.row for one in asked[:_CANDIDATES])
    return Judged(
        tuple(Need(one.claim.row, _confidence(one), one.claim.places) for one in needs),
        refused,
        had,
        candidates if len(candidates) > 1 else (),
    )


def _weigh(
    claims: Sequence[Claim], features: Sequence[Feature], ground: Ground, role: Role
) -> list[_Weighed]:
    """Claims with their strength: a whole short phrase beats a shred of a long one."""
    clause_of = _clauses(ground.spoken[role], ground.pieces)
    result = []
    for claim in claims:
        if claim.places <= ground.vague:
            continue
        told = {place for place, clause in clause_of.items() if clause in claim.clauses}
        strength = claim.points * (100 - SHARE + claim.share * SHARE // 100) // 100
        is_whole = claim.share >= _ENTIRE and told - ground.vague <= claim.places
        if not ground.is_customer or is_whole or not claim.places <= ground.trade:
            result.append(_Weighed(claim, strength, is_whole))
    return result


def _is_elsewhere(first: _Weighed, ground: Ground) -> bool:
    """Whether the text speaks mainly of something else, not in the very words of a need."""
    if first.claim.row == ground.elsewhere:
        return not ground.is_owner
    return any(not places < first.claim.places for places in ground.others)


def _clauses(spoken: Collection[int], pieces: Sequence[int]) -> dict[int, int]:
    """The clause of each spoken place, counted as the scorer counts them."""
    clause, last = -1, -1
    result = {}
    for place in spoken:
        if pieces[place] != last:
            clause, last = clause + 1, pieces[place]
        result[place] = clause
    return result


def _trade_last(weighed: Sequence[_Weighed], trade: Collection[int]) -> list[_Weighed]:
    """Needs that only the trade's name speaks for, behind those that something is said about."""
    of_trade = [one for one in weighed if one.claim.places.issubset(trade)]
    spoken_of = [one for one in weighed if not one.claim.places.issubset(trade)]
    if not spoken_of or not _named(spoken_of):
        return list(weighed)
    return spoken_of + [
        one._replace(strength=one.strength * TRADE // 100, is_whole=False) for one in of_trade
    ]


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
