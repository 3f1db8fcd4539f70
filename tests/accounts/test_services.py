from datetime import timedelta

import pytest
from django.urls import resolve

from accounts.models import User
from accounts.services import LinkUsedError, admit_admin, user_of_link, welcome_link
from accounts.tokens import welcome_tokens
from tests.staff import colleague


def parts(link, settings):
    return resolve(link.removeprefix(settings.SITE_URL)).kwargs


@pytest.fixture
def user(db):
    user = colleague("moderator")
    user.set_unusable_password()
    user.save()
    return user


@pytest.fixture
def key(user, settings):
    return parts(welcome_link(user), settings)


def later(monkeypatch, **time):
    """The clock of the tokens is Django's: there is no way to pass a moment in."""
    now = welcome_tokens._now()
    monkeypatch.setattr(welcome_tokens, "_now", lambda: now + timedelta(**time))


def test_a_link_names_its_account(user, key):
    assert user_of_link(**key) == user


def test_a_link_starts_with_the_address_of_the_site(user, settings):
    assert welcome_link(user).startswith(f"{settings.SITE_URL}/admin/welcome/")


def test_a_link_is_dead_once_a_password_is_set(user, key):
    user.set_password("matkhau-rat-dai-va-kho")
    user.save()
    with pytest.raises(LinkUsedError):
        user_of_link(**key)


def test_a_link_lives_for_a_day(user, key, monkeypatch):
    later(monkeypatch, hours=23, minutes=59)
    assert user_of_link(**key) == user


def test_a_link_is_dead_after_a_day(user, key, monkeypatch):
    later(monkeypatch, hours=24, minutes=1)
    with pytest.raises(LinkUsedError):
        user_of_link(**key)


def test_a_link_opens_no_other_account(user, key, settings):
    other = parts(welcome_link(colleague("auditor")), settings)
    with pytest.raises(LinkUsedError):
        user_of_link(key=other["key"], token=key["token"])


def test_a_link_of_an_account_switched_off_is_dead(user, key):
    User.objects.filter(pk=user.pk).update(is_active=False)
    with pytest.raises(LinkUsedError):
        user_of_link(**key)


@pytest.mark.parametrize(
    ("key", "token"),
    [
        ("MQ", ""),
        ("MQ", "-"),
        ("MQ", "abc-def"),
        ("%%%", "abc-def"),
        ("Mzk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "abc-def"),
        ("w6k", "abc-def"),
        ("", ""),
    ],
)
def test_a_forged_link_opens_nothing(db, key, token):
    with pytest.raises(LinkUsedError):
        user_of_link(key=key, token=token)


def test_an_administrator_is_made_without_a_password(db):
    user = admit_admin(email="Hong@Example.vn").user
    assert (user.email, user.is_superuser, user.has_usable_password()) == (
        "hong@example.vn",
        True,
        False,
    )


def test_an_administrator_is_found_again(db):
    first = admit_admin(email="hong@example.vn")
    again = admit_admin(email="HONG@example.vn")
    assert (again.user, again.is_new, again.is_promoted) == (first.user, False, False)


def test_somebody_else_is_promoted(user):
    admission = admit_admin(email=user.email)
    assert (admission.user.is_superuser, admission.is_promoted) == (True, True)


def test_an_account_switched_off_is_switched_on(db):
    colleague("superuser", email="tat@example.vn", is_active=False)
    assert admit_admin(email="tat@example.vn").user.is_active
