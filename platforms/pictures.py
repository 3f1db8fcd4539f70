"""Answers that are files: what a browser may do with them, and how long it may keep them."""

from django.http import HttpRequest, HttpResponse

from platforms.logos import CARD_SIDE, PAGE_SIDE
from platforms.revisions.images import WEBP
from ui.lockdown import locked_down

FOR_EVER, A_WHILE = 31_536_000, 300


def picture(data: bytes) -> HttpResponse:
    """A WebP of our own making."""
    return locked_down(HttpResponse(data, content_type=WEBP))


def public_cache(response: HttpResponse, *, is_named: bool) -> HttpResponse:
    """is_named: whether the address names this very picture, so that it never shows another."""
    kept = f"max-age={FOR_EVER}, immutable" if is_named else f"max-age={A_WHILE}"
    response["Cache-Control"] = f"public, {kept}"
    return response


def side_asked(request: HttpRequest) -> int:
    return CARD_SIDE if request.GET.get("side") == str(CARD_SIDE) else PAGE_SIDE
