"""Bundles of the real catalogue: candidates, links, prices after support."""

from dataclasses import replace

from matching.bundling import bundles_for, pairs_of, sensible
from matching.engine.bundle import Candidate
from matching.inputs import MatchInputs
from matching.pages.bundle import bundle_card

SHOP = MatchInputs(
    needs={"inventory-control": 3, "pos-retail": 2, "payroll": 1}, sector="G", size="micro"
)


def outcome(catalogue, **facts):
    return bundles_for(inputs=replace(SHOP, **facts), snapshot=catalogue, seed=1)


def kinds(found):
    return {kind: each for each in found.offered for kind in each.bundle.kinds}


def test_covers_do_what_the_catalogue_can(catalogue):
    found = outcome(catalogue)
    for kind in ("cheapest", "fewest_vendors"):
        bundle = kinds(found)[kind].bundle
        assert set(bundle.covers) == SHOP.needs.keys() - set(found.match.ranking.uncovered)


def test_every_proof_is_complete_for_a_usual_question(catalogue):
    assert all(p.is_proven for each in outcome(catalogue).offered for p in each.bundle.proofs)


def test_budget_is_for_the_whole_bundle(catalogue):
    for budget in (0, 100_000, 300_000, 1_000_000):
        best = kinds(outcome(catalogue, budget_vnd=budget)).get("best_fit")
        assert best is None or (best.bundle.known_vnd <= budget and not best.bundle.unknown)


def test_tools_in_use_are_not_offered_but_their_links_are_looked_at(catalogue):
    found = outcome(catalogue, existing=frozenset({"kiotviet"}))
    for each in found.offered:
        assert "kiotviet" not in each.bundle.slugs
        assert {pair.other for pair in each.pairs} >= {"kiotviet"}


def test_links_are_declared_by_one_side_or_both(catalogue):
    declared = next(
        (item.slug, link.slug, link.declared_by)
        for item in catalogue.listings.values()
        for link in item.links
        if link.slug in catalogue.listings
    )
    one, other, by = declared
    (pair,) = pairs_of((one, other), (), catalogue.listings)
    assert pair.declared_by == {"this": (one,), "other": (other,), "both": (one, other)}[by]


def test_two_platforms_without_a_link_say_so(catalogue):
    lonely = [item.slug for item in catalogue.listings.values() if not item.links][:2]
    (pair,) = pairs_of(tuple(lonely), (), catalogue.listings)
    assert pair.declared_by == ()


def test_support_follows_the_size(catalogue):
    cases = {size: outcome(catalogue, size=size).offered[0].net.case for size in ("small", "large")}
    assert cases == {"small": "supported", "large": "large"}
    household = outcome(catalogue, size=None, is_household=True)
    assert household.offered[0].net.case == "household"


def test_nothing_that_fits_is_no_bundle(catalogue):
    gone = outcome(catalogue, must_link=frozenset(catalogue.listings))
    assert gone.offered == ()


GARMENTS = {
    "needs": {"payroll": 2, "bookkeeping-accounting": 2},
    "sector": "C",
    "size": "small",
    "employees": 40,
    "budget_vnd": 2_000_000,
}


def test_platforms_of_other_trades_are_in_no_bundle(catalogue):
    for facts in (GARMENTS, {"sector": "G", "budget_vnd": 2_000_000}):
        for each in outcome(catalogue, **facts).offered:
            for slug in each.bundle.slugs:
                sectors = catalogue.listings[slug].sectors
                assert sectors is None or not sectors or facts["sector"] in sectors


def test_little_within_the_budget_is_no_recommendation(catalogue):
    found = outcome(catalogue, **GARMENTS)
    assert kinds(found).keys() == {"cheapest", "fewest_vendors"}
    shop = {"needs": {"payroll": 2, "bookkeeping-accounting": 2}, "sector": "G"}
    assert "best_fit" not in kinds(outcome(catalogue, **shop, budget_vnd=2_000_000))
    pub = {"needs": {"pos-restaurant": 2, "pos-einvoice": 1}, "sector": "I"}
    best = kinds(outcome(catalogue, **pub, budget_vnd=2_000_000))["best_fit"]
    assert best.bundle.proofs[best.bundle.kinds.index("best_fit")].value >= 5_000


def test_an_extra_counts_only_beside_what_it_is_made_for():
    made = [
        Candidate(1, "extra", "v1", {"payroll": 50}, 1, 9_000),
        Candidate(2, "made", "v2", {"payroll": 100}, None, 8_000),
        Candidate(3, "both", "v3", {"pos-retail": 100, "payroll": 50}, 2, 7_000),
        Candidate(4, "alone", "v4", {"ekyc-identity": 50}, 2, 7_000),
    ]
    kept = {each.slug: set(each.needs) for each in sensible(made)}
    assert kept == {
        "made": {"payroll"},
        "both": {"pos-retail", "payroll"},
        "alone": {"ekyc-identity"},
    }


def test_a_price_is_shown_with_what_is_known_of_it(catalogue):
    found = outcome(catalogue, needs={"pos-retail": 2}, budget_vnd=300_000)
    best = kinds(found)["best_fit"]
    card = bundle_card(best, found)
    (member,) = (each for each in card.members if each.listing.slug == "kiotviet")
    assert member.price.startswith("Từ 250.000")
    assert "chưa kiểm chứng" in member.price
    assert "gói nhà hàng, 1 thiết bị" in member.price
    assert len(card.price_cautions) == 2
