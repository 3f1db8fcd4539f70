"""Who asks, as far as limits of use and counts need to know: a mark that cannot be turned back."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ledger.robots import is_ahead_of_time, is_robot
from ledger.services import seconds_to_wait

_PURPOSES = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def address_of(request: HttpRequest) -> str:
    """The caller's address; behind PROXIES trusted proxies, the one that the first of them saw."""
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        seen = hops[-settings.PROXIES] if len(hops) >= settings.PROXIES else seen
    return seen


def caller_key(request: HttpRequest, action: str, about: str = "") -> str:
    """A key for counting one caller's uses of `action`; her address does not stand in it."""
    caller = salted_hmac("caller", address_of(request)).hexdigest()[:32]
    return f"{action}:{caller}:{about}" if about else f"{action}:{caller}"


def seconds_until_allowed(
    request: HttpRequest, *, action: str, at: datetime, about: str = ""
) -> int:
    """Count one use of an action by this caller; 0 while within settings.RATE_LIMITS, else seconds.

    Args:
        about: what the action is done to, where each thing has a limit of its own.

    Raises: KeyError: the action has no limit.
    """
    times, window = settings.RATE_LIMITS[action]
    key = caller_key(request, action, about)
    return seconds_to_wait(key=key, limit=times, window=window, at=at)


def seconds_until_person_allowed(request: HttpRequest, *, action: str, at: datetime) -> int:
    """Count one use by who is signed in, and one by her network address as "<action>-address".

    A whole market may share one address of a telephone company: its limit is the wider one.

    Returns: 0 while within both of settings.RATE_LIMITS, else the longer wait in seconds.
    """
    by_address = seconds_until_allowed(request, action=f"{action}-address", at=at)
    person = salted_hmac("account", f"user:{request.user.pk}").hexdigest()[:32]
    times, window = settings.RATE_LIMITS[action]
    by_person = seconds_to_wait(key=f"{action}:{person}", limit=times, window=window, at=at)
    return max(by_address, by_person)


def is_person(request: HttpRequest) -> bool:
    """Whether a page seems to be read by somebody now: not a robot, a prefetch or a mere check."""
    if request.method not in {"GET", "POST"}:
        return False
    purpose = " ".join(request.headers.get(name, "") for name in _PURPOSES)
    return not is_ahead_of_time(purpose) and not is_robot(request.headers.get("User-Agent", ""))


def asks_not_to_be_followed(request: HttpRequest) -> bool:
    """Whether the browser says so: Global Privacy Control, or the older Do Not Track."""
    return "1" in (request.headers.get("Sec-GPC"), request.headers.get("DNT"))
