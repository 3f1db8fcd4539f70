"""The list of sites as a web worker keeps it, and how often each shows the matcher."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from threading import Lock
from time import monotonic
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ledger.callers import is_person
from ledger.models import DailyCount
from ledger.services import count_many
from platforms import snapshot as catalogue
from programme.embed.models import EmbedHost
from programme.embed.rules import ancestors, is_loopback, listed_as

log = logging.getLogger(__name__)
PART = "embed-hosts"


def load_hosts() -> tuple[str, ...]:
    """The active sites in order; one query. This machine's own names only where they may be."""
    rows = EmbedHost.objects.filter(is_active=True).order_by("origin")
    origins = rows.values_list("origin", flat=True)
    return tuple(each for each in origins if settings.EMBED_ON_LOOPBACK or not is_loopback(each))


def listed() -> tuple[str, ...]:
    """The same, of the catalogue's version in memory: no query in a web worker."""
    return catalogue.current().part(PART)  # type: ignore[no-any-return]


def in_frames(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page that the listed sites may show in a frame; nobody else, and no other page."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        origins = listed()
        with_policy: Any = csp_replace({"frame-ancestors": list(ancestors(origins))})
        response: HttpResponseBase = with_policy(view)(request, *args, **kwargs)
        # The older header knows no list. Browsers that read both go by the policy.
        response.xframe_options_exempt = bool(origins)  # type: ignore[attr-defined]
        return response

    return framed


class Shown:
    """How often each listed site showed the matcher, gathered in the process, written together.

    Counted by entry of the list and day, nothing of who looked: the browser names the site alone.
    What a worker holds when it is killed is lost.
    """

    EVERY_SECONDS = 10

    def __init__(self) -> None:
        self._held: Counter[tuple[date, str]] = Counter()
        self._lock = Lock()
        self._written_at = monotonic()

    def add(self, request: HttpRequest, *, at: datetime) -> None:
        """One more frame on a listed site; searches inside it and robots do not count."""
        origin = listed_as(request.headers.get("Referer", ""), listed())
        if not origin or not is_person(request):
            return
        with self._lock:
            self._held[at.date(), origin[:80]] += 1
            is_due = monotonic() - self._written_at >= self.EVERY_SECONDS
        if is_due:
            self.write()

    def write(self) -> None:
        """Write what has gathered; a database that refuses it costs the figures, never the page."""
        with self._lock:
            held, self._held = self._held, Counter()
            self._written_at = monotonic()
        try:
            count_many(kind=DailyCount.Kind.EMBED, times=held)
        except DatabaseError:
            log.exception("Frames could not be counted")


shown = Shown()
