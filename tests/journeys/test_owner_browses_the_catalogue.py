"""An owner on a phone looks for software, weighs three, and says what is wrong with one."""

import html
import re

import pytest

from ledger.models import DailyCount, ProblemReport, Wish

LINK = re.compile(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile"}


class Reader:
    """Reads pages as they come, without JavaScript, and follows links by their words."""

    def __init__(self, client):
        self.client = client

    def open(self, path):
        self.response = self.client.get(path, headers=PHONE)
        self.page = self.response.content.decode()
        return self

    def follow(self, words):
        """Open the first link that holds these words."""
        for address, inside in re.findall(
            r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', self.page, re.S
        ):
            if words in html.unescape(re.sub(r"<[^>]+>", "", inside)):
                return self.open(html.unescape(address))
        raise AssertionError(f"no link “{words}”")

    def names(self):
        found = re.findall(r'platform-card__name"><a href="[^"]+">([^<]+)</a>', self.page)
        return [html.unescape(name) for name in found]


@pytest.fixture
def owner(client, db):
    return Reader(client)


def test_she_finds_accounting_software_without_typing_diacritics(owner):
    owner.open("/en/platforms/?q=phan+mem+ke+toan")
    assert owner.names()[0] == "MISA AMIS Kế toán"


def test_she_is_told_how_her_typing_was_read(owner):
    owner.open("/en/platforms/?q=kiotvit")
    assert "You typed “kiotvit”; we searched for “kiotviet”." in owner.page
    assert owner.names() == ["KiotViet"]


def test_she_narrows_down_and_takes_a_filter_back(owner):
    owner.open("/en/platforms/?need=payroll&size=large")
    narrow = owner.names()
    owner.follow("Remove: Large")
    assert set(narrow) < set(owner.names())
    assert len(owner.names()) == 6


def test_she_goes_from_the_list_to_a_listing_to_its_vendor(owner):
    owner.open("/en/platforms/?q=kiotviet").follow("KiotViet")
    assert "<h1" in owner.page
    assert "second-hand, not checked" in owner.page
    owner.follow("Công ty Cổ phần Công nghệ KiotViet (Citigo)")
    assert owner.names() == ["KiotViet"]


def test_she_sees_where_a_listing_comes_from(owner):
    owner.open("/en/platforms/kiotviet/")
    assert "Last checked on 22 November 2026 by the SMEdx editors" in owner.page
    assert "Ask the vendor before you sign" in owner.page


def test_she_compares_with_similar_ones_and_takes_one_away(owner):
    owner.open("/en/platforms/kiotviet/").follow("Compare")
    assert owner.page.count('role="columnheader"') == 4
    owner.follow("Remove")
    assert owner.page.count('role="columnheader"') == 3
    assert "What does it cost?" in owner.page


def test_a_fourth_platform_is_refused_with_the_reason(owner):
    owner.open("/en/compare/?p=kiotviet&p=sapo&p=misa-amis&p=1office")
    assert "1Office was left out: only three fit side by side" in owner.page


def test_she_leaves_for_the_vendor_and_that_is_counted(owner):
    owner.open("/en/platforms/kiotviet/").follow("Visit the site")
    assert owner.response["Location"] == "https://www.kiotviet.vn"
    assert DailyCount.objects.get().times == 1


def test_what_nobody_offers_is_kept_and_she_is_shown_a_way_on(owner):
    owner.open("/en/platforms/?q=qwerty+zxcvb&need=payroll")
    assert "We know no such word" in owner.page
    assert "We have noted what you were looking for" in owner.page
    wish = Wish.objects.get()
    assert (wish.text, wish.needs, wish.filters) == ("qwerty zxcvb", [], "need=payroll")
    owner.follow("Without “qwerty zxcvb”")
    assert len(owner.names()) == 6


def test_a_mistyped_filter_is_named_and_the_list_still_comes(owner):
    owner.open("/en/platforms/?need=payrol&size=micro")
    assert "There is no filter “need=payrol”; it was left out." in owner.page
    assert owner.names()


def test_she_reports_a_wrong_price_once_though_she_presses_twice(owner):
    owner.open("/en/platforms/kiotviet/").follow("Report a problem with this page")
    key = re.search(r'name="request_key" value="([^"]+)"', owner.page)[1]
    said = {"reason": "WRONG_FACT", "text": "The price is another.", "request_key": key}
    for _ in range(2):
        answer = owner.client.post("/en/platforms/kiotviet/report/", said, follow=True)
    assert "Your report was kept." in answer.content.decode()
    assert ProblemReport.objects.get().text == "The price is another."
