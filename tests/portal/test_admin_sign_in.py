"""Colleagues sign in where everybody does; tries are counted before any password is hashed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from ledger.models import RateCounter
from tests.staff import admit, colleague

LOGIN = "/accounts/login/"
PASSWORD = "song-hong-chay-ra-bien"


@pytest.fixture
def user(db):
    return colleague("moderator", email="duyet@example.vn", password=PASSWORD)


def attempt(client, email="duyet@example.vn", password="sai", address="10.0.0.1"):
    data = {"login": email, "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address)


def errors(response):
    return str(response.context["form"].non_field_errors())


def test_the_right_password_opens_the_admin(client, user):
    assert attempt(client, password=PASSWORD).url == reverse("admin:index")


def test_one_goes_on_to_where_one_wanted(client, user):
    data = {"login": user.email, "password": PASSWORD, "next": "/admin/platforms/"}
    assert client.post(LOGIN, data).url == "/admin/platforms/"


def test_one_does_not_go_on_to_another_host(client, user):
    data = {"login": user.email, "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(LOGIN, data).url == reverse("admin:index")


def test_the_eleventh_attempt_at_an_account_must_wait(client, user):
    for number in range(10):
        attempt(client, address=f"10.0.0.{number}")
    assert attempt(client, address="10.0.1.1").status_code == 429


def test_an_address_that_tries_many_accounts_must_wait(client, user, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "login-address": (10, timedelta(minutes=5))}
    for number in range(10):
        attempt(client, email=f"ai{number}@example.vn")
    assert attempt(client).status_code == 429


def test_waiting_is_told_in_minutes_and_in_the_header(client, user):
    for _ in range(11):
        response = attempt(client)
    assert 0 < int(response["Retry-After"]) <= 300
    assert "5" in response.content.decode()


def test_even_the_right_password_waits(client, user):
    for _ in range(10):
        attempt(client)
    assert attempt(client, password=PASSWORD).status_code == 429


def test_who_waits_costs_no_hash(client, user, monkeypatch):
    for _ in range(10):
        attempt(client)
    monkeypatch.setattr(hashers, "verify_password", None)
    assert attempt(client, password=PASSWORD).status_code == 429


def test_unknown_and_known_accounts_are_answered_alike(client, user):
    known, unknown = attempt(client), attempt(client, email="ai@example.vn")
    assert (known.status_code, errors(known)) == (unknown.status_code, errors(unknown))


def test_the_admin_leads_to_the_sign_in_of_everybody(client, db):
    answer = client.get("/admin/platforms/", follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=%2Fadmin%2Fplatforms%2F"


def test_who_has_no_rights_is_refused_the_admin(client, db):
    client.force_login(colleague(None, email="ngoai@example.vn", is_staff=False))
    assert client.get(reverse("admin:login")).status_code == 403


def test_unknown_accounts_wait_like_known_ones(client, db):
    for number in range(10):
        attempt(client, email="ai@example.vn", address=f"10.0.0.{number}")
    assert attempt(client, email="AI@example.vn", address="10.0.1.1").status_code == 429


def test_no_address_is_kept_with_the_counts(client, user):
    attempt(client)
    keys = " ".join(RateCounter.objects.values_list("key", flat=True))
    assert "duyet" not in keys
    assert "10.0.0.1" not in keys


@pytest.mark.parametrize(
    "email", ["", "a" * 10_000, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")]
)
def test_an_odd_name_is_no_error(client, db, email):
    assert attempt(client, email=email).status_code == 200


def test_nul_in_a_name_is_no_error(client, db):
    assert attempt(client, email="a\0b").status_code == 200


@pytest.mark.ignore_template_errors
def test_signing_out_needs_a_form(client, user):
    admit(client, user)
    assert client.get(reverse("admin:logout")).status_code == 405


def test_parallel_tries_do_not_slip_through(committed_db):
    colleague("moderator", email="duyet@example.vn", password=PASSWORD)
    try:
        with ThreadPoolExecutor(8) as pool:
            codes = list(pool.map(lambda _: _try_in_thread(), range(24)))
        assert codes.count(200) == 10
        assert codes.count(429) == 14
    finally:
        User.objects.filter(email="duyet@example.vn").delete()
        RateCounter.objects.all().delete()


def _try_in_thread():
    try:
        return attempt(Client()).status_code
    finally:
        connection.close()
