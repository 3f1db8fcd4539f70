"""Cards are rendered once for a version and language, and say what is known."""

import pytest
from django.utils import translation

from platforms import snapshot
from platforms.cards import cards


@pytest.fixture
def catalogue(db):
    with translation.override("en"):
        yield snapshot.current()


def test_a_card_says_what_owners_look_for(catalogue):
    html = cards(["kiotviet"], catalogue)
    for fact in (
        "KiotViet",
        "Retail point of sale",
        "and 9 more needs",
        "10 days free trial",
        "From VND\xa0250,000/device/month (second-hand, not checked)",
        "last checked 22 November 2026",
    ):
        assert fact in html


def test_only_an_indirect_listing_is_marked_as_unconfirmed(catalogue):
    assert "Unconfirmed" in cards(["easysalon"], catalogue)
    assert "Unconfirmed" not in cards(["kiotviet"], catalogue)


def test_cards_keep_the_order_given(catalogue):
    html = cards(["sapo", "kiotviet"], catalogue)
    assert html.index("Sapo") < html.index("KiotViet")


def test_cards_are_rendered_once_for_a_version(catalogue, monkeypatch):
    first = cards(["kiotviet"], catalogue)
    monkeypatch.setattr("platforms.cards.render_to_string", lambda *args: "changed")
    assert cards(["kiotviet"], catalogue) == first


def test_languages_have_cards_of_their_own(catalogue):
    english = cards(["kiotviet"], catalogue)
    with translation.override("vi"):
        assert cards(["kiotviet"], catalogue) != english


def test_cards_do_not_fill_the_memory(catalogue, monkeypatch):
    monkeypatch.setattr("platforms.cards.MOST_KEPT", 5)
    catalogue.rendered.clear()
    cards(list(catalogue.listings)[:12], catalogue)
    assert len(catalogue.rendered) <= 5
