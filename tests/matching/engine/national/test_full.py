"""Everybody at once is what the reference says of each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import CORE, Profile, rank_reference
from matching.engine.national import Population, best_of
from tests.matching.engine.drawn import catalogues, laws, profiles

people = st.lists(profiles, max_size=6)


def listed(bests, row):
    """Ids and scores of one row's list."""
    count = int((bests.platform[row] >= 0).sum())
    ids = bests.platform[row, :count].tolist()
    return list(zip(ids, [int(bests.score_at(n)[row]) for n in range(count)], strict=True))


def uncovered(population, bests, row):
    start, end = population.needs.start[row : row + 2]
    places = population.needs.value[start:end][bests.uncovered[start:end]]
    return {population.codes.needs[place] for place in places}


@laws
@given(people, catalogues, st.integers(1, 4), st.integers(0, 9))
def test_lists_are_those_of_the_reference(asked, catalogue, limit, seed):
    bests = best_of(Population.of(asked), catalogue, limit=limit, seed=seed)
    for row, profile in enumerate(asked):
        ranking = rank_reference(profile, catalogue, seed=seed, limit=limit)
        assert listed(bests, row) == [(match.id, match.score) for match in ranking.matches]


@laws
@given(people, catalogues)
def test_uncovered_needs_are_those_of_the_reference(asked, catalogue):
    population = Population.of(asked)
    bests = best_of(population, catalogue)
    for row, profile in enumerate(asked):
        ranking = rank_reference(profile, catalogue, seed=0, limit=1)
        assert uncovered(population, bests, row) == set(ranking.uncovered)


@laws
@given(people, catalogues)
def test_matches_are_as_many_as_the_reference_finds(asked, catalogue):
    bests = best_of(Population.of(asked), catalogue)
    found = [rank_reference(each, catalogue, seed=0, limit=1).feasible for each in asked]
    assert bests.matches.tolist() == found


@pytest.mark.parametrize("importance", [3, 1])
def test_a_thousand_needs_are_still_exact(make_offer, make_profile, importance):
    codes = [f"need-{number}" for number in range(1_000)]
    offers = [
        make_offer(f"p{number}", number=number, needs=dict.fromkeys(codes[number:], CORE))
        for number in range(12)
    ]
    profile = make_profile(needs=dict.fromkeys(codes, importance))
    bests = best_of(Population.of([profile]), offers)
    ranking = rank_reference(profile, offers, seed=0, limit=10)
    assert listed(bests, 0) == [(match.id, match.score) for match in ranking.matches]


@pytest.mark.parametrize("count", [511, 512, 700])
def test_many_offers_are_cut_to_the_same_ten(make_offer, make_profile, count):
    offers = [make_offer(f"p{n}", number=n, quality=n * 37 % 101) for n in range(count)]
    bests = best_of(Population.of([make_profile()] * 3), offers, seed=5)
    ranking = rank_reference(make_profile(), offers, seed=5, limit=10)
    assert {tuple(listed(bests, row)) for row in range(3)} == {
        tuple((match.id, match.score) for match in ranking.matches)
    }


def test_nobody_and_an_empty_catalogue_are_answered(make_offer, make_profile):
    assert len(best_of(Population.of([]), [make_offer()]).score) == 0
    population = Population.of([make_profile()])
    assert best_of(population, []).uncovered.tolist() == [True]


def test_who_asks_for_nothing_gets_nothing(make_offer, make_profile):
    bests = best_of(Population.of([make_profile(needs={})]), [make_offer()])
    assert (bests.score.tolist(), bests.matches.tolist()) == ([0], [0])


def test_a_slug_that_stands_twice_is_refused(make_offer, make_profile):
    with pytest.raises(ValueError, match="slug twice"):
        best_of(Population.of([make_profile()]), [make_offer(), make_offer(number=2)])


@laws
@given(people)
def test_a_profile_comes_back_as_it_went_in(asked: list[Profile]):
    population = Population.of(asked)
    assert [population.profile(row) for row in range(len(asked))] == asked


@laws
@given(people, catalogues)
def test_links_to_what_is_not_listed_are_no_requirement(asked, catalogue):
    known = {offer.slug for offer in catalogue}
    population = Population.of(asked).linking(known)
    for row, profile in enumerate(asked):
        assert population.profile(row).must_link == profile.must_link & known


@laws
@given(people, st.randoms(use_true_random=False))
def test_rows_are_taken_in_any_order(asked, chance):
    rows = chance.sample(range(len(asked)), len(asked))
    taken = Population.of(asked).take(np.array(rows, np.int64))
    assert [taken.profile(place) for place in range(len(rows))] == [asked[row] for row in rows]


def test_needs_stand_as_a_table(make_profile):
    asked = [make_profile(needs={"crm": 2}), make_profile(needs={"pos": 3, "crm": 1})]
    assert Population.of(asked).importances().tolist() == [[2, 0], [1, 3]]
