"""Whom a coordinator may ask: first as the routing would, then the others with what they lack."""

from dataclasses import replace

from hypothesis import given, settings

from advisers.engine import spec
from advisers.engine.model import Reach
from advisers.engine.network import Network
from advisers.engine.ranking import Lack, rank
from tests.advisers.engine.test_routing import ASK, BASE, cases


@given(cases())
@settings(max_examples=200, deadline=None)
def test_ranking_begins_as_routing_would_and_says_what_others_lack(case):
    ask, held = case
    ask, asked = replace(ask, first=None, barred=frozenset()), ask.barred
    found = rank(Network(held), ask, seed=7, asked=asked, most=12)
    routed = spec.route(replace(ask, barred=asked), held, seed=7)
    good = [each for each in found if not each.lacks]
    assert tuple(each.choice for each in good[:3] if each.reach is routed.reach) == routed.choices
    known = {each.id: each for each in held}
    assert len({each.choice.adviser for each in found}) == len(found)
    for each in found:
        adviser = known[each.choice.adviser]
        assert not adviser.stakes & ask.vendors
        is_fit = spec.fits(adviser, ask, each.reach) and adviser.id not in asked
        assert is_fit is not bool(each.lacks)


def test_each_lack_is_named():
    others = [
        replace(BASE, id=2, load=10),
        replace(BASE, id=3, languages=frozenset({"en"}), load=10),
        replace(BASE, id=4, needs=frozenset({"hr"}), communes=frozenset({"00002"})),
    ]
    found = rank(Network([BASE, *others]), ASK, seed=7, asked={1}, most=12)
    assert {each.choice.adviser: (each.reach, each.lacks) for each in found} == {
        1: (Reach.COMMUNE, (Lack.ASKED,)),
        2: (Reach.COMMUNE, (Lack.ROOM,)),
        3: (Reach.COMMUNE, (Lack.ROOM, Lack.LANGUAGE)),
        4: (Reach.PROVINCE, (Lack.TOPIC,)),
    }
