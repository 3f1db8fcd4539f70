"""Routing as it is meant: the executable specification. `network` serves and gives the same.

1. Who may be asked: serves the area, speaks the language, advises on a need that was named, knows
   the trade and the size, has room, no stake in a vendor concerned, was not asked before.
2. Whoever serves the commune, itself or with its whole province. Nobody: whoever serves any place
   of the province. Nobody: anybody who advises by phone, video or Zalo, unless the owner wants
   visits only. Nobody: a gap, which staff see.
3. The best three by points; equal points: who was asked less lately, then a public hash.
"""

from collections.abc import Sequence

from advisers.engine.model import (
    MOST,
    REMOTE_WAYS,
    WEIGHTS,
    Adviser,
    Ask,
    Choice,
    Reach,
    Routing,
)
from matching.engine.ties import tie_key


def route(ask: Ask, advisers: Sequence[Adviser], *, seed: int, most: int = MOST) -> Routing:
    """Whom to ask.

    Args:
        advisers: all of the network, in any order.
        seed: published with the day; decides among equals.
        most: how many are asked at once, 1 to 3.
    """
    for reach in Reach:
        fitting = [each for each in advisers if fits(each, ask, reach)]
        if fitting:
            return Routing(reach, _best(fitting, ask, seed, most))
    return Routing(None, ())


def _best(fitting: Sequence[Adviser], ask: Ask, seed: int, most: int) -> tuple[Choice, ...]:
    first = [each for each in fitting if each.id == ask.first]
    ranked = sorted(
        first or fitting,
        key=lambda each: (-points(each, ask), each.lately, tie_key(seed, each.id)),
    )
    return tuple(Choice(each.id, points(each, ask), terms_of(each, ask)) for each in ranked[:most])


def fits(adviser: Adviser, ask: Ask, reach: Reach) -> bool:
    """Whether she may be asked at all, as far as the request is carried."""
    return (
        _serves(adviser, ask, reach)
        and adviser.load < adviser.capacity
        and ask.language in adviser.languages
        and (not ask.needs or bool(ask.needs & adviser.needs))
        and (ask.section is None or not adviser.sections or ask.section in adviser.sections)
        and (ask.size is None or not adviser.sizes or ask.size in adviser.sizes)
        and not ask.vendors & adviser.stakes
        and adviser.id not in ask.barred
    )


def _serves(adviser: Adviser, ask: Ask, reach: Reach) -> bool:
    if reach is Reach.COMMUNE:
        return ask.commune in adviser.communes or ask.province in adviser.provinces
    if reach is Reach.PROVINCE:
        return ask.province in adviser.near
    return bool(adviser.ways & REMOTE_WAYS) and (not ask.ways or bool({*ask.ways} & REMOTE_WAYS))


def points(adviser: Adviser, ask: Ask) -> int:
    """0 to 10,000."""
    return sum(terms_of(adviser, ask).values())


def terms_of(adviser: Adviser, ask: Ask) -> dict[str, int]:
    """Points by term: a whole percent times the weight of the term."""
    percents = {
        "topic": _topic(adviser, ask),
        "free": 100 * max(adviser.capacity - adviser.load, 0) // adviser.capacity,
        "sector": _named(ask.section, adviser.sections),
        "way": _way(adviser, ask),
        "size": _named(ask.size, adviser.sizes),
    }
    return {term: WEIGHTS[term] * percent for term, percent in percents.items()}


def _topic(adviser: Adviser, ask: Ask) -> int:
    """How much of what was named she advises on; nothing named: neither good nor bad."""
    if not ask.needs:
        return 50
    return 100 * len(ask.needs & adviser.needs) // len(ask.needs)


def _named(asked: str | None, known: frozenset[str]) -> int:
    """Who names a trade or a size knows it better than who takes all."""
    if asked is None:
        return 50
    return 100 if asked in known else 70


def _way(adviser: Adviser, ask: Ask) -> int:
    if not ask.ways:
        return 50
    if ask.ways[0] in adviser.ways:
        return 100
    return 60 if {*ask.ways} & adviser.ways else 0
