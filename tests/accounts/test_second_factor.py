"""Staff have no rights before they show a second factor, and show it again for what matters."""

import time

import pytest
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from accounts import second_factor
from accounts.services import admit_admin, welcome_link
from tests.staff import admit, colleague, set_up_app, totp_of

pytestmark = pytest.mark.ignore_template_errors
GOOD = "song-hong-chay-ra-bien"
SET_UP = "/accounts/2fa/"
STAFF_PAGES = ["/admin/", "/admin/platforms/platform/", "/admin/jsi18n/", "/admin/no-such-page/"]


@pytest.fixture
def user(db):
    return colleague("superuser", email="hong@example.vn", password=GOOD)


@pytest.fixture
def secret(user):
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


@pytest.mark.parametrize("path", STAFF_PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_second_factor_every_page_of_the_staff_leads_to_setting_it_up(
    client, user, path, method
):
    admit(client, user, seconds_ago=None)
    answer = getattr(client, method)(path)
    assert (answer.status_code, answer.url) == (302, SET_UP)


def test_without_it_nothing_can_be_sent(client, user):
    admit(client, user, seconds_ago=None)
    path = reverse("admin:accounts_user_change", args=[user.pk])
    client.post(path, {"name": "anders", "email": user.email})
    user.refresh_from_db()
    assert user.name == "Nguyễn Thị Duyệt"


def test_without_it_there_are_no_rights_anywhere(client, user):
    admit(client, user, seconds_ago=None)
    person = client.get("/accounts/").context["user"]
    assert not person.has_perm("platforms.view_platform")
    assert not person.has_module_perms("platforms")
    admit(client, user)
    assert client.get("/accounts/").context["user"].has_perm("platforms.view_platform")


@pytest.mark.parametrize("path", ["/", "/platforms/", "/accounts/", "/my/data/", "/api/v1/needs"])
def test_without_it_everything_else_is_open(client, user, path):
    admit(client, user, seconds_ago=None)
    assert client.get(path, follow=True).status_code == 200


def test_a_session_from_before_it_was_set_up_shows_it_first(client, user, secret):
    admit(client, user, seconds_ago=None)
    answer = client.get("/admin/platforms/?q=a")
    assert answer.url == "/accounts/2fa/reauthenticate/?next=%2Fadmin%2Fplatforms%2F%3Fq%3Da"
    back = client.post(answer.url, {"code": totp_of(secret), "next": "/admin/platforms/?q=a"})
    assert back.url == "/admin/platforms/?q=a"
    assert client.get("/admin/").status_code == 200


def test_from_the_first_link_to_the_admin(client, db, settings):
    """The link of create_admin, a password, signing in, an authenticator app: then the admin."""
    user = admit_admin(email="moi@example.vn").user
    link = welcome_link(user).removeprefix(settings.SITE_URL)
    on = client.post(link, {"new_password1": GOOD, "new_password2": GOOD}).url
    on = client.post(on, {"login": user.email, "password": GOOD}).url
    assert on == reverse("mfa_activate_totp")
    assert client.get("/admin/").url == SET_UP
    assert client.get(SET_UP).status_code == 200
    # The password was typed a moment ago: it is not asked again.
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert set_up_app(client, GOOD).url == reverse("mfa_view_recovery_codes")
    assert client.get("/admin/").status_code == 200
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200


def test_a_sign_in_of_long_ago_is_proved_again_before_setting_one_up(client, user):
    client.force_login(user)
    proof = {"method": "password", "at": time.time() - 11 * 60}
    session = client.session
    session["account_authentication_methods"] = [proof]
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    assert "reauthenticate" in client.get(reverse("mfa_activate_totp")).url


def test_who_removes_the_last_one_starts_anew(client, user, secret):
    admit(client, user)
    session = client.session
    session["account_authentication_methods"] = [
        {**session["account_authentication_methods"][0], "reauthenticated": True}
    ]
    session.save()
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=user).exists()
    assert client.get("/admin/").url == SET_UP


# ── Step-up ──────────────────────────────────────────────────────────────────────────────────
def ask(client, user, seconds_ago, method="get"):
    admit(client, user, seconds_ago=seconds_ago)
    request = getattr(RequestFactory(), method)("/admin/x/?of=1", {"note": "hai dòng chữ"})
    request.user, request.session = user, client.session
    view = second_factor.proved_again(lambda _request: HttpResponse("done"))
    return view(request), request.session


def test_who_showed_it_lately_is_not_asked(client, user, secret):
    assert ask(client, user, 9 * 60)[0].content == b"done"


def test_who_did_so_long_ago_is_asked_and_comes_back(client, user, secret):
    answer, _session = ask(client, user, 11 * 60)
    assert answer.url.startswith("/accounts/2fa/reauthenticate/?next=%2Fadmin%2Fx%2F%3F")


def test_staff_are_not_offered_password_or_mail(client, user, secret):
    admit(client, user)
    page = client.get(reverse("mfa_reauthenticate"))
    assert not page.context["reauthentication_alternatives"]
