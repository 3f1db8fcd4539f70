"""Who may correct a result: the browser that made it, by a signed cookie that names its tokens."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from matching.models import KEPT_DAYS

COOKIE = "matches"
SALT = "matching.holders"
MOST = 10
SECONDS = KEPT_DAYS * 86_400


def tokens_of(request: HttpRequest) -> list[str]:
    """The results this browser made, the latest first; [] for a forged or old cookie."""
    try:
        held = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return []
    return held if isinstance(held, list) else []


def holds(request: HttpRequest, token: str) -> bool:
    return token in tokens_of(request)


def remember(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Let this browser correct the result later; the ten latest are remembered."""
    held = list(dict.fromkeys([token, *tokens_of(request)]))[:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(held, salt=SALT, compress=True),
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
