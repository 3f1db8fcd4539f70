"""Answers of any app: waiting is said in words, and a cut page forgets no message."""

from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.utils import translation

from ui.responses import filled_page, too_many


def test_too_many_says_how_long_to_wait():
    with translation.override("en"):
        response = too_many(RequestFactory().get("/"), 90)
    assert (response.status_code, response["Retry-After"]) == (429, "90")
    assert "2 minutes" in response.content.decode()


def page(*, message=""):
    request = RequestFactory().get("/platforms/?q=kho")
    request._messages = CookieStorage(request)
    if message:
        messages.success(request, message)
    return filled_page(request, "404.html", {}).content.decode()


def test_a_cut_page_carries_what_the_header_shows():
    assert 'name="q" maxlength="200" value="kho"' in page()
    assert 'href="/en/platforms/?q=kho"' in page()


def test_a_cut_page_with_a_message_shows_it():
    assert "Đã lưu" in page(message="Đã lưu")
    assert "Đã lưu" not in page()
