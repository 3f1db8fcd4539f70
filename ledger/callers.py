"""Who asks, as far as limits of use need to know: a mark that cannot be turned back."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def address_of(request: HttpRequest) -> str:
    """The caller's address; behind PROXIES trusted proxies, the one that the first of them saw."""
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        seen = hops[-settings.PROXIES] if len(hops) >= settings.PROXIES else seen
    return seen


def caller_key(request: HttpRequest, action: str) -> str:
    """A key for counting one caller's uses of `action`; her address does not stand in it."""
    return f"{action}:{salted_hmac('caller', address_of(request)).hexdigest()[:32]}"
