"""The panel of filters: what is known of the catalogue, and only what leads somewhere."""

import re

import pytest
from django.utils import translation

from platforms import snapshot
from platforms.facets import FACETS, known_values, label, panel
from platforms.index import Query


@pytest.fixture
def catalogue(db):
    with translation.override("en"):
        yield snapshot.current()


def drawn(catalogue, **filters):
    query = Query(filters={name: frozenset(values) for name, values in filters.items()}, limit=0)
    counts = catalogue.index.search(query).facets
    return panel(catalogue).draw(counts, filters, found="5 platforms", clear_url="/x/")


def values(html, name):
    return re.findall(rf'name="{name}" value="([^"]+)"', html)


def test_every_value_of_the_index_has_a_name(catalogue):
    counts = catalogue.index.search(Query(limit=0)).facets
    for name in FACETS:
        assert all(label(name, value, catalogue) for value in counts[name])


def test_a_division_is_known_by_its_section(catalogue):
    known = known_values(catalogue.taxonomy)["sector"]
    assert known["47"] == known["G"] == "G"


def test_ten_needs_are_shown_and_the_rest_grouped_by_function(catalogue):
    shown, rest = drawn(catalogue).split('class="facet__more"')
    assert len(values(shown, "need")) == 10
    assert len(values(rest, "need")) > 50
    assert "facet__group" in rest


def test_the_most_frequent_needs_come_first(catalogue):
    counts = catalogue.index.search(Query(limit=0)).facets["need"]
    first = [counts[value] for value in values(drawn(catalogue), "need")[:10]]
    assert first == sorted(counts.values(), reverse=True)[:10]


def test_a_value_without_results_is_not_offered(catalogue):
    counts = catalogue.index.search(Query(limit=0)).facets["need"]
    empty = set(catalogue.taxonomy.needs) - {value for value, count in counts.items() if count}
    assert empty
    assert not empty & set(values(drawn(catalogue), "need"))


def test_a_chosen_value_stays_even_without_results(catalogue):
    html = drawn(catalogue, need=("farm-agri",), size=("micro",), sector=("I",))
    assert (
        '<input type="checkbox" name="need" value="farm-agri" id="filter-need-farm-agri" checked>'
        in html
    )


def test_a_rare_need_that_is_chosen_stands_above_the_fold(catalogue):
    shown = drawn(catalogue, need=("online-meeting",)).split('class="facet__more"')[0]
    assert "online-meeting" in values(shown, "need")


def test_a_group_with_a_choice_is_open(catalogue):
    assert '<details class="facet" id="facet-sector" data-keep>' in drawn(catalogue)
    assert '<details class="facet" id="facet-sector" data-keep open>' in drawn(
        catalogue, sector=("I",)
    )


def test_filters_in_force_are_counted_and_can_be_cleared(catalogue):
    html = drawn(catalogue, size=("micro", "small"))
    assert "<span>Filters (2)</span>" in html
    assert '<a href="/x/">Clear filters</a>' in html


def test_without_filters_there_is_nothing_to_clear(catalogue):
    html = drawn(catalogue)
    assert "<span>Filters</span>" in html
    assert "Clear filters" not in html


def test_the_panel_speaks_the_reader_s_language(catalogue):
    with translation.override("vi"):
        assert 'action="/platforms/"' in drawn(catalogue)
    assert 'action="/en/platforms/"' in drawn(catalogue)
