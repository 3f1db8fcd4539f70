"""Alike for known and unknown, limited, and safe to misuse: what accounts answer."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.services import forget_unfinished
from ledger.models import RateCounter
from tests.outbox import code_for, messages_to, queued
from tests.staff import totp_of

EMAIL, OTHER = "hoa@xuongmay.vn", "chua-ai-dung@xuongmay.vn"
PHONE, NUMBER, OTHER_PHONE = "0912 345 678", "+84912345678", "0987 654 321"
GOOD = "song-hong-chay-ra-bien"


@pytest.fixture
def user(db):
    now = timezone.now()
    return User.objects.create_user(
        EMAIL, GOOD, phone=NUMBER, email_verified_at=now, phone_verified_at=now
    )


def answer(client, path, data, *hidden):
    """What a stranger sees of an answer: status, way on, and the page without what she typed."""
    response = client.post(path, data)
    page = client.get(response.url) if response.status_code == 302 else response
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
    for word in (*data.values(), *hidden):
        text = text.replace(word, "…")
    client.cookies.clear()
    return response.status_code, getattr(response, "url", ""), text


ASKING = ["account_signup", "account_request_login_code", "account_reset_password"]
CONTACTS = [(EMAIL, OTHER), (PHONE, OTHER_PHONE)]


@pytest.mark.parametrize(("known", "unknown"), CONTACTS, ids=["mail", "phone"])
@pytest.mark.parametrize(
    "name", ["account_signup", "account_request_login_code", "account_reset_password"]
)
def test_known_and_unknown_are_answered_alike(client, user, name, known, unknown):
    answers = [
        answer(client, reverse(name), {"contact": contact, "agreed": "on"}, contact)
        for contact in (known, unknown)
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize(("known", "unknown"), CONTACTS, ids=["mail", "phone"])
def test_a_wrong_password_is_answered_alike(client, user, known, unknown):
    data = {"password": "sai-mat-khau-roi"}
    answers = [
        answer(client, reverse("account_login"), {"login": login, **data})
        for login in (known, unknown)
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize(("known", "unknown"), CONTACTS, ids=["mail", "phone"])
def test_a_wrong_password_costs_one_hash_known_or_not(client, user, known, unknown, monkeypatch):
    encode = hashers.MD5PasswordHasher.encode

    def hashes_for(login):
        made = []
        monkeypatch.setattr(
            hashers.MD5PasswordHasher, "encode", lambda *args: made.append(1) or encode(*args)
        )
        client.post(reverse("account_login"), {"login": login, "password": "sai-mat-khau-roi"})
        return len(made)

    assert hashes_for(known) == hashes_for(unknown)


def test_the_owner_of_a_taken_address_is_told_by_mail_alone(client, user):
    client.post(reverse("account_signup"), {"contact": EMAIL, "agreed": "on"})
    assert "đã có tài khoản" in messages_to(EMAIL)[0]


@pytest.mark.parametrize("name", ["account_signup", "account_request_login_code"])
def test_the_sixth_code_for_one_contact_must_wait(client, db, name):
    data = {"contact": OTHER, "agreed": "on"}
    codes = []
    for _ in range(6):
        codes.append(client.post(reverse(name), data).status_code)
        client.cookies.clear()
    assert codes == [302] * 5 + [429]
    assert len(queued()) == 5


def test_one_contact_written_in_two_ways_counts_once(client, db):
    for typed in ["0912345678", "+84 912 345 678", "091 234 5678", "84912345678", "0912.345.678"]:
        client.post(reverse("account_request_login_code"), {"contact": typed})
        client.cookies.clear()
    last = client.post(reverse("account_request_login_code"), {"contact": "0912-345-678"})
    assert last.status_code == 429


def test_no_contact_stands_with_the_counts(client, db):
    client.post(reverse("account_signup"), {"contact": EMAIL, "agreed": "on"})
    assert EMAIL not in " ".join(RateCounter.objects.values_list("key", flat=True))


@pytest.mark.parametrize(
    "contact", ["", "a\0b", "x" * 10_000, "\u202e", "٠٩١٢٣٤٥٦٧٨", "{{7*7}}", "'; drop table--"]
)
@pytest.mark.parametrize("name", ["account_signup", "account_login", "account_reset_password"])
def test_odd_input_is_an_error_beside_the_field(client, db, name, contact):
    data = {"contact": contact, "login": contact, "password": contact, "agreed": "on"}
    response = client.post(reverse(name), data)
    assert response.status_code in {200, 302}


def test_public_pages_neither_read_the_session_nor_vary_by_it(client, user):
    client.force_login(user)
    for path in ("/", "/platforms/", "/how-ranking-works/", "/terms/"):
        response = client.get(path)
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies


def test_private_pages_leave_a_mark_that_says_nothing(client, user):
    client.force_login(user)
    assert client.get("/accounts/").cookies["signed_in"].value == "1"
    client.post("/accounts/logout/")
    assert client.cookies["signed_in"].value == ""


def test_private_pages_are_kept_by_no_cache(client, user):
    client.force_login(user)
    assert "no-store" in client.get("/accounts/").headers["Cache-Control"]


# ── Changing what protects the account ───────────────────────────────────────────────────────
@pytest.fixture
def sure(client, user):
    """Signed in, and shown just now to be her."""
    client.post(reverse("account_login"), {"login": EMAIL, "password": GOOD})
    client.post(reverse("account_reauthenticate"), {"password": GOOD})
    return client


def enter(client, response, code):
    return client.post(response.request["PATH_INFO"], {"code": code}, follow=True)


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn"])
def test_sensitive_acts_ask_again_who_one_is(client, user, name):
    client.force_login(user)
    assert client.get(reverse(name)).url.startswith(reverse("account_reauthenticate"))


def test_the_proof_wears_off(sure, settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    assert sure.get(reverse("mfa_activate_totp")).status_code == 302


def test_another_address_takes_the_place_of_the_present_one(sure, user):
    data = {"email": OTHER, "action_add": "1"}
    enter(sure, sure.post(reverse("account_email"), data, follow=True), code_for(OTHER))
    user.refresh_from_db()
    assert user.email == OTHER
    assert [row.email for row in user.emailaddress_set.all()] == [OTHER]
    assert any(f"dùng {OTHER}" in text for text in messages_to(EMAIL))


def test_another_number_takes_the_place_of_the_present_one(sure, user):
    asked = sure.post(reverse("account_change_phone"), {"phone": OTHER_PHONE}, follow=True)
    enter(sure, asked, code_for("+84987654321"))
    user.refresh_from_db()
    assert user.phone == "+84987654321"
    assert any("đã chuyển sang số" in text for text in messages_to(NUMBER))


def test_a_number_that_is_taken_goes_no_further(sure, user):
    User.objects.create_user(None, phone="+84987654321")
    asked = sure.post(reverse("account_change_phone"), {"phone": OTHER_PHONE}, follow=True)
    assert enter(sure, asked, "123456").status_code == 200
    user.refresh_from_db()
    assert user.phone == NUMBER


def test_an_address_cannot_be_removed(sure, user):
    sure.get(reverse("account_email"))
    sure.post(reverse("account_email"), {"email": EMAIL, "action_remove": "1"})
    user.refresh_from_db()
    assert user.email == EMAIL


def test_an_app_is_set_up_and_then_asked_for(sure, user):
    page = sure.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    done = sure.post(reverse("mfa_activate_totp"), {"code": totp_of(secret)}, follow=True)
    codes = done.context["unused_codes"]
    assert len(codes) == 10
    sure.post(reverse("account_logout"))
    data = {"login": EMAIL, "password": GOOD}
    asked = sure.post(reverse("account_login"), data, follow=True)
    assert asked.request["PATH_INFO"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in sure.session
    enter(sure, asked, codes[0])
    assert sure.session["_auth_user_id"] == str(user.pk)


def test_other_browsers_can_be_signed_out(sure, user):
    elsewhere = Client()
    elsewhere.post(reverse("account_login"), {"login": EMAIL, "password": GOOD})
    assert sure.get(reverse("usersessions_list")).context["session_count"] == 2
    sure.post(reverse("usersessions_list"))
    assert elsewhere.get("/accounts/").status_code == 302
    assert sure.get("/accounts/").status_code == 200


def test_a_new_password_signs_other_browsers_out(sure, user):
    elsewhere = Client()
    elsewhere.post(reverse("account_login"), {"login": EMAIL, "password": GOOD})
    new = "mot-mat-khau-khac-han"
    data = {"oldpassword": GOOD, "password1": new, "password2": new}
    sure.post(reverse("account_change_password"), data)
    assert elsewhere.get("/accounts/").status_code == 302
    assert sure.get("/accounts/").status_code == 200


@pytest.mark.parametrize("answer", ["null", "[]", "{}", '{"id": 1}', "x", '"x"'])
@pytest.mark.parametrize("name", ["mfa_add_webauthn", "mfa_login_webauthn"])
def test_nonsense_in_place_of_a_passkey_is_refused(sure, user, name, answer):
    assert sure.post(reverse(name), {"credential": answer}).status_code in {200, 302}


def test_accounts_that_nobody_confirmed_are_forgotten(client, user):
    client.post(reverse("account_signup"), {"contact": OTHER, "agreed": "on"})
    assert forget_unfinished(at=timezone.now() + timedelta(days=1)) == 0
    assert forget_unfinished(at=timezone.now() + timedelta(days=3)) == 1
    assert [person.email for person in User.objects.filter(email__in=[EMAIL, OTHER])] == [EMAIL]
