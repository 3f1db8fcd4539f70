"""Signing up and in with a national e-ID, and everything it can do wrong."""

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry

from accounts.eid import EidProvider
from accounts.models import User
from tests.accounts.oidc_provider import CLIENT, SECRET, STRANGERS_KEY, running_provider
from tests.outbox import code_for

LOGIN, CALLBACK = "/accounts/oidc/eid/login/", "/accounts/oidc/eid/login/callback/"
ERROR = "/accounts/3rdparty/login/error/"
DISCOVERY = "/.well-known/openid-configuration"


@pytest.fixture
def provider(db, settings, monkeypatch):
    # As at the start of a site that knows an e-ID.
    monkeypatch.setitem(registry.provider_map, EidProvider.id, EidProvider)
    with running_provider() as provider:
        app = {
            "provider_id": "eid",
            "name": "VNeID",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": provider.issuer, "oauth_pkce_enabled": True},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield provider


def leave(client, provider):
    """To the provider and back: what its answer makes the browser ask here."""
    return provider.authorise(client.post(LOGIN).url)


def come_back(client, provider):
    return client.get(CALLBACK, leave(client, provider), follow=True)


def sign_up(client, provider, contact="hoa@xuongmay.vn"):
    come_back(client, provider)
    data = {"contact": contact, "agreed": "on"}
    asked = client.post("/accounts/3rdparty/signup/", data, follow=True)
    return client.post(asked.request["PATH_INFO"], {"code": code_for(contact)}, follow=True)


def test_the_way_in_is_offered(client, provider):
    page = client.get("/accounts/login/").content.decode()
    assert "VNeID" in page
    assert LOGIN in page


def test_without_a_provider_nothing_is_offered(client, db):
    assert "oidc" not in client.get("/accounts/login/").content.decode()
    assert client.get(LOGIN).status_code == 404


def test_a_page_stands_between_so_that_no_link_signs_in(client, provider):
    assert client.get(LOGIN).status_code == 200


def test_state_nonce_and_pkce_are_sent(client, provider):
    leave(client, provider)
    asked = provider.asked
    assert asked["code_challenge_method"] == "S256"
    assert all(len(asked[name]) >= 16 for name in ("state", "nonce", "code_challenge"))
    assert set(asked["scope"].split()) == {"openid", "profile"}


def test_an_address_adds_nothing_to_the_request(client, provider):
    provider.authorise(client.post(f"{LOGIN}?scope=email&auth_params=prompt%3Dnone").url)
    assert "prompt" not in provider.asked
    assert "email" not in provider.asked["scope"]


def test_she_signs_up_with_it(client, provider):
    page = sign_up(client, provider)
    user = User.objects.get(email="hoa@xuongmay.vn")
    assert page.request["PATH_INFO"] == "/my/"
    assert (user.name, client.session["_auth_user_id"]) == ("Trần Thị Hoa", str(user.pk))
    assert user.consents.get().purpose == "TERMS"


def test_only_number_and_name_are_kept(client, provider):
    provider.person |= {"birthdate": "1980-01-01", "address": "Hà Nội", "email": "x@y.vn"}
    sign_up(client, provider)
    kept = SocialAccount.objects.get()
    assert (kept.uid, kept.extra_data) == (
        "079123456789",
        {"userinfo": {"sub": "079123456789", "name": "Trần Thị Hoa"}},
    )


def test_she_comes_back_with_it(client, provider):
    sign_up(client, provider)
    client.post("/accounts/logout/")
    assert come_back(client, provider).request["PATH_INFO"] == "/my/"
    assert "_auth_user_id" in client.session


def test_it_does_not_sign_in_to_the_account_of_a_taken_address(client, provider):
    User.objects.create_user("hoa@xuongmay.vn", email_verified_at="2026-11-01T00:00Z")
    come_back(client, provider)
    data = {"contact": "hoa@xuongmay.vn", "agreed": "on"}
    client.post("/accounts/3rdparty/signup/", data, follow=True)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


WRONG_CLAIMS = {
    "another nonce": {"nonce": "x"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "somebody"},
    "another issuer": {"iss": "https://evil.example"},
    "expired": {"exp": 1},
    "another person": {"sub": "1"},
}


@pytest.mark.parametrize("claims", WRONG_CLAIMS.values(), ids=WRONG_CLAIMS)
def test_what_is_signed_wrongly_signs_nobody_in(client, provider, claims):
    provider.claims = claims
    assert come_back(client, provider).request["PATH_INFO"] == ERROR
    assert "_auth_user_id" not in client.session


def test_a_strangers_signature_signs_nobody_in(client, provider):
    provider.key = STRANGERS_KEY
    assert come_back(client, provider).request["PATH_INFO"] == ERROR


BROKEN = {
    "discovery down": (DISCOVERY, (503, "")),
    "discovery no JSON": (DISCOVERY, (200, "<html>")),
    "discovery empty": (DISCOVERY, (200, "{}")),
    "discovery a list": (DISCOVERY, (200, "[]")),
    "token down": ("/token", (500, "")),
    "token refused": ("/token", (400, '{"error": "invalid_grant"}')),
    "token no JSON": ("/token", (200, "{")),
    "token without identity": ("/token", (200, '{"access_token": "t"}')),
    "token nonsense": ("/token", (200, '{"access_token": "t", "id_token": "a.b"}')),
    "keys down": ("/keys", (500, "")),
    "keys empty": ("/keys", (200, '{"keys": []}')),
    "keys nonsense": ("/keys", (200, "7")),
    "person down": ("/me", (500, "")),
    "person nonsense": ("/me", (200, "null")),
    "person nameless": ("/me", (200, '{"name": "x"}')),
}


@pytest.mark.parametrize(("path", "answer"), BROKEN.values(), ids=BROKEN)
def test_a_provider_that_fails_ends_on_a_page_that_says_so(client, provider, path, answer):
    address = client.post(LOGIN).url
    provider.broken[path] = answer
    page = client.get(CALLBACK, provider.authorise(address), follow=True)
    assert (page.request["PATH_INFO"], page.status_code) == (ERROR, 200)
    assert "định danh" in page.content.decode()


@pytest.mark.parametrize("method", ["post"])
def test_leaving_for_a_provider_that_is_down_says_so(client, provider, method):
    provider.broken[DISCOVERY] = (503, "")
    page = getattr(client, method)(LOGIN, follow=True)
    assert (page.request["PATH_INFO"], page.status_code) == (ERROR, 200)


def test_a_provider_that_is_slow_says_so(client, provider, settings):
    settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 0.1
    provider.delay = 0.4
    assert client.post(LOGIN, follow=True).request["PATH_INFO"] == ERROR


@pytest.mark.parametrize(
    "query", [{}, {"code": "abc"}, {"state": "x", "code": "abc"}, {"error": "x"}, {"code": "\x01"}]
)
def test_an_answer_nobody_asked_for_says_so(client, provider, query):
    assert client.get(CALLBACK, query, follow=True).status_code == 200


def test_an_answer_works_once(client, provider):
    query = leave(client, provider)
    client.get(CALLBACK, query)
    assert client.get(CALLBACK, query, follow=True).request["PATH_INFO"] == ERROR


def test_who_stops_is_told_that_nothing_happened(client, provider):
    query = {"error": "access_denied", "state": leave(client, provider)["state"]}
    page = client.get(CALLBACK, query, follow=True)
    assert page.request["PATH_INFO"] == "/accounts/3rdparty/login/cancelled/"
