"""Too many requests are told how long to wait, in words and in the header."""

from django.test import RequestFactory
from django.utils import translation

from ui.responses import too_many


def test_too_many_says_how_long_to_wait():
    with translation.override("en"):
        response = too_many(RequestFactory().get("/"), 90)
    assert (response.status_code, response["Retry-After"]) == (429, "90")
    assert "90 seconds" in response.content.decode()
