"""Who may correct a result: the browser that made it, by a signed cookie that names its tokens."""

from django.http import HttpRequest, HttpResponse

from matching.models import KEPT_DAYS
from ui.held import HeldTokens

COOKIE = "matches"
SALT = "matching.holders"
HELD = HeldTokens(COOKIE, SALT, KEPT_DAYS)


def tokens_of(request: HttpRequest) -> list[str]:
    """The results this browser made, the latest first; [] for a forged or old cookie."""
    return HELD.of(request)


def holds(request: HttpRequest, token: str) -> bool:
    return token in tokens_of(request)


def remember(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Let this browser correct the result later; the ten latest are remembered."""
    HELD.remember(request, response, token)
