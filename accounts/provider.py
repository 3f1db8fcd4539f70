"""The e-ID as allauth finds it: a provider module in an installed app."""

from typing import Any

from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest

from accounts.eid import EidAdapter, new_nonce


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


provider_classes = [EidProvider]
