"""Up to three platforms side by side; what cannot be shown is named."""

import pytest

from platforms.pages import compare_page


@pytest.fixture
def compare(catalogue):
    return lambda *slugs: compare_page(slugs, catalogue)


def slugs(page):
    return [column.listing.slug for column in page.columns]


def rows(page):
    return {row.question: row.cells for row in (*page.differing, *page.same)}


def test_platforms_stand_in_the_order_given(compare):
    assert slugs(compare("sapo", "kiotviet")) == ["sapo", "kiotviet"]


def test_one_given_twice_stands_once(compare):
    assert slugs(compare("sapo", "kiotviet", "sapo")) == ["sapo", "kiotviet"]


def test_a_fourth_is_left_out_by_name(compare):
    page = compare("sapo", "kiotviet", "misa-amis", "1office")
    assert slugs(page) == ["sapo", "kiotviet", "misa-amis"]
    assert page.left_out == ("1Office",)


@pytest.mark.parametrize("slug", ["nobody", "cmc-c-invoice", "😀", "x" * 10_000, "\u202esapo2"])
def test_an_unknown_one_is_named(compare, slug):
    page = compare("sapo", slug)
    assert slugs(page) == ["sapo"]
    assert page.unknown == (slug.replace("\u202e", "")[:40],)


def test_many_unknown_ones_are_named_in_short(compare):
    assert len(compare(*(f"nobody-{n}" for n in range(50))).unknown) == 5


def test_fewer_than_two_are_no_comparison(compare):
    assert not compare("sapo").is_comparison
    assert compare("sapo").differing == ()


def test_rows_are_told_apart_by_whether_answers_differ(compare):
    page = compare("sapo", "kiotviet")
    assert all(len(set(row.cells)) == 2 for row in page.differing)
    assert all(len(set(row.cells)) == 1 for row in page.same)
    assert len(page.differing) + len(page.same) == 17


def test_answers_are_those_of_the_listings(compare):
    answers = rows(compare("sapo", "kiotviet"))
    assert answers["Can I try it for free?"] == (("Not known",), ("10 days free trial",))
    assert "Retail point of sale" in answers["What is it made for?"][1]
    assert answers["How do I get my data out?"] == (("Not known",), ("Not known",))


def test_a_column_leads_to_the_others_without_it(compare):
    page = compare("sapo", "kiotviet", "misa-amis")
    assert page.columns[1].without_url == "/en/compare/?p=sapo&p=misa-amis"


def test_similar_ones_are_offered_while_there_is_room(compare):
    assert len(compare("sapo", "kiotviet").suggestions) == 4
    assert compare("sapo", "kiotviet", "misa-amis").suggestions == ()


def test_a_suggestion_is_no_platform_already_compared(compare):
    page = compare("sapo", "kiotviet")
    assert all(
        other.url.startswith("/en/compare/?p=sapo&p=kiotviet&p=") for other in page.suggestions
    )


def test_the_address_to_share_holds_what_is_shown(compare):
    assert compare("sapo", "nobody", "kiotviet").url.endswith("/en/compare/?p=sapo&p=kiotviet")
