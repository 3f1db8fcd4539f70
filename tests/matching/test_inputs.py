"""Inputs: filled from a text without overruling what was stated, and kept as JSON and back."""

import json

import pytest

from matching.inputs import WHERE_TO_START, MatchInputs
from reference.needs import Conditions, Found, Recognition, Span

FULL = MatchInputs(
    text="",
    needs={"payroll": 3, "inventory-control": 1},
    set_aside=frozenset({"recruitment"}),
    sector="G",
    is_household=True,
    size="micro",
    employees=0,
    revenue_vnd=0,
    commune="00004",
    budget_vnd=0,
    deployments=frozenset({"cloud", "mobile"}),
    languages=frozenset({"en"}),
    existing=frozenset({"kiotviet"}),
    must_link=frozenset({"kiotviet"}),
    maturity={"operations": 2},
)


def said(*codes, existing=(), **conditions):
    found = tuple(Found(code, 90, (Span(0, 1, "x"),)) for code in codes)
    return Recognition(found, (), (), existing, Conditions(**conditions), "vi", (), bool(codes))


@pytest.mark.parametrize("inputs", [MatchInputs(), FULL], ids=["empty", "full"])
def test_json_and_back_is_the_same(inputs):
    assert MatchInputs.from_json(json.loads(json.dumps(inputs.as_json()))) == inputs


def test_what_was_not_said_is_not_kept():
    assert MatchInputs(needs={"payroll": 2}).as_json() == {"needs": [["payroll", 2]]}


def test_zero_is_an_answer():
    assert MatchInputs(budget_vnd=0).as_json() == {"budget_vnd": 0}


def test_needs_keep_their_order_in_json():
    kept = MatchInputs.from_json(FULL.as_json())
    assert list(kept.needs) == ["payroll", "inventory-control"]


def test_fields_of_another_version_are_passed_over():
    assert MatchInputs.from_json({"sector": "G", "mood": "good"}) == MatchInputs(sector="G")


def test_text_adds_its_needs():
    assert MatchInputs().with_understood(said("payroll")).needs == {"payroll": 2}


def test_stated_importance_wins_over_the_text():
    inputs = MatchInputs(needs={"payroll": 3}).with_understood(said("payroll"))
    assert inputs.needs == {"payroll": 3}


def test_need_set_aside_does_not_come_back():
    inputs = MatchInputs(set_aside=frozenset({"payroll"})).with_understood(said("payroll"))
    assert not inputs.needs


def test_where_to_start_is_no_need_of_a_platform():
    assert not MatchInputs().with_understood(said(WHERE_TO_START)).needs


def test_stated_budget_wins_over_the_text():
    inputs = MatchInputs(budget_vnd=0).with_understood(said(max_monthly_vnd=500_000))
    assert inputs.budget_vnd == 0


def test_text_fills_the_gaps():
    inputs = MatchInputs().with_understood(
        said(max_monthly_vnd=500_000, sector="I", household=True, employees=4, languages=("en",))
    )
    assert (inputs.budget_vnd, inputs.sector, inputs.is_household) == (500_000, "I", True)
    assert (inputs.employees, inputs.languages) == (4, {"en"})


def test_phone_only_asks_for_a_phone_app():
    assert MatchInputs().with_understood(said(phone_only=True)).deployments == {"mobile"}


def test_software_in_use_must_connect_only_if_the_text_says_so():
    plain = MatchInputs().with_understood(said(existing=("kiotviet",)))
    kept = MatchInputs().with_understood(said(existing=("kiotviet",), keep_existing=True))
    assert (plain.must_link, kept.must_link) == (frozenset(), {"kiotviet"})
