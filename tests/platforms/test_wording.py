"""Facts in words: what is unknown is said to be unknown, what is second-hand is said to be so."""

import pytest
from django.utils import translation

from platforms import wording
from platforms.choices import Charge, Per, Period
from platforms.listing import Link, Plan
from ui.bilingual import Bilingual

NOTE = Bilingual("")


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def plan(charge, price=None, period=None, per=None, *, is_second_hand=False):
    return Plan("", charge, price, period, per, NOTE, "a page", is_second_hand)


@pytest.mark.parametrize(
    ("plans", "line"),
    [
        ([], "Price: ask the vendor (not published)"),
        ([plan(Charge.QUOTE)], "Price: ask the vendor (not published)"),
        ([plan(Charge.PER_MONTH)], "Price: ask the vendor (not published)"),
        ([plan(Charge.FREE)], "Free"),
        ([plan(Charge.FREEMIUM)], "Has a free plan; other prices are not published"),
        ([plan(Charge.PER_MONTH, 99_000, Period.MONTH)], "From VND\xa099,000/month"),
        (
            [plan(Charge.PER_MONTH, 99_000, Period.MONTH, is_second_hand=True)],
            "From VND\xa099,000/month (second-hand, not checked)",
        ),
        (
            [plan(Charge.PER_YEAR, 900_000, Period.YEAR), plan(Charge.PER_USE, 500, Period.USE)],
            "From VND\xa0900,000/year",
        ),
    ],
    ids=["none", "quote", "unknown", "free", "freemium", "known", "second-hand", "by month"],
)
def test_price_says_what_is_known(plans, line):
    assert wording.price(plans) == line


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (plan(Charge.PER_USER, 50_000, Period.MONTH, Per.USER), "VND\xa050,000/user/month"),
        (plan(Charge.PER_USE, 500, Period.USE, Per.INVOICE), "VND\xa0500/invoice"),
        (plan(Charge.QUOTE, 9_000_000, Period.ONCE), "VND\xa09,000,000, paid once"),
        (plan(Charge.QUOTE), ""),
    ],
    ids=["per user", "per invoice", "once", "unknown"],
)
def test_amount_carries_its_units(row, line):
    assert wording.amount(row) == line


@pytest.mark.parametrize(("language", "text"), [("en", "10,000"), ("vi", "10.000")])
def test_thousands_are_set_apart_as_the_language_does(language, text):
    with translation.override(language):
        assert wording.number(10_000) == text


@pytest.mark.parametrize(
    ("side", "said"),
    [("both", "both say so"), ("this", "this one says so"), ("other", "the other one says so")],
)
def test_a_link_says_who_declares_it(side, said):
    assert wording.declared_by(Link("Sapo", "sapo", side)) == said


@pytest.mark.parametrize(
    ("note", "address", "kind"),
    [
        ("vendor help: trial", "https://a.vn", "The vendor's page"),
        ("public code: domains", "", "Public source code"),
        ("third-party SDK", "https://a.vn", "Somebody else's page"),
        ("", "https://a.vn", "A web page"),
        ("", "", "A public document"),
    ],
)
def test_a_source_is_called_by_its_kind(note, address, kind):
    assert wording.source_kind(note, address) == kind


def test_known_sources_are_said_in_the_reader_s_language():
    source = "general knowledge, not checked"
    with translation.override("vi"):
        assert wording.source_of("báo Nhân Dân") == "báo Nhân Dân"
    assert wording.source_of(source) == source


def test_every_value_of_the_choices_has_a_name():
    from platforms.choices import Deployment, Evidence, Language, SizeClass

    assert set(wording.SIZES) == set(SizeClass.values)
    assert set(wording.DEPLOYMENTS) == set(Deployment.values)
    assert set(wording.LANGUAGES) == set(Language.values)
    assert set(wording.EVIDENCE) == set(Evidence.values) - {"none"}
