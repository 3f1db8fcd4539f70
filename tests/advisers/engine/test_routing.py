"""Routing: a table of what is meant, properties that always hold, both ways of computing equal."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisers.engine import spec
from advisers.engine.model import REMOTE_WAYS, WEIGHTS, Adviser, Ask, Reach
from advisers.engine.network import Network

BASE = Adviser(
    id=1,
    communes=frozenset({"00001"}),
    provinces=frozenset(),
    near=frozenset({"01"}),
    needs=frozenset({"einvoice", "pos"}),
    languages=frozenset({"vi"}),
    ways=frozenset({"visit", "phone"}),
    capacity=10,
)
ASK = Ask(province="01", commune="00001", needs=frozenset({"einvoice"}))


def route(ask, *advisers, seed=7, most=3):
    """As the specification says; the network must say the same."""
    found = spec.route(ask, advisers, seed=seed, most=most)
    assert Network(advisers).route(ask, seed=seed, most=most) == found
    return found


def asked(ask, *advisers, **options):
    return [each.adviser for each in route(ask, *advisers, **options).choices]


@pytest.mark.parametrize(
    ("changed", "reach"),
    [
        ({}, Reach.COMMUNE),
        ({"communes": frozenset(), "provinces": frozenset({"01"})}, Reach.COMMUNE),
        ({"communes": frozenset({"00002"})}, Reach.PROVINCE),
        ({"communes": frozenset({"99999"}), "near": frozenset({"79"})}, Reach.REMOTE),
        (
            {"communes": frozenset(), "near": frozenset({"79"}), "ways": frozenset({"visit"})},
            None,
        ),
        ({"load": 10}, None),
        ({"languages": frozenset({"en"})}, None),
        ({"needs": frozenset({"hr"})}, None),
        ({"sections": frozenset({"C"})}, None),
        ({"sizes": frozenset({"medium"})}, None),
        ({"stakes": frozenset({5})}, None),
    ],
)
def test_who_may_be_asked_and_how_far_it_is_carried(changed, reach):
    ask = replace(ASK, section="G", size="household", vendors=frozenset({5}))
    found = route(ask, replace(BASE, **changed))
    assert found.reach is reach
    assert bool(found.choices) is (reach is not None)


def test_nobody_is_asked_twice_and_wishes_for_visits_are_not_answered_from_afar():
    far = replace(BASE, communes=frozenset(), near=frozenset({"79"}))
    assert route(replace(ASK, barred=frozenset({1})), BASE).reach is None
    assert route(replace(ASK, ways=("visit",)), far).reach is None
    assert route(replace(ASK, ways=("visit", "phone")), far).reach is Reach.REMOTE


def test_the_first_to_be_asked_is_who_knows_more_and_has_more_room():
    both = replace(ASK, needs=frozenset({"einvoice", "pos"}))
    half = replace(BASE, id=2, needs=frozenset({"pos"}))
    busy = replace(BASE, id=3, load=9)
    named = replace(BASE, id=4, sections=frozenset({"G"}))
    assert asked(replace(both, section="G"), half, busy, BASE, named) == [4, 1, 2]
    assert asked(both, half, busy, BASE, most=1) == [1]


def test_equals_take_turns_and_whoever_filled_it_in_comes_first():
    other = replace(BASE, id=2, lately=1)
    assert asked(ASK, other, BASE) == [1, 2]
    assert asked(replace(ASK, first=2), other, BASE) == [2]
    assert asked(replace(ASK, first=2), replace(other, load=10), BASE) == [1]
    orders = {tuple(asked(ASK, BASE, replace(BASE, id=2), seed=seed)) for seed in range(20)}
    assert orders == {(1, 2), (2, 1)}


def test_whoever_says_nothing_of_her_topics_is_answered_too():
    assert asked(Ask(province="01"), BASE) == [1]


CODES = st.frozensets(st.sampled_from([f"need{n}" for n in range(90)]), min_size=1, max_size=6)
WAYS = st.sampled_from(["phone", "video", "visit", "zalo"])
VENDORS = st.frozensets(st.integers(1, 4), max_size=2)
PLACES = {"01": ["00001", "00002"], "79": ["26001"]}


@st.composite
def advisers(draw, id):
    communes = draw(st.frozensets(st.sampled_from(["00001", "00002", "26001"]), max_size=2))
    provinces = draw(st.frozensets(st.sampled_from(["01", "79"]), max_size=1))
    near = provinces | {code for code, held in PLACES.items() if communes & {*held}}
    capacity = draw(st.integers(1, 12))
    return Adviser(
        id=id,
        communes=communes,
        provinces=provinces,
        near=near,
        needs=draw(CODES),
        languages=draw(st.frozensets(st.sampled_from(["vi", "en", "km"]), min_size=1)),
        ways=draw(st.frozensets(WAYS, min_size=1)),
        capacity=capacity,
        sections=draw(st.frozensets(st.sampled_from("ACG"), max_size=2)),
        sizes=draw(st.frozensets(st.sampled_from(["micro", "small"]), max_size=1)),
        load=draw(st.integers(0, capacity + 1)),
        lately=draw(st.integers(0, 3)),
        stakes=draw(VENDORS),
    )


@st.composite
def cases(draw):
    count = draw(st.integers(0, 12))
    held = [draw(advisers(id)) for id in range(1, count + 1)]
    province = draw(st.sampled_from(["01", "79", "04"]))
    ask = Ask(
        province=province,
        commune=draw(st.sampled_from([None, *PLACES.get(province, [])])),
        needs=draw(st.one_of(st.just(frozenset()), CODES)),
        section=draw(st.sampled_from([None, "A", "G"])),
        size=draw(st.sampled_from([None, "micro"])),
        language=draw(st.sampled_from(["vi", "km", "tay"])),
        ways=tuple(draw(st.lists(WAYS, max_size=3, unique=True))),
        vendors=draw(VENDORS),
        barred=draw(st.frozensets(st.integers(1, 12), max_size=3)),
        first=draw(st.sampled_from([None, 1, 99])),
    )
    return ask, held


@given(cases(), st.integers(0, 2**64), st.randoms())
@settings(max_examples=400, deadline=None)
def test_routing_keeps_its_promises(case, seed, chance):
    ask, held = case
    found = route(ask, *held, seed=seed)
    known = {each.id: each for each in held}
    people = [known[each.adviser] for each in found.choices]
    assert len(people) == len({each.id for each in people}) <= 3
    for each in people:
        assert each.load < each.capacity
        assert not each.stakes & ask.vendors
        assert each.id not in ask.barred
        assert ask.language in each.languages
        if found.reach is Reach.COMMUNE:
            assert ask.commune in each.communes or ask.province in each.provinces
        elif found.reach is Reach.PROVINCE:
            assert ask.province in each.near
        else:
            assert each.ways & REMOTE_WAYS
    for choice in found.choices:
        assert sum(choice.terms.values()) == choice.points <= 10_000
        assert all(0 <= got <= WEIGHTS[term] * 100 for term, got in choice.terms.items())
    # Wider only when nobody is nearer; a gap only when nobody at all may be asked.
    order = [*Reach, None]
    for nearer in order[: order.index(found.reach)]:
        assert not any(spec.fits(each, ask, nearer) for each in held)
    chance.shuffle(held)
    assert spec.route(ask, held, seed=seed) == found
