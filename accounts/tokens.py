"""Keys that letters carry: one-time links to a password, and links of invitations."""

import hashlib
from typing import Any
from uuid import UUID

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int

VALID_SECONDS = 24 * 60 * 60


class WelcomeTokens(PasswordResetTokenGenerator):
    """Django's signed tokens, with our own life and purpose: a reset link opens nothing here."""

    key_salt = "accounts.welcome"

    def check_token(self, user: Any, token: str | None) -> bool:
        if not super().check_token(user, token):
            return False
        made_at = base36_to_int((token or "").partition("-")[0])
        return self._num_seconds(self._now()) - made_at <= VALID_SECONDS


welcome_tokens = WelcomeTokens()


def letter_token(salt: str, key: UUID) -> str:
    """What stands in a letter, 40 characters: only the site's secret and the row's key give it.

    Args:
        salt: names the kind of letter, so that the key of one opens no other.
    """
    return salted_hmac(salt, key.hex).hexdigest()[:40]


def hash_of(token: str) -> str:
    """What is stored of a letter's token: it finds the row and opens nothing. Never raises."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
