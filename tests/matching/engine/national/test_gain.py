"""What a newcomer changes is what matching with it would show."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine import rank_reference
from matching.engine.national import Builder, Counts, Population, best_of, better, column, gain
from matching.engine.reference import exact_score, is_feasible, needs_worth
from tests.matching.engine.drawn import catalogues, laws, offers, profiles

people = st.lists(profiles, max_size=6)
newcomers = offers.map(lambda offer: replace(offer, id=99, slug="newcomer"))


def exact_scores(profile, catalogue):
    """S of those that match, best first."""
    useful = [o for o in catalogue if needs_worth(profile, o) and is_feasible(profile, o)]
    return sorted((exact_score(profile, offer) for offer in useful), reverse=True)


def stands(profile, catalogue, newcomer, places):
    (mine,) = exact_scores(profile, [newcomer]) or [0]
    others = exact_scores(profile, catalogue)
    return bool(mine) and (len(others) < places or mine > others[places - 1])


@laws
@given(people, newcomers)
def test_one_column_is_the_exact_score_of_each(asked, newcomer):
    found = column(Population.of(asked), newcomer).exact.tolist()
    assert found == [sum(exact_scores(profile, [newcomer])) for profile in asked]


@laws
@given(people, catalogues, newcomers)
def test_counts_are_those_of_each_one_asked_alone(asked, catalogue, newcomer):
    population = Population.of(asked)
    found = gain(population, best_of(population, catalogue), newcomer).whole.counts
    better = [each for each in asked if stands(each, catalogue, newcomer, 1)]
    assert found == Counts(
        better=len(better),
        from_nothing=sum(not exact_scores(each, catalogue) for each in better),
        first_three=sum(stands(each, catalogue, newcomer, 3) for each in asked),
        first_ten=sum(stands(each, catalogue, newcomer, 10) for each in asked),
        fits=sum(bool(exact_scores(each, [newcomer])) for each in asked),
    )


@laws
@given(people, catalogues, newcomers)
def test_needs_opened_are_uncovered_before_and_covered_after(asked, catalogue, newcomer):
    population = Population.of(asked)
    found = gain(population, best_of(population, catalogue), newcomer).whole.needs
    for code in newcomer.needs:
        opened = 0
        for each in asked:
            before = rank_reference(each, catalogue, seed=0, limit=1).uncovered
            after = rank_reference(each, [*catalogue, newcomer], seed=0, limit=1).uncovered
            opened += code in set(before) - set(after)
        assert found.get(code, (0, 0))[1] == opened


@laws
@given(people, people, catalogues, newcomers)
def test_parts_add_up_to_the_whole(some, others, catalogue, newcomer):
    def of(asked):
        population = Population.of(asked)
        return gain(population, best_of(population, catalogue), newcomer)

    assert of(some) + of(others) == of(some + others)


def test_the_median_is_the_lower_middle_rise(make_offer, make_profile):
    old = make_offer(needs={"crm": 50, "pos": 50, "erp": 50}, quality=0)
    new = make_offer("new", number=2, needs={"crm": 100, "pos": 100}, quality=0)
    asked = [
        make_profile(needs=dict.fromkeys(codes.split(), 1))
        for codes in ("crm", "crm pos", "crm erp pos", "pos")
    ]
    population = Population.of(asked)
    found = gain(population, best_of(population, [old]), new)
    assert found.whole.rises == {8: 1, 25: 3}
    assert found.whole.median == 25


def test_an_equal_score_is_no_gain(make_offer, make_profile):
    population = Population.of([make_profile()])
    bests = best_of(population, [make_offer()])
    assert gain(population, bests, make_offer("new", number=2)).whole.counts.better == 0


@pytest.mark.parametrize(("least", "better"), [(500, 1), (501, 0)])
def test_the_least_rise_is_asked_for(make_offer, make_profile, least, better):
    population = Population.of([make_profile()])
    bests = best_of(population, [make_offer(quality=0)])
    newcomer = make_offer("new", number=2, quality=100)
    assert gain(population, bests, newcomer, least=least).whole.counts.better == better


def test_each_province_has_its_share(make_offer, make_profile):
    builder = Builder()
    for key, province in enumerate(("01", "79", "79", None)):
        builder.add(make_profile(sector="G"), key=key, province=province)
    population = builder.build()
    found = gain(population, best_of(population, []), make_offer()).provinces
    shares = {code: share.counts.better for code, share in found.items()}
    assert shares == {"01": 1, "79": 2, "": 1}


def test_each_sector_has_its_counts(make_offer, make_profile):
    population = Population.of([make_profile(sector=code) for code in ("G", "G", "I", None)])
    found = gain(population, best_of(population, []), make_offer()).whole.sectors
    assert {code: counts.from_nothing for code, counts in found.items()} == {"G": 2, "I": 1, "": 1}


def test_ten_places_have_to_be_known(make_offer, make_profile):
    population = Population.of([make_profile()])
    with pytest.raises(ValueError, match="ten places"):
        gain(population, best_of(population, [], limit=9), make_offer())


@laws
@given(people, catalogues, newcomers)
def test_in_short_it_is_the_same(asked, catalogue, newcomer):
    population = Population.of(asked)
    bests = best_of(population, catalogue)
    counts = gain(population, bests, newcomer).whole.counts
    short = better(population, bests, newcomer).get("", (0, 0))
    assert short == (counts.better, counts.from_nothing)
