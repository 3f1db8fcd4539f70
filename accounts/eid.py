"""Signing in with a national e-ID: OpenID Connect, with nothing taken on trust.

It loads some six megabytes: only where an e-ID is set up, see `provider` and `eid_pages`.
"""

import hmac
from functools import partial
from typing import Any

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
    OAuth2View,
)
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from requests import RequestException

NONCE = "eid_nonce"
# What a provider may sign with; "none" and shared secrets are not among them.
ALGORITHMS = ["RS256", "PS256", "ES256"]
ADDRESSES = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "issuer")
# All that a provider can do to us: not answer, answer late, answer something else.
FAILURES = (
    RequestException,
    OAuth2Error,
    jwt.PyJWTError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
)


class EidAdapter(OpenIDConnectOAuth2Adapter):
    """Checks the provider's signature, its audience, its age and the nonce of this sign-in."""

    @property
    def openid_config(self) -> dict[str, Any]:
        config = super().openid_config
        expected = self.get_provider().app.settings["server_url"]
        if config["issuer"].rstrip("/") != expected.rstrip("/"):
            raise OAuth2Error("another issuer")
        if not all(isinstance(config[name], str) for name in ADDRESSES):
            raise OAuth2Error("no addresses")
        return config

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        said = self._decode_id_token(app, kwargs["response"]["id_token"])
        asked = request.session.pop(NONCE, "")
        if not asked or not hmac.compare_digest(asked.encode(), str(said.get("nonce")).encode()):
            raise OAuth2Error("another nonce")
        person = self._fetch_user_info(token.token)
        if not said["sub"] or str(person["sub"]) != str(said["sub"]):
            raise OAuth2Error("another person")
        kept = {name: person[name] for name in ("sub", "name") if name in person}
        return self.get_provider().sociallogin_from_response(request, {"userinfo": kept})

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict:
        if jwt.get_unverified_header(id_token).get("alg") not in ALGORITHMS:
            raise OAuth2Error("another algorithm")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )


def answer(view_class: type[OAuth2View], request: HttpRequest, provider_id: str) -> HttpResponse:
    """A step of the e-ID flow; whatever goes wrong on the other side ends on a page that says so.

    It leads there by an address of its own, so that reloading does not repeat a used answer.
    """
    try:
        return view_class.adapter_view(EidAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except ImmediateHttpResponse as sent:
        return sent.response
    except FAILURES:
        return redirect("socialaccount_login_error")


login, callback = partial(answer, OAuth2LoginView), partial(answer, OAuth2CallbackView)


def new_nonce(request: HttpRequest) -> str:
    """A fresh mark that the provider must repeat in what it signs."""
    request.session[NONCE] = get_random_string(32)
    return request.session[NONCE]


class EidProvider(OpenIDConnectProvider):
    """OpenID Connect with PKCE and a nonce; what an address adds to the request is ignored."""

    oauth2_adapter_class = EidAdapter
    pkce_enabled_default = True

    def get_default_scope(self) -> list[str]:
        return ["openid", "profile"]

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, Any]:
        return {"nonce": new_nonce(request)}

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return self.get_scope()
