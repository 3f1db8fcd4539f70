"""The match on the real catalogue: facts an owner would check."""

from datetime import UTC, datetime, timedelta

import pytest

from matching.inputs import MatchInputs
from matching.rules import seed_of
from matching.selectors import kept_result, match_for, understand
from matching.services import Correction, corrected

SEED = seed_of(datetime(2026, 11, 22, tzinfo=UTC).date())


@pytest.fixture
def ask(catalogue):
    """Match a text, or inputs, or both, as the API does."""

    def match(text="", limit=30, **stated):
        inputs = MatchInputs(text=text, **stated)
        if text:
            inputs = inputs.with_understood(understand(text, catalogue))
        return match_for(inputs=inputs, snapshot=catalogue, seed=SEED, limit=limit)

    return match


def slugs(outcome):
    return [match.slug for match in outcome.ranking.matches]


def offers(catalogue, slug, code):
    return any(need.code == code for need in catalogue.listings[slug].needs)


def test_stock_in_unaccented_shorthand_finds_platforms_that_keep_stock(ask, catalogue):
    found = slugs(ask("phan mem ql kho"))
    assert found
    assert all(offers(catalogue, slug, "inventory-control") for slug in found)


def test_household_restaurant_counts_as_micro_in_its_trade(ask):
    outcome = ask("hộ kinh doanh mở quán phở, cần xuất hóa đơn từ máy tính tiền")
    assert (outcome.profile.size, outcome.profile.sector) == ("micro", "I")
    assert "pos-einvoice" in outcome.profile.needs


def test_negated_need_is_not_matched(ask):
    outcome = ask("cần quản lý kho, không cần chấm công")
    assert list(outcome.profile.needs) == ["inventory-control"]


def test_unknown_price_is_never_inside_a_budget(ask, catalogue):
    outcome = ask(needs={"inventory-control": 2}, budget_vnd=10**9)
    states = {
        match.slug: term.state
        for match in outcome.ranking.matches
        for term in match.terms
        if term.code == "budget"
    }
    assert states["kiotviet"] == "unknown", "others name its price, the vendor does not"
    assert states["misa-eshop"] == "unknown"


def test_unknown_price_says_so(ask):
    outcome = ask(needs={"inventory-control": 2}, budget_vnd=500_000)
    unknown = next(match for match in outcome.ranking.matches if match.slug == "misa-eshop")
    assert "price-unknown" in {each.code for each in unknown.cautions}


def test_own_server_keeps_cloud_platforms_out_as_near_misses(ask, catalogue):
    outcome = ask(needs={"bookkeeping-accounting": 2}, deployments=frozenset({"on-premises"}))
    assert all("on-premises" in catalogue.listings[slug].deployments for slug in slugs(outcome))
    near = {miss.slug: miss.failed.code for miss in outcome.ranking.near_misses}
    assert near["misa-amis"] == "deployment"


def test_software_in_use_is_not_offered_again(ask):
    needs = {"inventory-control": 2}
    assert "kiotviet" in slugs(ask(needs=needs))
    assert "kiotviet" not in slugs(ask(needs=needs, existing=frozenset({"kiotviet"})))


def test_need_that_nothing_covers_is_named(ask):
    outcome = ask(needs={"inventory-control": 2, "property-rental": 2})
    assert outcome.ranking.uncovered == ("property-rental",)
    assert outcome.nowhere == ("property-rental",)


def test_need_that_only_fails_a_requirement_is_somewhere(ask):
    outcome = ask(needs={"qr-payment-acceptance": 2}, deployments=frozenset({"on-premises"}))
    assert outcome.ranking.uncovered == ("qr-payment-acceptance",)
    assert outcome.nowhere == ()


def test_without_a_need_those_usual_in_the_sector_stand_in(ask):
    outcome = ask(sector="G")
    assert outcome.is_default
    assert list(outcome.profile.needs) == ["pos-retail", "inventory-control", "issue-einvoice"]


def test_named_need_is_no_default(ask):
    assert not ask(needs={"payroll": 2}).is_default


def test_division_counts_as_its_section(ask):
    assert ask(needs={"payroll": 2}, sector="56").profile.sector == "I"


def test_retired_codes_are_passed_over(ask):
    outcome = ask(needs={"gone": 2, "payroll": 2}, existing=frozenset({"gone"}))
    assert list(outcome.profile.needs) == ["payroll"]
    assert outcome.profile.excluded == frozenset()


def test_same_seed_gives_the_same_list(ask):
    assert slugs(ask("tính lương")) == slugs(ask("tính lương"))


def test_limit_is_kept(ask):
    assert len(slugs(ask(needs={"issue-einvoice": 2}, limit=3))) == 3


def test_warm_match_asks_the_database_nothing(ask, django_assert_num_queries):
    ask("quản lý kho")
    with django_assert_num_queries(0):
        ask("quản lý kho")


def test_expired_result_is_not_there(match_result):
    last = match_result.expires_at
    assert kept_result(match_result.token, at=last - timedelta(seconds=1)) == match_result
    assert kept_result(match_result.token, at=last) is None


@pytest.mark.parametrize("token", ["", "x", "A" * 22, "a" * 500])
def test_unknown_token_is_nothing(db, token):
    assert kept_result(token, at=datetime.now(UTC)) is None


def test_each_button_under_nearly_does_what_its_cards_say(catalogue):
    """Where a card names a place, it stands there once its condition is given up."""
    inputs = MatchInputs(
        needs={"bookkeeping-accounting": 2},
        deployments=frozenset({"on-premises"}),
        languages=frozenset({"en"}),
    )
    seed = seed_of(catalogue.key.day)
    outcome = match_for(inputs=inputs, snapshot=catalogue, seed=seed)
    assert outcome.ranking.near_misses
    for miss in outcome.ranking.near_misses:
        relax = ":".join(filter(None, miss.failed.requirement))
        relaxed = corrected(inputs, Correction(relax=relax))
        after = match_for(inputs=relaxed, snapshot=catalogue, seed=seed)
        there = after.ranking.matches[miss.would_rank - 1]
        assert (there.slug, there.score) == (miss.slug, miss.would_score)
