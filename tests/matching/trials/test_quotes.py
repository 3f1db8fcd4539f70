"""One question for prices to up to three vendors, and their answers beside each other."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail

from accounts.consents import Wording, withdraw_consent
from accounts.models import Consent, Purpose
from ledger.models import Notice
from matching.models import Quote, QuoteRequest
from matching.trials.basket import send_waiting
from matching.trials.mails import write_to_vendor
from matching.trials.pages import quotes_page
from matching.trials.quotes import (
    Price,
    QuoteClosedError,
    TooManyVendorsError,
    Wanted,
    answer_quote,
    ask_quotes,
    quoted_for,
)
from matching.trials.services import PlatformGoneError
from platforms.models import Vendor
from platforms.persons.checking import people_named
from tests.matching.trials.conftest import AT, PASSED
from tests.staff import colleague

SLUGS = ("kiotviet", "misa-eshop", "pos365")


def wanted(*slugs, key=None):
    words = {slug: Wording(Purpose.SHARE_WITH_VENDOR, "Tôi đồng ý", "1") for slug in slugs}
    return Wanted(words, PASSED, key or uuid4())


@pytest.fixture
def request_made(enterprise, owner, reachable):
    return ask_quotes(enterprise=enterprise, wanted=wanted(*SLUGS), by=owner, at=AT)


def quote(request, slug="kiotviet"):
    return request.quotes.get(platform__slug=slug)


def test_each_vendor_is_asked_with_consent_of_its_own(request_made, owner):
    assert list(request_made.quotes.order_by("place").values_list("platform__slug", flat=True)) == [
        *SLUGS
    ]
    assert Consent.objects.filter(user=owner).count() == 3


def test_who_could_not_be_asked_is_not_said_to_be_silent(request_made):
    page = quotes_page(request_made)
    assert (page["waiting"], page["unreached"]) == (["KiotViet"], ["MISA eShop", "POS365"])


def test_what_was_withdrawn_is_neither_looked_for_nor_waited_for(request_made, owner):
    for each in request_made.quotes.select_related("consent"):
        about = each.consent.about
        withdraw_consent(user=owner, purpose=Purpose.SHARE_WITH_VENDOR, about=about, at=AT)
    page = quotes_page(request_made)
    assert (page["waiting"], page["unreached"]) == ([], [])
    assert page["withdrawn"] == ["KiotViet", "MISA eShop", "POS365"]
    rows = {row[0]: row[1:] for row in page["rows"]}
    assert rows["Mỗi tháng"] == ["đã rút"] * 3
    assert quoted_for(request_made.enterprise_id, today=AT.date()).waiting == frozenset()
    Vendor.objects.update(contact_email="moi@example.vn")
    assert send_waiting(at=AT) == 0


def test_the_same_form_twice_is_one_request(enterprise, owner):
    form = wanted("kiotviet")
    for _ in range(2):
        ask_quotes(enterprise=enterprise, wanted=form, by=owner, at=AT)
    assert (QuoteRequest.objects.count(), Quote.objects.count()) == (1, 1)


@pytest.mark.parametrize("slugs", [(), (*SLUGS, "sapo")], ids=["none", "four"])
def test_none_and_a_fourth_are_refused(enterprise, owner, slugs):
    with pytest.raises(TooManyVendorsError):
        ask_quotes(enterprise=enterprise, wanted=wanted(*slugs), by=owner, at=AT)


def test_a_platform_that_went_meanwhile_undoes_the_whole_request(enterprise, owner):
    with pytest.raises(PlatformGoneError):
        ask_quotes(enterprise=enterprise, wanted=wanted("kiotviet", "x"), by=owner, at=AT)
    assert not QuoteRequest.objects.exists()


def test_only_who_has_an_address_is_written_to(request_made):
    for each in request_made.quotes.order_by("place"):
        write_to_vendor(kind="quote", pk=each.pk, at=AT)
    assert [letter.to for letter in mail.outbox] == [["ban-hang@kiotviet.example"]]


def test_an_answer_fills_the_comparison_and_is_told(request_made, owner):
    price = Price(250_000, 1_000_000, "3 máy", date(2026, 12, 31))
    answer_quote(quote=quote(request_made), price=price, at=AT)
    rows = {row[0]: row[1:] for row in quotes_page(request_made)["rows"]}
    first_year = next(values for values in rows.values() if "4.000.000" in values[0])
    assert first_year[1] == "–"
    assert Notice.objects.get(kind="quote-answered").user == owner


def test_a_part_that_is_not_named_makes_no_sum(request_made):
    answer_quote(quote=quote(request_made), price=Price(250_000, None), at=AT)
    cells = [row[1] for row in quotes_page(request_made)["rows"]]
    assert not [cell for cell in cells if "3.000.000" in cell]


def test_a_price_is_not_changed_behind_the_owner(request_made):
    answer_quote(quote=quote(request_made), price=Price(250_000, None), at=AT)
    with pytest.raises(QuoteClosedError):
        answer_quote(quote=quote(request_made), price=Price(900_000, None), at=AT)
    assert quote(request_made).monthly_vnd == 250_000


def test_a_vendor_may_name_no_price(request_made):
    answer_quote(quote=quote(request_made), price=None, at=AT)
    assert quote(request_made).state == Quote.State.DECLINED
    assert Notice.objects.filter(kind="quote-declined").count() == 1


def test_who_asks_for_prices_is_not_named_in_what_is_said_of_a_platform(request_made, owner):
    owner.name = "Quách Thị Tuyết Mai"
    owner.save(update_fields=["name"])
    one = quote(request_made).platform
    said = "Quach Thi Tuyet Mai chờ giá mãi."
    assert people_named(said, about=[one], by=colleague("moderator")) == ("Quach Thi Tuyet Mai",)
