"""A platform's page: each fact with where it comes from, and unknown where nobody states it."""

from dataclasses import replace

import pytest

from platforms.pages import detail_page
from platforms.pages.detail import exit_card, host_of, reference, suits
from platforms.wording import judged
from ui.bilingual import Bilingual


@pytest.fixture
def kiotviet(catalogue):
    return detail_page("kiotviet", catalogue)


def test_needs_are_told_apart_and_lead_to_the_filtered_list(kiotviet):
    core = [need.url for need in kiotviet.core]
    assert core[0] == "/en/platforms/?need=pos-retail"
    assert len(core) == 3
    assert len(kiotviet.supporting) == 9


def test_a_second_hand_price_names_its_source(kiotviet):
    plan = kiotviet.plans[0]
    assert kiotviet.price == "From VND\xa0250,000/device/month (second-hand, not checked)"
    assert plan.is_second_hand
    assert plan.source.text == "a public file, address not recorded"


def test_how_it_is_paid_is_said_where_no_price_is(catalogue):
    page = detail_page("misa-amis", catalogue)
    assert page.plans == ()
    assert page.charges == ("Price on request",)


def test_a_trial_names_its_source(kiotviet):
    assert kiotviet.trial == "10 days free trial"
    assert kiotviet.trial_source.text == "scribd.com"


def test_links_say_which_side_declares_them(kiotviet):
    said = {link.name: (bool(link.url), link.declared) for link in kiotviet.links}
    assert said["Viettel Post"] == (True, "this one says so")
    assert said["GrabFood"] == (False, "this one says so")


def test_sources_come_with_their_dates(kiotviet):
    assert kiotviet.sources[0].reference.text == "hub.meltano.com"
    assert {source.retrieved_on.isoformat() for source in kiotviet.sources} == {"2026-11-22"}


OURS = "Judged by our editors from the sources below; the vendor has not confirmed it."


@pytest.mark.parametrize(
    ("confirmed_by", "said"),
    [
        (
            "Nhóm biên tập SMEdx",
            OURS,
        ),
        ("", OURS),
        ("Đỗ Văn Nam", "Our staff have looked into it."),
        (None, "Confirmed by the vendor; our staff have looked into it."),
    ],
    ids=["editors", "nobody", "an officer", "the vendor"],
)
def test_who_stands_behind_a_judgement_is_said_as_it_is(catalogue, confirmed_by, said):
    item = catalogue.listings["kiotviet"]
    name = item.vendor.name if confirmed_by is None else confirmed_by
    assert judged(replace(item, confirmed_by=name)) == said


def test_similar_ones_are_others(kiotviet):
    assert "/en/platforms/sapo/" in kiotviet.similar
    assert "/en/platforms/kiotviet/" not in kiotviet.similar


def test_comparison_starts_with_this_one_and_two_similar(kiotviet):
    assert kiotviet.compare_url.startswith("/en/compare/?p=kiotviet&p=")
    assert kiotviet.compare_url.count("p=") == 3


def test_a_draft_has_no_page(catalogue):
    assert detail_page("cmc-c-invoice", catalogue) is None


def test_the_page_needs_no_query(catalogue, django_assert_num_queries):
    detail_page("kiotviet", catalogue)
    with django_assert_num_queries(0):
        detail_page("kiotviet", catalogue)


def test_what_nobody_states_becomes_a_question(catalogue):
    card = exit_card(catalogue.listings["kiotviet"])
    assert card.facts == ()
    assert len(card.questions) == 5


def test_what_is_stated_is_not_asked(catalogue):
    item = replace(
        catalogue.listings["kiotviet"],
        export_formats="CSV",
        exit_terms=Bilingual("30 ngày", "30 days"),
    )
    card = exit_card(item)
    assert card.facts == (("Formats of export", "CSV"), ("Leaving", "30 days"))
    assert card.questions == ()


def test_unknown_sizes_and_sectors_say_so(catalogue):
    item = replace(catalogue.listings["kiotviet"], sizes=(), sectors=())
    answers = dict(suits(item, catalogue.taxonomy))
    assert answers["Size of business"] == answers["Sectors"] == "Not known"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.kiotviet.vn/a", "kiotviet.vn"),
        ("https://amis.misa.vn", "amis.misa.vn"),
        ("", ""),
    ],
)
def test_a_site_is_named_by_its_host(address, host):
    assert host_of(address) == host


@pytest.mark.parametrize("text", ["javascript:alert(1)", "a public file", ""])
def test_only_web_addresses_become_links(text):
    assert reference(text).address == ""
