"""Bundles of the real catalogue: candidates, links, prices after support."""

from dataclasses import replace

from matching.bundling import bundles_for, pairs_of
from matching.inputs import MatchInputs

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
