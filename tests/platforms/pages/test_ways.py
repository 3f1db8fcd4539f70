"""A search that finds nothing always leads on, and never to nothing."""

import re

import pytest
from django.http import QueryDict

from platforms.asked import Asked
from platforms.forms import read_asked
from platforms.index import Query
from platforms.pages import catalogue_page, needs_meant

NOTHING = {"text": "qwerty zxcvb"}
TOO_NARROW = {"filters": {"need": ("farm-agri",), "size": ("micro",), "sector": ("I",)}}


def count(way):
    return int(re.match(r"\d+", way.found)[0])


def test_a_search_that_finds_everything_asked_needs_no_way_on(ask):
    assert ask(text="kế toán").ways is None


def test_nothing_found_is_unmet(ask):
    assert ask(**NOTHING).is_unmet


def test_less_than_all_words_found_is_unmet_too(ask):
    near = ask(text="quản lý nghĩa trang")
    assert near.is_relaxed
    assert near.is_unmet


def test_only_the_first_page_is_unmet(catalogue):
    asked = Asked(text="quản lý nghĩa trang", page=2)
    page = catalogue_page(asked, catalogue)
    assert page.asked.page == 1 or not page.is_unmet


@pytest.mark.parametrize("asked", [TOO_NARROW, {**NOTHING, **TOO_NARROW}], ids=["filters", "text"])
def test_each_condition_less_finds_what_it_says(ask, catalogue, asked):
    for way in ask(**asked).ways.fewer:
        query = read_asked(QueryDict(way.url.split("?")[1]), catalogue.part("known-values"))
        assert catalogue.index.search(query.for_index(limit=0)).total == count(way) > 0


def test_what_is_wanted_is_given_up_last(ask):
    ways = ask(**TOO_NARROW).ways.fewer
    assert ways[-1].text == "Without Digital agriculture"
    assert count(ways[-1]) > count(ways[0])


def test_a_text_may_be_dropped_while_filters_stay(ask):
    ways = ask(text="qwerty zxcvb", filters={"need": ("payroll",)}).ways.fewer
    assert [(way.text, way.found) for way in ways] == [("Without “qwerty zxcvb”", "6 platforms")]
    assert ways[0].url == "/en/platforms/?need=payroll"


def test_a_word_that_nobody_knows_is_to_blame_whatever_is_chosen(ask):
    ways = ask(text="qwerty zxcvb", filters={"need": ("payroll",), "size": ("micro",)}).ways
    assert ways.strange == "qwerty zxcvb"
    assert ways.fewer[0].text == "Without “qwerty zxcvb”"


@pytest.mark.parametrize("asked", [TOO_NARROW, {"text": "kế toán", **TOO_NARROW}])
def test_known_words_are_not_to_blame(ask, asked):
    assert ask(**asked).ways.strange == ""


def test_need_that_is_offered_is_not_missed_because_of_a_strange_word(catalogue):
    asked = Asked(text="qwerty zxcvb", filters={"need": ("payroll",)})
    assert needs_meant(asked, catalogue) == ()


def test_needs_beside_the_one_asked_for_are_offered(ask, catalogue):
    ways = ask(text="qwerty zxcvb", filters={"need": ("payroll",)}).ways.needs
    counts = catalogue.index.search(Query(limit=0)).facets["need"]
    assert "Time and attendance" in [way.text for way in ways] or ways
    assert all(count(way) == counts[way.url.split("need=")[1]] for way in ways)


def test_words_that_name_a_need_lead_to_it(ask):
    ways = ask(text="chấm công nhân viên bằng vệ tinh qwerty").ways
    assert any("need=attendance-timesheet" in way.url for way in ways.needs)


def test_a_need_that_looks_like_the_text_is_offered_by_its_name(ask):
    ways = ask(text="quản lý nghĩa trang").ways
    assert any("need=" in way.url for way in ways.needs)
    assert all(count(way) > 0 for way in ways.needs)


def test_a_product_that_looks_like_the_text_is_offered(ask):
    ways = ask(text="kiotvietzz qwerty").ways
    assert "KiotViet" in [way.text for way in ways.meant]


def test_needs_meant_are_those_filtered_by_and_those_said(catalogue):
    asked = Asked(text="tôi cần chấm công", filters={"need": ("payroll",)})
    assert needs_meant(asked, catalogue)[0] == "payroll"
    assert "attendance-timesheet" in needs_meant(asked, catalogue)
