import pytest
from django.contrib.auth import hashers
from django.urls import reverse

from ledger.models import RateCounter
from tests.staff import colleague

pytestmark = pytest.mark.ignore_template_errors
LOGIN = reverse("admin:login")
PASSWORD = "song-hong-chay-ra-bien"


@pytest.fixture
def user(db):
    return colleague("moderator", email="duyet@example.vn", password=PASSWORD)


def attempt(client, email="duyet@example.vn", password="sai", address="10.0.0.1"):
    data = {"username": email, "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address)


def errors(response):
    return str(response.context["form"].non_field_errors())


def test_the_right_password_opens_the_admin(client, user):
    assert attempt(client, password=PASSWORD).url == reverse("admin:index")


def test_one_goes_on_to_where_one_wanted(client, user):
    data = {"username": user.email, "password": PASSWORD, "next": "/admin/platforms/"}
    assert client.post(LOGIN, data).url == "/admin/platforms/"


def test_one_does_not_go_on_to_another_host(client, user):
    data = {"username": user.email, "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(LOGIN, data).url == reverse("admin:index")


def test_the_eleventh_attempt_at_an_account_must_wait(client, user):
    for number in range(10):
        attempt(client, address=f"10.0.0.{number}")
    assert attempt(client, address="10.0.1.1").status_code == 429


def test_the_eleventh_attempt_from_an_address_must_wait(client, user):
    for number in range(10):
        attempt(client, email=f"ai{number}@example.vn")
    assert attempt(client).status_code == 429


def test_waiting_is_told_in_minutes_and_in_the_header(client, user):
    for _ in range(11):
        response = attempt(client)
    assert 0 < int(response["Retry-After"]) <= 300
    assert "5" in errors(response)


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


def test_an_account_without_rights_is_answered_like_an_unknown_one(client, db):
    colleague(None, email="ngoai@example.vn", password=PASSWORD, is_staff=False)
    outsider = attempt(client, email="ngoai@example.vn", password=PASSWORD)
    assert errors(outsider) == errors(attempt(client, email="ai@example.vn"))


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


def test_signing_out_needs_a_form(client, user):
    client.force_login(user)
    assert client.get(reverse("admin:logout")).status_code == 405
