from datetime import date

import pytest

from matching.inputs import MatchInputs
from matching.rules import seed_of
from matching.selectors import match_for
from matching.vendors import ranking
from platforms import snapshot

DAY = date(2026, 11, 29)
SHOP = MatchInputs(needs={"pos-retail": 2}, sector="G", size="micro", budget_vnd=100_000)


@pytest.fixture
def catalogue(db):
    return snapshot.current()


def test_the_place_is_that_of_the_public_match(catalogue):
    outcome = match_for(inputs=SHOP, snapshot=catalogue, seed=seed_of(DAY), limit=30)
    for place, match in enumerate(outcome.ranking.matches, 1):
        found = ranking.ranked(catalogue.listings[match.slug], SHOP, catalogue, today=DAY)
        assert (found.rank, found.score) == (place, match.score)
        assert found.feasible == outcome.ranking.feasible
        assert [each.rank for each in found.list if each.is_own] == [place]


def test_beyond_the_told_places_it_is_explained_all_the_same(catalogue, monkeypatch):
    outcome = match_for(inputs=SHOP, snapshot=catalogue, seed=seed_of(DAY), limit=30)
    last = outcome.ranking.matches[-1]
    monkeypatch.setattr(ranking, "RANKED", 1)
    found = ranking.ranked(catalogue.listings[last.slug], SHOP, catalogue, today=DAY)
    assert (found.rank, found.score) == (None, last.score)


def test_what_is_not_met_ranks_nowhere(catalogue):
    needs = {need.code for need in catalogue.listings["misa-amis"].needs}
    code = next(code for code in catalogue.taxonomy.needs if code not in needs)
    asked = MatchInputs(needs={code: 2})
    assert ranking.ranked(catalogue.listings["misa-amis"], asked, catalogue, today=DAY) is None


def test_advice_never_promises_more_than_is_missing(catalogue):
    """Largest first, and no term is advised beyond what it lacks."""
    for listing in list(catalogue.listings.values())[:40]:
        profile = ranking.usual_profile(listing, catalogue)
        needs = {profile["need"]: 2}
        asked = MatchInputs(needs=needs, sector=profile["sector"] or None, budget_vnd=1)
        found = ranking.ranked(listing, asked, catalogue, today=DAY)
        gains = [float(each.most.replace(",", ".")) for each in found.advice]
        assert gains == sorted(gains, reverse=True)
        assert 0 <= sum(gains) <= 100 - found.score / 100 + 0.01
