"""Whose an assessment is: its owner's, or without one the browser's that holds its token."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from assessment.models import KEPT_DAYS
from assessment.services import claim
from ui.held import HeldTokens

COOKIE = "assessments"
SALT = "assessment.holders"
HELD = HeldTokens(COOKIE, SALT, KEPT_DAYS)


def tokens_of(request: HttpRequest) -> list[str]:
    """The assessments this browser began or changed, the latest first."""
    return HELD.of(request)


def remember(request: HttpRequest, response: HttpResponse, token: str) -> None:
    HELD.remember(request, response, token)


def claim_on_sign_in(*, request: HttpRequest | None, user: Any, **_signal: Any) -> None:
    """What the browser holds becomes the account's when somebody signs in."""
    if request is not None and (tokens := tokens_of(request)):
        claim(tokens=tokens, owner=user, at=timezone.now())
