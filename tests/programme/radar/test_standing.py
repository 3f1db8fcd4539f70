"""How needs stand agrees with the match itself, and counts with plain loops."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import CORE, SUPPORTING, Offer, Profile, Tables
from matching.engine.national import Builder
from programme.radar.standing import (
    MET,
    PRICE,
    STATES,
    Axes,
    Conditions,
    askers_of,
    cells,
    counted,
    standings,
)

NEEDS = ("pos", "stock", "payroll")
AXES = Axes(NEEDS, ("C", "G"), ("01", "79"))
CODES = {"deployments": ("cloud", "mobile"), "languages": ("vi", "en")}


def offer(number, needs, **facts):
    unknown = dict.fromkeys(("deployments", "languages", "links", "sizes"), frozenset())
    said = {"sectors": None, "monthly_vnd": None, "maturity": {}, "quality": 50}
    return Offer(id=number, slug=f"p{number}", needs=needs, **{**unknown, **said, **facts})


def profile(needs, **facts):
    hard = ("deployments", "languages", "must_link", "excluded")
    said = {"sector": None, "size": None, "budget_vnd": None, "maturity": {}}
    chosen = dict.fromkeys(hard, frozenset())
    return Profile(needs=dict.fromkeys(needs, 2), **{**said, **chosen, **facts})


def some(codes):
    return st.frozensets(st.sampled_from(codes), max_size=2)


PRICES = st.one_of(st.none(), st.integers(0, 4))
SLUGS = ("p0", "p1", "p2")
FACTS = st.fixed_dictionaries(
    {
        **{name: some(codes) for name, codes in CODES.items()},
        "links": some(SLUGS),
        "monthly_vnd": PRICES,
    }
)
WANTED = st.dictionaries(st.sampled_from(NEEDS), st.sampled_from([CORE, SUPPORTING]), max_size=3)
OFFERS = st.lists(st.tuples(WANTED, FACTS), min_size=1, max_size=5).map(
    lambda rows: [offer(number, needs, **facts) for number, (needs, facts) in enumerate(rows)]
)
PROFILES = st.lists(
    st.builds(
        profile,
        st.sets(st.sampled_from(NEEDS), min_size=1),
        **{name: some(codes) for name, codes in CODES.items()},
        must_link=some(SLUGS),
        excluded=some(SLUGS),
        sector=st.sampled_from([None, "C", "G", "Z"]),
        budget_vnd=PRICES,
    ),
    max_size=12,
)


def population_of(profiles):
    builder = Builder()
    for key, each in enumerate(profiles):
        builder.add(each, key=key, province=("01", "79", None)[key % 3])
    return builder.build()


@given(OFFERS, PROFILES)
@settings(max_examples=120, deadline=None)
def test_a_need_without_a_platform_is_one_that_the_match_leaves_uncovered(offers, profiles):
    tables = Tables.build(offers)
    for each in profiles:
        asked = Conditions(each.deployments, each.languages, each.must_link, each.excluded)
        found = standings(offers, NEEDS, [asked]).state[0]
        uncovered = tables.rank(each, seed=1, limit=1).uncovered
        is_unmet = {code for code, state in zip(NEEDS, found, strict=True) if state < 5}
        assert is_unmet & set(each.needs) == set(uncovered)


@given(OFFERS, PROFILES)
@settings(max_examples=120, deadline=None)
def test_counts_are_those_of_a_plain_loop(offers, profiles):
    askers, conditions = askers_of(population_of(profiles), AXES)
    found = standings(offers, NEEDS, conditions)
    counts = counted(askers, found, sections=3, provinces=3)
    plain = Counter()
    for key, each in enumerate(profiles):
        asked = Conditions(each.deployments, each.languages, each.must_link, each.excluded)
        state, floor = (rows[0] for rows in _alone(offers, asked))
        place = {"C": 0, "G": 1}.get(each.sector, 2), key % 3
        states = []
        for code in each.needs:
            at = NEEDS.index(code)
            is_over = each.budget_vnd is not None and floor[at] > each.budget_vnd
            states.append(PRICE if state[at] == MET and is_over else int(state[at]))
            plain[(at, *place, states[-1])] += 1
        plain[(len(NEEDS), *place, min(states))] += 1
    assert plain == Counter({tuple(at): int(counts[tuple(at)]) for at in np.argwhere(counts)})


def _alone(offers, asked):
    found = standings(offers, NEEDS, [asked])
    return found.state, found.floor_vnd


@pytest.mark.parametrize(
    ("offers", "asked", "state"),
    [
        pytest.param([offer(1, {"stock": CORE})], {}, "nowhere", id="nobody has it"),
        pytest.param(
            [offer(1, {"pos": CORE}, deployments=frozenset({"cloud"}))],
            {"deployments": frozenset({"mobile"})},
            "deployment",
            id="runs elsewhere",
        ),
        pytest.param(
            [offer(1, {"pos": CORE}, languages=frozenset({"en"}))],
            {"languages": frozenset({"vi"})},
            "language",
            id="another language",
        ),
        pytest.param(
            [offer(1, {"pos": CORE})], {"must_link": frozenset({"p9"})}, "link", id="no link"
        ),
        pytest.param(
            [offer(1, {"pos": CORE})], {"excluded": frozenset({"p1"})}, "several", id="in use"
        ),
        pytest.param([offer(1, {"pos": SUPPORTING})], {}, "partly", id="in part"),
        pytest.param([offer(1, {"pos": CORE})], {}, None, id="met"),
    ],
)
def test_what_keeps_a_need_out(offers, asked, state):
    found = standings(offers, NEEDS, [Conditions(**asked)]).state[0, 0]
    assert found == (MET if state is None else STATES.index(state))


@pytest.mark.parametrize(
    ("prices", "budget", "is_over"),
    [
        pytest.param([300], 200, True, id="all above"),
        pytest.param([300, 100], 200, False, id="one within"),
        pytest.param([300, None], 200, False, id="one without a price"),
        pytest.param([300], None, False, id="no budget said"),
        pytest.param([0], 0, False, id="free"),
        pytest.param([1], 0, True, id="free ones only"),
    ],
)
def test_above_the_budget_is_a_poor_match(prices, budget, is_over):
    offers = [offer(at, {"pos": CORE}, monthly_vnd=price) for at, price in enumerate(prices)]
    askers, conditions = askers_of(population_of([profile(["pos"], budget_vnd=budget)]), AXES)
    counts = counted(askers, standings(offers, NEEDS, conditions), sections=3, provinces=3)
    assert counts[0, ..., PRICE].sum() == is_over
    assert counts.sum() == 2  # the need, and any need


def test_cells_say_codes_and_leave_nothing_out():
    askers, conditions = askers_of(population_of([profile(["pos"], sector="C")] * 4), AXES)
    counts = counted(askers, standings([], NEEDS, conditions), sections=3, provinces=3)
    found = {cell[:4] for cell in cells(counts, AXES)}
    assert found == {
        (need, "C", province, number)
        for need in ("pos", None)
        for province, number in (("01", 2), ("79", 1), (None, 1))
    }


def test_no_askers_are_no_cells():
    askers, conditions = askers_of(population_of([]), AXES)
    counts = counted(askers, standings([], NEEDS, conditions), sections=3, provinces=3)
    assert list(cells(counts, AXES)) == []
