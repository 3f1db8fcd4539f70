"""A change of the catalogue gives what a full run would give."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.national import Population, best_of, changes, update
from tests.matching.engine.drawn import SLUGS, laws, offers, profiles

people = st.lists(profiles, max_size=5)
# A place is drawn twice: what stands there before and after; None is no platform.
places = st.lists(st.tuples(st.none() | offers, st.none() | offers), max_size=8)


def catalogue(drawn):
    return [
        replace(offer, id=number, slug=SLUGS[number])
        for number, offer in enumerate(drawn)
        if offer is not None
    ]


def same(one, two):
    names = ("whole", "exact", "platform", "matches", "covering")
    return all(np.array_equal(getattr(one, name), getattr(two, name)) for name in names)


@laws
@given(people, places, st.integers(1, 3), st.integers(0, 3))
def test_any_changes_give_what_a_full_run_gives(asked, drawn, limit, seed):
    population = Population.of(asked)
    before = catalogue([old for old, _ in drawn])
    after = catalogue([new for _, new in drawn])
    bests = best_of(population, before, limit=limit, seed=seed)
    updated = update(population, bests, changes(before, after), after)
    assert same(updated.bests, best_of(population, after, limit=limit, seed=seed))


@laws
@given(people, places)
def test_who_is_lost_is_matched_again(asked, drawn):
    before, after = catalogue([old for old, _ in drawn]), catalogue([new for _, new in drawn])
    known_before, known = {o.slug for o in before}, {o.slug for o in after}
    population = Population.of(asked)
    bests = best_of(population.linking(known_before), before)
    lost = np.array([bool(p.must_link & (known_before ^ known)) for p in asked], np.bool_)
    now = population.linking(known)
    updated = update(now, bests, changes(before, after), after, lost=lost)
    assert same(updated.bests, best_of(now, after))


def test_what_is_given_in_stays_as_it_was(make_offer, make_profile):
    population = Population.of([make_profile()])
    bests = best_of(population, [make_offer()])
    before = bests.exact.copy()
    update(population, bests, [(make_offer(), None)], [])
    assert np.array_equal(bests.exact, before)


def test_an_edit_that_keeps_its_place_is_not_matched_again(make_offer, make_profile):
    before = [make_offer(f"p{n}", number=n, quality=n) for n in range(30)]
    after = [*before[:29], replace(before[29], quality=99)]
    population = Population.of([make_profile()] * 4)
    updated = update(population, best_of(population, before), changes(before, after), after)
    assert updated.again == 0


def test_a_retired_first_is_matched_again(make_offer, make_profile):
    before = [make_offer(f"p{n}", number=n, quality=n) for n in range(30)]
    population = Population.of([make_profile()] * 4)
    updated = update(population, best_of(population, before), [(before[29], None)], before[:29])
    assert updated.again == 4


def test_a_short_list_is_never_matched_again(make_offer, make_profile):
    before = [make_offer(f"p{n}", number=n, quality=n) for n in range(5)]
    population = Population.of([make_profile()] * 4)
    updated = update(population, best_of(population, before), [(before[4], None)], before[:4])
    assert updated.again == 0


def test_nothing_changed_is_no_change(make_offer):
    assert changes([make_offer()], [make_offer()]) == ()
