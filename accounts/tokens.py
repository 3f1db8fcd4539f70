"""One-time links: signed, good for a day, dead as soon as the password is set."""

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator
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
