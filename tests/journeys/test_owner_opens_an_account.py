"""An owner signs up after a match, comes back by code or password, and looks after her account."""

import pytest
from django.urls import reverse

from accounts.models import Consent, User
from matching import holders
from matching.models import MatchResult
from tests.outbox import code_for, messages_to, queued
from tests.staff import colleague

EMAIL, PHONE, NUMBER = "hoa@xuongmay.vn", "0912 345 678", "+84912345678"
GOOD = "song-hong-chay-ra-bien"


def sign_up(client, contact=EMAIL):
    data = {"contact": contact, "agreed": "on"}
    return client.post(reverse("account_signup"), data, follow=True)


def enter(client, response, code):
    """Type a code into the page that asks for it."""
    asked = response.request
    path = f"{asked['PATH_INFO']}?{asked['QUERY_STRING']}"
    return client.post(path, {"code": code}, follow=True)


@pytest.fixture
def hoa(client, db):
    """An account of hers, signed in."""
    enter(client, sign_up(client), code_for(EMAIL))
    return User.objects.get(email=EMAIL)


def test_a_code_by_mail_opens_the_account(client, db):
    response = enter(client, sign_up(client), code_for(EMAIL))
    assert response.request["PATH_INFO"] == reverse("my-home")
    user = User.objects.get(email=EMAIL)
    assert user.email_verified_at
    assert not user.has_usable_password()


def test_a_code_by_phone_opens_the_account(client, db):
    response = enter(client, sign_up(client, PHONE), code_for(NUMBER))
    assert response.request["PATH_INFO"] == reverse("my-home")
    user = User.objects.get(phone=NUMBER)
    assert user.phone_verified_at
    assert user.email is None


def test_she_agrees_to_the_terms(hoa):
    consent = hoa.consents.get()
    assert (consent.purpose, consent.how) == ("TERMS", Consent.How.SIGN_UP)


def test_without_agreement_there_is_no_account(client, db):
    response = client.post(reverse("account_signup"), {"contact": EMAIL})
    assert response.context["form"].errors["agreed"]
    assert not User.objects.filter(email=EMAIL).exists()


def test_what_she_found_before_is_hers(client, make_match, db):
    token = make_match(client)
    enter(client, sign_up(client), code_for(EMAIL))
    kept = MatchResult.objects.get(token=token)
    assert (kept.owner.email, kept.expires_at) == (EMAIL, None)


def test_what_she_finds_signed_in_is_hers_at_once(client, hoa, make_match):
    assert MatchResult.objects.get(token=make_match(client)).owner == hoa


def test_a_second_person_at_the_same_browser_gets_none_of_it(client, hoa, make_match):
    token = make_match(client)
    client.post(reverse("account_logout"))
    enter(client, sign_up(client, "lan@xuongmay.vn"), code_for("lan@xuongmay.vn"))
    assert MatchResult.objects.get(token=token).owner == hoa
    assert not client.get(reverse("match-result", args=[token])).context["is_hers"]


def test_a_double_click_is_one_account(client, db):
    sign_up(client)
    enter(client, sign_up(client), code_for(EMAIL))
    assert User.objects.filter(email=EMAIL).count() == 1
    assert "_auth_user_id" in client.session


def test_she_comes_back_with_a_code(client, hoa):
    client.post(reverse("account_logout"))
    asked = client.post(reverse("account_request_login_code"), {"contact": EMAIL}, follow=True)
    assert "_auth_user_id" not in client.session
    enter(client, asked, code_for(EMAIL))
    assert client.session["_auth_user_id"] == str(hoa.pk)


def test_she_sets_a_password_and_comes_back_with_it(client, hoa):
    passed = client.get(reverse("account_set_password"), follow=True)
    recipient = {"recipient": EMAIL}
    asked = client.post(passed.redirect_chain[-1][0], recipient, follow=True)
    ready = enter(client, asked, code_for(EMAIL))
    assert ready.request["PATH_INFO"] == reverse("account_set_password")
    client.post(reverse("account_set_password"), {"password1": GOOD, "password2": GOOD})
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": EMAIL.upper(), "password": GOOD})
    assert client.session["_auth_user_id"] == str(hoa.pk)


@pytest.mark.parametrize("contact", [EMAIL, PHONE], ids=["mail", "phone"])
def test_a_forgotten_password_is_chosen_anew(client, db, contact):
    user = User.objects.create_user(
        EMAIL, "mot-mat-khau-da-quen", phone=NUMBER, **confirmed("email", "phone")
    )
    asked = client.post(reverse("account_reset_password"), {"contact": contact}, follow=True)
    code = code_for(EMAIL if contact == EMAIL else NUMBER)
    chosen = enter(client, asked, code)
    assert chosen.request["PATH_INFO"] == reverse("account_complete_password_reset")
    client.post(chosen.request["PATH_INFO"], {"password1": GOOD, "password2": GOOD})
    user.refresh_from_db()
    assert user.check_password(GOOD)


def confirmed(*kinds):
    from django.utils import timezone

    return {f"{kind}_verified_at": timezone.now() for kind in kinds}


def test_three_wrong_codes_end_the_try(client, db):
    page = sign_up(client)
    right = code_for(EMAIL)
    for _ in range(3):
        page = enter(client, page, "000000" if right != "000000" else "111111")
    enter(client, page, right)
    assert "_auth_user_id" not in client.session


def test_signing_in_changes_the_session(client, db):
    page = sign_up(client)
    before = client.session.session_key
    enter(client, page, code_for(EMAIL))
    assert client.session.session_key != before


def test_next_never_leads_to_another_host(client, db):
    user = User.objects.create_user(EMAIL, GOOD, **confirmed("email"))
    for way in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "http:///x"):
        data = {"login": EMAIL, "password": GOOD, "next": way}
        assert client.post(reverse("account_login"), data).url == reverse("my-home")
        client.post(reverse("account_logout"))
    assert user.pk


def test_staff_land_in_the_admin(client, db):
    colleague("moderator", email="duyet@example.vn", password=GOOD)
    answer = client.post(reverse("account_login"), {"login": "duyet@example.vn", "password": GOOD})
    assert answer.url == reverse("admin:index")


def test_somebody_elses_unfinished_account_gives_no_way_in(client, db):
    """A password that a stranger tied to an unconfirmed address does not survive its owner."""
    stranger = User.objects.create_user(EMAIL, GOOD)
    asked = client.post(reverse("account_request_login_code"), {"contact": EMAIL}, follow=True)
    enter(client, asked, code_for(EMAIL))
    stranger.refresh_from_db()
    assert stranger.email_verified_at
    assert not stranger.has_usable_password()


def test_each_message_is_queued_once(client, db):
    sign_up(client)
    assert len(queued()) == 1
    assert len(messages_to(EMAIL)) == 1


def test_a_browser_without_account_keeps_its_results(client, make_match, db):
    token = make_match(client)
    assert holders.COOKIE in client.cookies
    assert MatchResult.objects.get(token=token).owner is None
