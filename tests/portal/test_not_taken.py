"""A form that was not taken shows what was typed and offers to send it, by a press of hers."""

import re

import pytest
from django.test import Client, RequestFactory

from ledger.kinds import Delivery, Group
from ledger.notices import delivery_of
from tests.owners import owner
from ui.responses import too_many

PATH = "/my/notices/choices/"
HERE = {"Origin": "http://testserver"}
SENT = {
    "MATCHES": "DAILY",
    "TRIALS": "PORTAL",
    "REMINDERS": "WEEKLY",
    "CALLS": "DAILY",
    "note": "Kho hay thiếu hàng <b>\nmà không biết",
}


@pytest.fixture
def person(db):
    return owner()


@pytest.fixture
def browser(person):
    """Signed in, with the form of a session before."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    browser.get("/my/notices/")
    return browser


def html(response):
    return response.content.decode()


def hidden(page):
    form = page[page.index(f'action="{PATH}"') :]
    pairs = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: value.replace("&lt;", "<").replace("&gt;", ">") for name, value in pairs}


def test_an_old_form_is_sent_by_one_press(browser, person):
    stopped = browser.post(PATH, {**SENT, "csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    page = html(stopped)
    assert stopped.status_code == 403
    assert "no-store" in stopped["Cache-Control"]
    assert "Kho hay thiếu hàng &lt;b&gt;\nmà không biết</textarea>" in page
    assert "tải lại trang" not in page
    assert browser.post(PATH, hidden(page), headers=HERE).status_code == 302
    assert delivery_of(person)[Group.TRIALS] is Delivery.PORTAL


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {**HERE, "Sec-Fetch-Site": "cross-site"}],
)
def test_a_foreign_form_is_not_offered(browser, headers):
    page = html(browser.post(PATH, SENT, headers=headers))
    assert "Kho hay thiếu" not in page
    assert f'action="{PATH}"' not in page


def test_a_browser_that_does_not_say_where_from_shows_the_words_alone(browser):
    page = html(browser.post(PATH, SENT))
    assert "Kho hay thiếu hàng" in page
    assert f'action="{PATH}"' not in page


def test_what_lacks_its_secrets_is_shown_and_not_offered(browser):
    sent = {"old_password": "Mat khau cu rat dai", "code": "12 34 56", "note": "lời nhắn của tôi"}
    page = html(browser.post("/accounts/password/change/", sent, headers=HERE))
    assert "lời nhắn của tôi" in page
    assert "Mat khau" not in page
    assert "12 34 56" not in page
    assert 'action="/accounts/password/change/"' not in page


@pytest.mark.django_db
def test_who_was_too_fast_keeps_her_words():
    request = RequestFactory().post("/match/results/?a=1", {"text": "kho hay lệch", "need": "x"})
    page = html(too_many(request, 90))
    assert "kho hay lệch</textarea>" in page
    assert '<input type="hidden" name="need" value="x">' in page
    assert 'action="/match/results/?a=1"' in page
    assert "<textarea" not in html(too_many(RequestFactory().get("/"), 90))


def test_the_sign_in_says_that_the_text_is_kept(client, db):
    assert "được giữ" not in html(client.get("/accounts/login/"))
    page = html(client.post(PATH, SENT, follow=True))
    assert "Những gì bạn vừa viết vẫn được giữ" in page
