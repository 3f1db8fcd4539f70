"""Whoever signs up or in finds the requests that she made before without an account."""

from typing import Any

from django.http import HttpRequest

from accounts.models import User
from advisers.cases.services import claim_cases


def on_sign_in(sender: Any, request: HttpRequest, user: User, **_signal: Any) -> None:
    claim_cases(user=user)
