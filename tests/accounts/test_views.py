import pytest
from django.urls import reverse

from accounts.models import User
from accounts.services import welcome_link
from tests.staff import colleague

GOOD = "song-hong-chay-ra-bien"


@pytest.fixture
def user(db):
    user = colleague("moderator", email="duyet@example.vn")
    user.set_unusable_password()
    user.save()
    return user


@pytest.fixture
def path(user, settings):
    return welcome_link(user).removeprefix(settings.SITE_URL)


def send(client, path, first=GOOD, second=GOOD):
    return client.post(path, {"new_password1": first, "new_password2": second})


def test_the_page_opens_without_an_account(client, path):
    assert client.get(path).status_code == 200


def test_the_page_says_what_a_password_needs(client, path):
    assert "12" in client.get(path).context["form"].fields["new_password1"].help_text


def test_a_good_password_leads_to_signing_in_and_the_second_factor(client, path):
    assert send(client, path).url == "/accounts/login/?next=%2Faccounts%2F2fa%2Ftotp%2Factivate%2F"


def test_the_link_proves_the_address(client, path, user):
    send(client, path)
    user.refresh_from_db()
    assert user.email_verified_at
    assert user.emailaddress_set.get().verified


def test_the_new_password_signs_in(client, path, user):
    send(client, path)
    client.post(reverse("account_login"), {"login": user.email, "password": GOOD})
    assert client.get("/accounts/").context["user"] == user


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", ""),
        ("short", "short"),
        ("123456789012345", "123456789012345"),
        ("duyet@example.vn", "duyet@example.vn"),
        (GOOD, "another-one-altogether"),
        ("a\0b-and-much-longer", "a\0b-and-much-longer"),
    ],
    ids=["empty", "short", "digits", "own address", "unequal", "nul"],
)
def test_a_bad_password_is_told_and_not_set(client, path, user, first, second):
    response = send(client, path, first, second)
    assert response.status_code == 200
    assert not User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.parametrize(
    ("second", "wrong"), [("short", "new_password1"), ("other-than-that", "new_password2")]
)
def test_an_error_stands_at_the_field_it_belongs_to(client, path, second, wrong):
    first = "short" if second == "short" else GOOD
    assert list(send(client, path, first, second).context["form"].errors) == [wrong]


def test_a_link_works_once(client, path):
    send(client, path)
    assert client.get(path).status_code == 410


def test_a_used_link_changes_no_password(client, path, user):
    send(client, path)
    before = User.objects.get(pk=user.pk).password
    assert send(client, path, "mot-mat-khau-khac-han", "mot-mat-khau-khac-han").status_code == 410
    assert User.objects.get(pk=user.pk).password == before


def test_a_forged_link_says_how_to_get_a_new_one(client, db):
    response = client.get(reverse("account-welcome", args=["MQ", "abc-def"]))
    assert response.status_code == 410
    assert reverse("admin:login") in response.content.decode()


def test_the_address_is_told_to_no_other_host(client, path):
    assert client.get(path)["Referrer-Policy"] == "same-origin"


def test_the_page_is_not_kept_by_browsers(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


def test_other_methods_are_refused(client, path):
    assert client.put(path).status_code == 405
