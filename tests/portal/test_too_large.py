"""What is too large is answered with a page, whatever of it is too much."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def careful():
    return Client(raise_request_exception=False)


def report():
    return reverse("platform-report", args=["kiotviet"])


def test_a_request_that_is_too_long_is_not_even_read(db, careful, settings):
    settings.REQUEST_MAX_BYTES = 1_000
    page = careful.post(report(), {"text": "x" * 2_000})
    assert page.status_code == 413
    assert "một lần" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATA_UPLOAD_MAX_MEMORY_SIZE", 100), ("DATA_UPLOAD_MAX_NUMBER_FIELDS", 1)],
)
def test_too_much_text_and_too_many_fields_are_told_in_words(db, careful, settings, name, value):
    setattr(settings, name, value)
    page = careful.post(report(), {"text": "x" * 500, "reason": "OTHER"})
    assert page.status_code == 413
    assert "10 MB" in page.content.decode()


def test_programs_are_told_as_programs(db, careful, settings):
    settings.REQUEST_MAX_BYTES = 10
    answer = careful.post("/api/v1/match", {"text": "x" * 99}, content_type="application/json")
    assert (answer.status_code, set(answer.json())) == (413, {"detail", "errors"})


def fields(number):
    return "&".join(["a=1"] * number)


@pytest.mark.parametrize("path", ["/", "/platforms/", "/learn/", "/duties/", "/survey/results/"])
def test_too_many_fields_in_an_address_are_told_in_words(db, careful, settings, path):
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    page = careful.get(f"{path}?{fields(most + 1)}")
    assert page.status_code == 413
    assert "một lần" in page.content.decode()
    assert careful.get(f"{path}?{fields(most)}").status_code == 200


def test_too_many_fields_in_an_address_of_the_api(db, careful, settings):
    answer = careful.get(f"/api/v1/platforms?{fields(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}")
    assert (answer.status_code, set(answer.json())) == (413, {"detail", "errors"})
