"""Accounts as events: made by their owner, not by staff."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from ledger.events.kinds import Happening
from ledger.events.services import note


def count_sign_up(sender: Any, user: User, **_signal: Any) -> None:
    note(Happening.SIGN_UP, str(user.pk), at=timezone.now())


# Whom staff invite, and staff themselves, did not sign up.
SIGNED_UP = """
SELECT id::text, (date_joined AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, NULL, NULL, NULL
FROM accounts_user WHERE NOT is_staff
"""
