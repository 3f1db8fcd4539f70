"""Everybody is asked for as each one's own page asks."""

from dataclasses import replace

import pytest

from enterprises.models import Enterprise, EnterpriseNeed
from matching.my.inputs import stored_inputs
from matching.national.reading import count_enterprises, read_populations
from matching.selectors import match_for


def profiles(snapshot, **how):
    """Key to profile as read, with the links and exclusions that a page knows."""
    found, listed = {}, frozenset(snapshot.listings)
    for population in read_populations(snapshot, **how):
        linked = population.linking(listed)
        for row, key in enumerate(population.key.tolist()):
            profile = linked.profile(row)
            found[key] = replace(profile, excluded=profile.excluded & listed)
    return found


def test_a_dozen_are_read_as_their_pages_read_them(dozen, catalogue):
    expected = {}
    for enterprise in Enterprise.objects.order_by("pk"):
        inputs = stored_inputs(enterprise)
        expected[enterprise.pk] = match_for(inputs=inputs, snapshot=catalogue, seed=0).profile
    assert len(expected) == 12
    assert profiles(catalogue) == expected


@pytest.mark.parametrize("size", [1, 5, 12, 13])
def test_blocks_of_any_size_hold_the_same(dozen, catalogue, size):
    assert profiles(catalogue, size=size) == profiles(catalogue)


def test_it_costs_one_query_however_many(dozen, catalogue, django_assert_num_queries):
    list(read_populations(catalogue))  # papers of assessments are read once in a process
    with django_assert_num_queries(3):  # the transaction's two, and everything
        list(read_populations(catalogue, size=1))


def test_who_has_no_need_in_force_is_left_out(firm, catalogue):
    EnterpriseNeed.objects.filter(enterprise=firm()).update(is_active=False)
    assert profiles(catalogue) == {}
    assert count_enterprises() == 0


def test_places_are_kept_beside(dozen, catalogue):
    (population,) = read_populations(catalogue)
    enterprise = Enterprise.objects.get(commune__isnull=False)
    row = population.key.tolist().index(enterprise.pk)
    assert population.codes.provinces[population.province[row]] == "01"
    assert population.codes.communes[population.commune[row]] == enterprise.commune_id


def test_a_link_to_what_is_not_listed_is_kept_for_the_day_it_is(dozen, catalogue):
    (population,) = read_populations(catalogue)
    linked = [population.profile(row).must_link for row in range(len(population))]
    assert {"misa-amis", "listed-no-more"} in linked
