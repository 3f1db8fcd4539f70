import pytest

from matching.engine import (
    CAUTION_CODES,
    CHANGE_CODES,
    TERM_STATES,
    Caution,
    Change,
    rank_reference,
)


@pytest.fixture
def explained(make_offer, make_profile):
    """The match of one offer with one profile."""

    def match(profile=None, **facts):
        asked = make_profile(**profile or {})
        return rank_reference(asked, [make_offer(**facts)], seed=0, limit=1).matches[0]

    return match


FULL = {"sector": "G", "size": "micro", "budget_vnd": 500_000, "maturity": {"strategy": 2}}
STATES = {
    "full": ("needs", {}, {}),
    "partial": ("needs", {"needs": {"crm": 1, "payroll": 1}}, {}),
    "listed sector": ("sector", FULL, {"sectors": ["G"]}),
    "all": ("sector", FULL, {"sectors": "all"}),
    "not-listed size": ("size", FULL, {"sizes": ["large"]}),
    "unknown size": ("size", FULL, {}),
    "not-stated size": ("size", {}, {"sizes": ["micro"]}),
    "free": ("budget", FULL, {"monthly_vnd": 0}),
    "within": ("budget", FULL, {"monthly_vnd": 500_000}),
    "unit-within": ("budget", FULL, {"monthly_vnd": 500_000, "is_per_unit": True}),
    "over": ("budget", FULL, {"monthly_vnd": 500_001}),
    "far-over": ("budget", FULL, {"monthly_vnd": 1_000_000}),
    "unknown price": ("budget", FULL, {}),
    "not-stated budget": ("budget", {}, {"monthly_vnd": 0}),
    "in-range": ("maturity", FULL, {"maturity": {"strategy": (1, 2)}}),
    "outside": ("maturity", FULL, {"maturity": {"strategy": (3, 4)}}),
    "unknown level": ("maturity", FULL, {"maturity": {"culture": (3, 4)}}),
    "not-stated level": ("maturity", {}, {"maturity": {"strategy": (3, 4)}}),
    "given": ("quality", {}, {}),
}


@pytest.mark.parametrize("name", STATES)
def test_term_names_its_state(explained, name):
    code, profile, facts = STATES[name]
    terms = {term.code: term.state for term in explained(profile, **facts).terms}
    assert terms[code] == name.split()[0]


def test_terms_stand_in_their_order_and_can_give_a_hundred_percent(explained):
    terms = explained().terms
    assert [term.code for term in terms] == list(TERM_STATES)
    assert sum(term.max for term in terms) == 10_000


def test_needs_stand_by_falling_importance_then_code(explained):
    needs = {"d": 1, "c": 3, "b": 1, "a": 1, "f": 2, "e": 3}
    offered = {"a": 100, "b": 100, "c": 100, "d": 50, "e": 50}
    match = explained({"needs": needs}, needs=offered)
    assert (match.met, match.partly, match.unmet) == (("c", "a", "b"), ("e", "d"), ("f",))


CAUTIONS = {
    "price-unknown": ({}, {}),
    "over-budget": (FULL, {"monthly_vnd": 600_000}),
    "price-per-unit": (FULL, {"monthly_vnd": 500_000, "is_per_unit": True}),
    "sector-unknown": (FULL, {}),
    "sector-not-listed": (FULL, {"sectors": ["A"]}),
    "size-unknown": (FULL, {}),
    "size-not-listed": (FULL, {"sizes": ["large"]}),
    "maturity-outside": (FULL, {"maturity": {"strategy": (0, 1)}}),
    "deployment-unknown": ({"deployments": ["cloud"]}, {}),
    "language-unknown": ({"languages": ["vi"]}, {}),
}


@pytest.mark.parametrize("code", CAUTION_CODES)
def test_caution_comes_with_its_parameters(explained, code):
    profile, facts = CAUTIONS[code]
    cautions = {caution.code: caution for caution in explained(profile, **facts).cautions}
    assert tuple(cautions[code].params) == CAUTION_CODES[code]


def test_cautions_stand_in_their_order(explained):
    asked = FULL | {"deployments": ["cloud"], "languages": ["vi"]}
    codes = [c.code for c in explained(asked, maturity={"strategy": (5, 5)}).cautions]
    assert codes == [code for code in CAUTION_CODES if code in codes]
    assert len(codes) == 6


def test_caution_says_by_how_much_a_price_is_over(explained):
    (caution,) = explained({"budget_vnd": 500_000}, monthly_vnd=700_000).cautions
    assert caution == Caution("over-budget", {"monthly_vnd": 700_000, "budget_vnd": 500_000})


def test_known_facts_that_fit_need_no_caution(explained):
    known = {"sizes": ["micro"], "monthly_vnd": 0, "maturity": {"strategy": (2, 2)}}
    match = explained(FULL, sectors=["G"], **known)
    assert match.cautions == match.changes == ()


CHANGES = {
    "core-instead-of-supporting": (
        {"needs": {"crm": 1, "payroll": 3}},
        {"needs": {"crm": 50, "payroll": 100}},
        (625, {"need": "crm"}),
    ),
    "drop-need": ({"needs": {"crm": 1, "payroll": 3}}, {}, (3750, {"need": "payroll"})),
    "sector-listed": ({"sector": "G"}, {"sectors": ["A"]}, (1500, {"sector": "G"})),
    "size-listed": ({"size": "micro"}, {}, (400, {"size": "micro"})),
    "price-known": ({"budget_vnd": 9}, {}, (500, {"budget_vnd": 9})),
    "budget-raise-to": ({"budget_vnd": 100}, {"monthly_vnd": 130}, (300, {"vnd": 130})),
    "budget-stated": ({}, {"monthly_vnd": 130}, (500, {"vnd": 130})),
    "maturity-raise": (
        {"maturity": {"strategy": 1}},
        {"maturity": {"strategy": (3, 4)}},
        (160, {"pillar": "strategy", "level": 3}),
    ),
}


@pytest.mark.parametrize("code", CHANGE_CODES)
def test_change_says_what_it_gains(explained, code):
    profile, facts, (points, params) = CHANGES[code]
    changes = {change.code: change for change in explained(profile, **facts).changes}
    assert changes[code] == Change(code, points, params)
    assert tuple(params) == CHANGE_CODES[code]


def test_changes_stand_by_what_they_gain(explained):
    changes = explained(FULL | {"needs": {"crm": 2, "payroll": 1}}, needs={"crm": 50}).changes
    gains = [change.points for change in changes]
    assert gains == sorted(gains, reverse=True)
    assert len(gains) == 5


def test_only_the_best_need_to_drop_is_named(explained):
    needs = {"crm": 1, "payroll": 2, "hiring": 3, "archive": 3}
    dropped = [c.params["need"] for c in explained({"needs": needs}).changes if "drop" in c.code]
    assert dropped == ["archive"]


def test_nobody_is_advised_to_become_less_mature(explained):
    match = explained({"maturity": {"strategy": 5}}, maturity={"strategy": (0, 1)})
    assert not [change for change in match.changes if change.code == "maturity-raise"]


def test_all_sectors_is_a_fact_and_no_gap(explained):
    match = explained({"sector": "G"}, sectors="all", monthly_vnd=None)
    assert not [change for change in match.changes if change.code == "sector-listed"]


def test_parameters_cannot_be_written_to(explained):
    (change,) = explained({"budget_vnd": 100}, monthly_vnd=130).changes
    with pytest.raises(TypeError):
        change.params["vnd"] = 0
