"""What holds for every profile and every catalogue, tried on small ones made to collide."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from matching.engine import Tables, rank_reference, tie_key
from matching.engine.reference import exact_score
from tests.matching.engine.drawn import NEEDS, catalogues, laws, offers, profiles


def rank(profile, catalogue, *, seed=1, limit=10):
    return Tables.build(catalogue).rank(profile, seed=seed, limit=limit)


def unbound(profile):
    """The profile without hard requirements."""
    free = dict.fromkeys(("deployments", "languages", "must_link", "excluded"), frozenset())
    return replace(profile, **free)


def score(profile, offer):
    """Its score where nothing keeps it out; None if it meets no need."""
    matches = rank_reference(unbound(profile), [offer], seed=0, limit=1).matches
    return matches[0].score if matches else None


@laws
@given(profiles, catalogues, st.randoms(use_true_random=False))
def test_order_of_offers_changes_nothing(profile, catalogue, chance):
    shuffled = chance.sample(catalogue, len(catalogue))
    assert rank(profile, shuffled) == rank(profile, catalogue)


@laws
@given(profiles, catalogues, st.sampled_from([2, 3]))
def test_scale_of_importances_changes_nothing(profile, catalogue, times):
    """Only equal importances can be scaled and stay 1 to 3."""
    once = rank(replace(profile, needs=dict.fromkeys(profile.needs, 1)), catalogue)
    more = rank(replace(profile, needs=dict.fromkeys(profile.needs, times)), catalogue)
    places = [[(m.id, m.score, m.terms) for m in ranking.matches] for ranking in (once, more)]
    assert places[0] == places[1]


@laws
@given(profiles, catalogues, st.integers(1, 3))
def test_need_that_is_not_met_raises_no_score(profile, catalogue, importance):
    before = {match.id: match.score for match in rank(profile, catalogue).matches}
    asked = replace(profile, needs=profile.needs | {"teleport": importance})
    after = {match.id: match.score for match in rank(asked, catalogue).matches}
    assert after.keys() == before.keys()
    assert all(after[number] <= before[number] for number in before)


@laws
@given(profiles, offers, offers, st.sampled_from(NEEDS))
def test_raised_importance_of_a_met_need_costs_no_place(profile, mine, other, code):
    """Against an offer that covers the need no better and is equal in all but its needs."""
    mine = replace(mine, id=1, slug="mine")
    other = replace(mine, id=2, slug="other", needs=other.needs)
    asked = unbound(replace(profile, needs=profile.needs | {code: 1}))
    assume(mine.needs.get(code, 0) >= max(other.needs.get(code, 0), 1))
    assume(rank(asked, [mine, other]).matches[0].slug == "mine")
    for importance in (2, 3):
        raised = replace(asked, needs=asked.needs | {code: importance})
        assert rank(raised, [mine, other]).matches[0].slug == "mine"


@laws
@given(profiles, catalogues)
def test_terms_add_up_to_the_score(profile, catalogue):
    for match in rank(profile, catalogue).matches:
        assert sum(term.points for term in match.terms) == match.score
        assert all(0 <= term.points <= term.max for term in match.terms)
        assert 0 <= match.score <= 10_000


@laws
@given(profiles, catalogues)
def test_every_need_is_met_partly_met_or_unmet(profile, catalogue):
    for match in rank(profile, catalogue).matches:
        assert sorted(match.met + match.partly + match.unmet) == sorted(profile.needs)
        assert match.met or match.partly


@laws
@given(profiles, catalogues, st.integers(0, 10**15))
def test_unknown_price_is_never_inside_a_budget(profile, catalogue, budget):
    unpriced = [replace(offer, monthly_vnd=None) for offer in catalogue]
    for match in rank(replace(profile, budget_vnd=budget), unpriced).matches:
        (term,) = [term for term in match.terms if term.code == "budget"]
        assert (term.state, term.points) == ("unknown", 500)
        assert "price-unknown" in [caution.code for caution in match.cautions]


@laws
@given(profiles, offers, st.integers(0, 400), st.integers(0, 400))
def test_cheaper_never_scores_less(profile, offer, price, other):
    dear = score(profile, replace(offer, monthly_vnd=max(price, other)))
    cheap = score(profile, replace(offer, monthly_vnd=min(price, other)))
    assert dear is cheap is None or dear <= cheap


@laws
@given(profiles, offers, st.integers(0, 400))
def test_price_of_one_unit_never_beats_the_same_price_for_all(profile, offer, price):
    whole = score(profile, replace(offer, monthly_vnd=price, is_per_unit=False))
    unit = score(profile, replace(offer, monthly_vnd=price, is_per_unit=True))
    assert unit is whole is None or unit <= whole


@laws
@given(profiles, catalogues, st.integers(1, 12))
def test_as_many_are_shown_as_there_are_up_to_the_limit(profile, catalogue, limit):
    ranking = rank(profile, catalogue, limit=limit)
    assert len(ranking.matches) == min(limit, ranking.feasible)
    assert ranking.matches == rank(profile, catalogue, limit=12).matches[:limit]


@laws
@given(profiles, catalogues, st.integers())
def test_matches_stand_by_exact_score_then_key(profile, catalogue, seed):
    offer = {offer.id: offer for offer in catalogue}
    ids = [match.id for match in rank(profile, catalogue, seed=seed).matches]
    places = [(-exact_score(profile, offer[number]), tie_key(seed, number)) for number in ids]
    assert places == sorted(places)


@laws
@given(profiles, catalogues)
def test_what_is_excluded_is_never_shown(profile, catalogue):
    ranking = rank(profile, catalogue)
    shown = {match.slug for match in ranking.matches} | {n.slug for n in ranking.near_misses}
    assert not shown & profile.excluded


@laws
@given(profiles, catalogues)
def test_every_useful_offer_is_feasible_or_excluded(profile, catalogue):
    ranking = rank(profile, catalogue)
    useful = [offer for offer in catalogue if offer.needs.keys() & profile.needs.keys()]
    assert ranking.feasible + ranking.excluded == len(useful)


@laws
@given(profiles, catalogues, st.integers(1, 4))
def test_near_miss_takes_its_place_once_its_requirement_is_given_up(profile, catalogue, limit):
    """Together with all others that this admits."""
    for near in rank(profile, catalogue, limit=limit).near_misses:
        fact = {"deployment": "deployments", "language": "languages", "link": "must_link"}
        name = fact[near.failed.code]
        relaxed = replace(profile, **{name: getattr(profile, name) - set(near.failed.wanted)})
        match = rank(relaxed, catalogue, limit=limit).matches[near.would_rank - 1]
        assert (match.slug, match.score) == (near.slug, near.would_score)


@laws
@given(profiles, catalogues, st.integers(1, 4))
def test_there_are_no_more_near_misses_than_matches_asked_for(profile, catalogue, limit):
    near = rank(profile, catalogue, limit=limit).near_misses
    assert len(near) <= limit
    assert len({(miss.failed.requirement, miss.would_rank) for miss in near}) == len(near)


@laws
@given(profiles, catalogues)
def test_uncovered_needs_are_those_no_feasible_offer_names(profile, catalogue):
    ranking = rank(profile, catalogue, limit=1)
    feasible = {match.slug for match in rank(profile, catalogue).matches}
    named = {code for offer in catalogue if offer.slug in feasible for code in offer.needs}
    assert set(ranking.uncovered) == profile.needs.keys() - named


def changed(change, profile, offer):
    """Profile and offer once a change has come true."""
    params = change.params
    match change.code:
        case "core-instead-of-supporting":
            return profile, replace(offer, needs=offer.needs | {params["need"]: 100})
        case "drop-need":
            needs = {code: w for code, w in profile.needs.items() if code != params["need"]}
            return replace(profile, needs=needs), offer
        case "sector-listed":
            return profile, replace(offer, sectors=frozenset({params["sector"]}))
        case "size-listed":
            return profile, replace(offer, sizes=frozenset({params["size"]}))
        case "price-known":
            return profile, replace(offer, monthly_vnd=params["budget_vnd"], is_per_unit=False)
        case "maturity-raise":
            levels = profile.maturity | {params["pillar"]: params["level"]}
            return replace(profile, maturity=levels), offer
        case "budget-raise-to" | "budget-stated":
            return replace(profile, budget_vnd=params["vnd"]), offer
    raise AssertionError(change)


@laws
@given(profiles, offers)
def test_change_gains_exactly_what_it_says(profile, offer):
    asked = unbound(profile)
    for match in rank_reference(asked, [offer], seed=0, limit=1).matches:
        for change in match.changes:
            assert change.points > 0
            assert score(*changed(change, asked, offer)) == match.score + change.points
