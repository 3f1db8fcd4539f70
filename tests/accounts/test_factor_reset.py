"""A colleague lost device and recovery codes: an administrator lets her set up new ones."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from accounts.staffing import NotStaffError, OwnFactorError, reset_second_factor
from tests.outbox import messages_to
from tests.owners import owner
from tests.staff import admit, colleague, sign_in

pytestmark = pytest.mark.ignore_template_errors
SAID = {"reason": "Gặp trực tiếp, phiếu số 7"}


def page(user):
    return reverse("admin:accounts_user_factor", args=[user.pk])


def with_factor(user):
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user


def has_factor(user):
    return Authenticator.objects.filter(user=user).exists()


@pytest.fixture
def boss(client, db):
    return with_factor(sign_in(client, Role.ADMIN))


@pytest.fixture
def her(boss):
    return with_factor(colleague(Role.MODERATOR))


@pytest.fixture
def browser(her):
    """One of her browsers, in which she is signed in."""
    browser = Client()
    admit(browser, her)
    UserSession.objects.create(user=her, session_key=browser.session.session_key, ip="127.0.0.1")
    assert browser.get("/admin/").status_code == 200
    return browser


def test_she_is_signed_out_told_and_sets_up_a_new_one(client, boss, her, browser):
    assert client.get(page(her)).status_code == 200
    for _click in range(2):
        client.post(page(her), SAID)
    assert not has_factor(her)
    assert browser.get("/admin/").url.startswith("/admin/login/")
    (letter,) = messages_to(her.email)
    assert str(boss) in letter
    admit(browser, her, seconds_ago=None)
    assert browser.get("/admin/").url == "/accounts/2fa/"
    assert has_factor(boss)


def test_the_history_says_when_who_and_why(client, boss, her):
    client.post(page(her), SAID)
    shown = client.get(reverse("admin:accounts_user_history", args=[her.pk])).content.decode()
    assert SAID["reason"] in shown
    event = User.pgh_event_model.objects.filter(pgh_obj_id=her.pk, pgh_label="update").get()
    told = event.pgh_context.metadata
    assert (told["user"], told["action"]) == (boss.pk, "reset-second-factor")
    assert event.factor_reset_at


@pytest.mark.parametrize("reason", ["", " ", "\u200b\u2060", "\u202e"], ids=ascii)
def test_nothing_happens_without_a_reason(client, boss, her, reason):
    assert "reason" in client.post(page(her), {"reason": reason}).context["form"].errors
    assert has_factor(her)


def test_it_asks_again_who_is_there(client, boss, her):
    admit(client, boss, seconds_ago=3_600)
    assert client.post(page(her), SAID).url.startswith("/accounts/2fa/")
    assert has_factor(her)


def test_nobody_does_it_for_herself(client, boss):
    assert client.post(page(boss), SAID).status_code == 403
    with pytest.raises(OwnFactorError):
        reset_second_factor(user=boss, by=boss, at=timezone.now(), reason="x")
    assert has_factor(boss)


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.AUDITOR, Role.PROGRAMME_MANAGER])
def test_others_do_it_for_nobody(client, her, role):
    sign_in(client, role)
    assert client.post(page(her), SAID).status_code in (403, 404)
    assert has_factor(her)


def test_only_who_has_every_right_does_it_for_such_an_account(client, boss):
    chief = with_factor(colleague("superuser"))
    assert client.post(page(chief), SAID).status_code == 403
    sign_in(client, "superuser")
    client.post(page(chief), SAID)
    assert not has_factor(chief)


def test_an_owners_account_is_not_reset_here(client, boss):
    user = with_factor(owner())
    assert client.post(page(user), SAID).status_code == 404
    with pytest.raises(NotStaffError):
        reset_second_factor(user=user, by=boss, at=timezone.now(), reason="x")
    assert has_factor(user)
