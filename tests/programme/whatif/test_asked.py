"""The platform thought of, as the match takes it."""

from dataclasses import replace

from programme.whatif.asked import Asked, offer_of, quality_of, variants
from tests.programme.whatif.conftest import THOUGHT_OF


def test_it_comes_back_as_it_was_kept():
    assert Asked.from_json(THOUGHT_OF.as_json()) == THOUGHT_OF


def test_fields_of_another_version_pass_away():
    assert Asked.from_json({"core": ["payroll"], "colour": "red"}) == Asked(core=("payroll",))


def test_the_match_gets_what_was_said():
    asked = replace(THOUGHT_OF, supporting=("payroll",), links=("kiotviet",), sectors=("A",))
    offer = offer_of(asked, quality=60)
    assert offer.needs == {"farm-agri": 100, "payroll": 50}
    assert (offer.links, offer.sectors, offer.monthly_vnd) == ({"kiotviet"}, {"A"}, 0)


def test_no_trade_is_all_trades():
    assert offer_of(THOUGHT_OF, quality=60).sectors is None


def test_its_listing_is_as_good_as_the_middle_one():
    offers = [offer_of(THOUGHT_OF, quality=quality) for quality in (10, 40, 90)]
    assert (quality_of(offers), quality_of([])) == (40, 50)


def test_needs_that_most_have_nothing_for_are_tried_first():
    uncovered = {"a": 3, "b": 9, "c": 5, "farm-agri": 20, "gone": 30}
    tried = variants(THOUGHT_OF, uncovered=uncovered, known={"a", "b", "c", "farm-agri"})
    assert [each.value for each in tried if each.kind == "need"] == ["b", "c"]


def test_a_free_one_is_not_tried_cheaper():
    tried = variants(THOUGHT_OF, uncovered={}, known=set())
    assert not {"free", "price"} & {each.kind for each in tried}
