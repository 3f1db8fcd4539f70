"""Visitors of a day: counted without a cookie, by a mark whose salt is thrown away the next day.

The mark is made of network address and browser with the day's salt. Once the salt is gone nobody
can make it again, neither to find a person nor to follow one from day to day.
"""

import hashlib
import logging
import secrets
from datetime import date, datetime
from threading import Lock
from time import monotonic

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from ledger.callers import address_of, is_person
from ledger.events.kinds import Happening
from ledger.events.models import DaySalt, Visitor

log = logging.getLogger(__name__)

# Each new visitor is one event; the same mark again, from any worker, is none.
COUNT = """
WITH seen AS (
    INSERT INTO ledger_visitor (day, mark)
    SELECT %(day)s, mark FROM unnest(%(marks)s::bytea[]) AS held (mark) ORDER BY mark
    ON CONFLICT DO NOTHING RETURNING day
)
INSERT INTO ledger_event (day, kind, province, commune, section, size, mark)
SELECT day, %(kind)s, '', '', '', '', gen_random_uuid() FROM seen
"""


class Visits:
    """Marks gathered in the process and written together, as readings of listings are."""

    EVERY_SECONDS = 10
    MOST = 50_000

    def __init__(self) -> None:
        self._held: set[bytes] = set()
        self._day: date | None = None
        self._salt = b""
        self._lock = Lock()
        self._written_at = monotonic()

    def add(self, request: HttpRequest, *, at: datetime) -> None:
        """Somebody reads a page; robots, prefetches and mere checks are nobody.

        A database that refuses it costs the figure, never the page.
        """
        if not is_person(request):
            return
        try:
            self._turn(timezone.localdate(at))
            seen = f"{address_of(request)}\n{request.headers.get('User-Agent', '')}"
            mark = hashlib.blake2b(seen.encode(), key=self._salt, digest_size=16).digest()
            with self._lock:
                self._held.add(mark)
                is_due = monotonic() - self._written_at >= self.EVERY_SECONDS
            if is_due or len(self._held) >= self.MOST:
                self.write()
        except DatabaseError:
            log.exception("A visit could not be counted")

    def _turn(self, day: date) -> None:
        """At midnight what has gathered is written, and a new salt is taken."""
        if day == self._day:
            return
        self.write()
        salt = salt_of(day)
        with self._lock:
            self._day, self._salt = day, salt

    def write(self) -> None:
        """Write what has gathered."""
        with self._lock:
            held, self._held = self._held, set()
            self._written_at = monotonic()
            day = self._day
        if not held or day is None:
            return
        with connection.cursor() as cursor:
            cursor.execute(COUNT, {"day": day, "marks": list(held), "kind": Happening.VISIT})


visits = Visits()


def salt_of(day: date) -> bytes:
    """The day's salt, the same for all workers; made by whoever asks first."""
    DaySalt.objects.bulk_create(
        [DaySalt(day=day, salt=secrets.token_bytes(32))], ignore_conflicts=True
    )
    return bytes(DaySalt.objects.get(day=day).salt)


@transaction.atomic
def forget_visitors(*, at: datetime) -> int:
    """Salts and marks of the days before yesterday's midnight go; how many there were stays.

    Returns: how many marks went.
    """
    today = timezone.localdate(at)
    DaySalt.objects.filter(day__lt=today).delete()
    return Visitor.objects.filter(day__lt=today).delete()[0]
