"""Who is behind a request, as far as counting and limits need to know: no name, no address kept."""

import re
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ledger.services import seconds_to_wait

_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless", re.I)
# The network that one household or office gets: its single addresses change by the hour.
_IPV6_NETWORK = 64


def is_person(request: HttpRequest) -> bool:
    """Whether a page seems to be read by somebody now: not a robot, a prefetch or a mere check."""
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    agent = request.headers.get("User-Agent", "")
    is_read = request.method in {"GET", "POST"} and "prefetch" not in purpose.lower()
    return is_read and bool(agent) and not _ROBOT.search(agent)


def caller_key(request: HttpRequest) -> str:
    """A one-way mark of the caller's network: equal for equal callers, useless to find one."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        network = ip_address(address)
    except ValueError:
        network = address
    if isinstance(network, IPv6Address):
        network = int(network) >> (128 - _IPV6_NETWORK)
    return salted_hmac("ledger.callers", str(network)).hexdigest()[:32]


def seconds_until_allowed(request: HttpRequest, *, action: str, at: datetime) -> int:
    """Count one use of an action by this caller; 0 while within settings.RATE_LIMITS, else seconds.

    Raises: KeyError: the action has no limit.
    """
    limit, seconds = settings.RATE_LIMITS[action]
    key = f"{action}:{caller_key(request)}"
    return seconds_to_wait(key=key, limit=limit, window=timedelta(seconds=seconds), at=at)
