"""Who may correct a result: its owner, or the people of its enterprise; else the browser.

Before it has an owner, it is the browser's that made it, which proves it by a signed cookie that
names the results it made.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import User
from enterprises.models import Membership
from matching.models import KEPT_DAYS, MatchResult
from matching.services import claim_results
from ui.held import HeldTokens

COOKIE = "matches"
SALT = "matching.holders"
HELD = HeldTokens(COOKIE, SALT, KEPT_DAYS)


def tokens_of(request: HttpRequest) -> list[str]:
    """The results this browser made, the latest first; [] for a forged or old cookie."""
    return HELD.of(request)


def holds(request: HttpRequest, result: MatchResult) -> bool:
    """Whether this reader may correct the result; asks who she is only where it has an owner."""
    if result.owner_id is not None:
        return is_maybe_signed_in(request) and _is_one_of_its_people(result, request.user.pk)
    return result.token in tokens_of(request)


def _is_one_of_its_people(result: MatchResult, user_pk: int | None) -> bool:
    """Its owner; of an enterprise's result whoever acts for the enterprise now."""
    if result.enterprise_id is None:
        return result.owner_id == user_pk
    people = Membership.objects.filter(enterprise=result.enterprise_id, user=user_pk)
    return user_pk is not None and people.exists()


def is_maybe_signed_in(request: HttpRequest) -> bool:
    """Whether it is worth asking the session who reads; without its cookie nobody does."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def remember(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Let this browser correct the result later; the ten latest are remembered."""
    HELD.remember(request, response, token)


def claim(request: HttpRequest, tokens: list[str], *, at: datetime) -> None:
    """Give results to the account that is signed in here, if one is."""
    if is_maybe_signed_in(request) and request.user.is_authenticated:
        claim_results(tokens=tokens, owner=request.user, at=at)


def claim_on_sign_in(sender: Any, request: HttpRequest, user: User, **_signal: Any) -> None:
    """Whoever signs up or in gets what her browser made before."""
    claim_results(tokens=tokens_of(request), owner=user, at=timezone.now())
