"""Traces that readers leave in the ledger: wishes nobody meets, and visits to vendors."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from threading import Lock
from time import monotonic
from urllib.parse import urlencode

from django.db import DatabaseError, transaction
from django.http import HttpRequest

from ledger.callers import seconds_until_allowed
from ledger.models import DailyCount, Wish
from ledger.services import count, count_many, keep_wish
from platforms.asked import Asked

log = logging.getLogger(__name__)


def keep_unmet_wish(
    request: HttpRequest, *, asked: Asked, needs: Sequence[str], language: str, at: datetime
) -> bool:
    """Remember a search that the catalogue could not answer; at most 20 an hour by one caller.

    A page that is only read writes here on purpose: the wish of somebody who finds nothing is the
    one trace she leaves, and asking her to press a button loses it. Two statements, and a database
    that refuses them costs the wish, never the page.

    Returns: whether it was kept, so that the page may say so.
    """
    others = [(n, value) for n, value in asked.chosen if n != "need" or value not in needs]
    try:
        with transaction.atomic():
            if seconds_until_allowed(request, action="wish", at=at):
                return False
            keep_wish(
                origin=Wish.Origin.SEARCH,
                text=asked.text,
                needs=needs,
                filters=urlencode(others),
                language=language,
                on=at.date(),
            )
    except DatabaseError:
        log.exception("A wish could not be kept")
        return False
    return True


class Views:
    """Readings of listings, gathered in the process and written together.

    A page that is read thousands of times an hour must not write each time. What a worker holds
    when it is killed is lost: a few seconds of a figure that vendors see rounded by days.
    """

    EVERY_SECONDS = 10

    def __init__(self) -> None:
        self._held: Counter[tuple[date, str]] = Counter()
        self._lock = Lock()
        self._written_at = monotonic()

    def add(self, *, slug: str, at: datetime) -> None:
        """One more reading; now and then all that has gathered goes to the database."""
        with self._lock:
            self._held[at.date(), slug] += 1
            is_due = monotonic() - self._written_at >= self.EVERY_SECONDS
        if is_due:
            self.write()

    def write(self) -> None:
        """Write what has gathered; a database that refuses it costs the figures, never the page."""
        with self._lock:
            held, self._held = self._held, Counter()
            self._written_at = monotonic()
        try:
            count_many(kind=DailyCount.Kind.VIEW, times=held)
        except DatabaseError:
            log.exception("Views could not be counted")


views = Views()


def count_visit(request: HttpRequest, *, slug: str, at: datetime) -> bool:
    """One more visit to a platform's own site; at most 60 an hour by one caller are counted.

    Returns: whether it was counted. The way to the vendor never depends on it.
    """
    try:
        with transaction.atomic():
            if seconds_until_allowed(request, action="visit", at=at):
                return False
            count(kind=DailyCount.Kind.VISIT, key=slug, on=at.date())
    except DatabaseError:
        log.exception("A visit could not be counted")
        return False
    return True
