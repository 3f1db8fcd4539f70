"""Visitors of a day: counted without a cookie, by a mark whose salt is thrown away the next day.

The mark is made of network address and browser with the day's salt. Once the salt is gone nobody
can make it again, neither to find a person nor to follow one from day to day. Of whoever asks not
to be followed no mark is made at all.
"""

import hashlib
import logging
import secrets
from datetime import date, datetime
from threading import Lock
from time import monotonic
from typing import Any

from django.db import Error, connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from ledger.callers import address_of, asks_not_to_be_followed, is_person
from ledger.events.kinds import Happening
from ledger.events.models import DaySalt, Visitor

log = logging.getLogger(__name__)

# Each new visitor is one event; the same mark again, from any worker, is none. What comes after
# the night took the day's marks away cannot be told from who was counted: it counts no more.
COUNT = """
WITH held AS (
    SELECT kind, mark FROM unnest(%(kinds)s::text[], %(marks)s::bytea[]) AS held (kind, mark)
    WHERE EXISTS (SELECT FROM ledger_daysalt WHERE day = %(day)s) ORDER BY mark
), seen AS (
    INSERT INTO ledger_visitor (day, mark) SELECT %(day)s, mark FROM held
    ON CONFLICT DO NOTHING RETURNING mark
)
INSERT INTO ledger_event (day, kind, province, commune, section, size, mark)
SELECT %(day)s, held.kind, '', '', '', '', gen_random_uuid() FROM seen JOIN held USING (mark)
"""


class Visits:
    """Marks gathered in the process and written together, as readings of listings are."""

    EVERY_SECONDS = 10
    MOST = 50_000

    def __init__(self) -> None:
        self._held: dict[bytes, Happening] = {}
        self._day: date | None = None
        self._salt = b""
        self._lock = Lock()
        self._tried_at = monotonic()
        self._failed_at: float | None = None

    def add(self, request: HttpRequest, *, at: datetime, is_of_use: bool = False) -> None:
        """Somebody reads a page; robots, prefetches and mere checks are nobody.

        A database that refuses it costs the figure, never the page.

        Args:
            is_of_use: it is one that the portal is there for, not only a way to it.
        """
        if not is_person(request) or asks_not_to_be_followed(request):
            return
        day = timezone.localdate(at)
        if not self._turned(day):
            return
        kinds = [Happening.VISIT, *([Happening.REACHED] if is_of_use else [])]
        with self._lock:
            if self._day == day and len(self._held) < self.MOST:
                self._held.update((self._mark(request, kind), kind) for kind in kinds)

    def pass_on(self, *, at: datetime) -> None:
        """With any request: what has gathered is written when it is time, a past salt forgotten."""
        if self._day is not None and self._day != timezone.localdate(at):
            self._end_day()
        elif self._held and self._is_time():
            self.write()

    def _end_day(self) -> None:
        """Write the day's last marks as that day's, then forget its salt."""
        self.write()
        with self._lock:
            self._day, self._salt, self._held = None, b"", {}

    def write(self) -> None:
        """Write what has gathered; what the database refuses waits for the next time."""
        with self._lock:
            held, self._held = self._held, {}
            self._tried_at = monotonic()
            day = self._day
        if not held or day is None:
            return
        values: dict[str, Any] = {"day": day, "kinds": list(held.values()), "marks": list(held)}
        try:
            with connection.cursor() as cursor:
                cursor.execute(COUNT, values)
        except Error:
            log.exception("Visits could not be counted")
            with self._lock:
                self._held = {**held, **self._held}

    def _mark(self, request: HttpRequest, kind: Happening) -> bytes:
        """What one caller is known by for a day, another one for each kind."""
        seen = f"{kind}\n{address_of(request)}\n{request.headers.get('User-Agent', '')}"
        text = seen.encode(errors="replace")
        return hashlib.blake2b(text, key=self._salt, digest_size=16).digest()

    def _is_time(self) -> bool:
        return monotonic() - self._tried_at >= self.EVERY_SECONDS

    def _turned(self, day: date) -> bool:
        """Whether there is a salt of this day; a database that gave none is left alone a while."""
        if day == self._day:
            return True
        if self._failed_at and monotonic() - self._failed_at < self.EVERY_SECONDS:
            return False
        try:
            salt = salt_of(day)
        except Error:
            log.exception("There is no salt for visits")
            self._failed_at = monotonic()
            return False
        if self._day is not None:
            self._end_day()
        with self._lock:
            self._day, self._salt, self._failed_at = day, salt, None
        return True


visits = Visits()


def salt_of(day: date) -> bytes:
    """The day's salt, the same for all workers; made by whoever asks first."""
    DaySalt.objects.bulk_create(
        [DaySalt(day=day, salt=secrets.token_bytes(32))], ignore_conflicts=True
    )
    return bytes(DaySalt.objects.get(day=day).salt)


@transaction.atomic
def forget_visitors(*, at: datetime) -> int:
    """Salts and marks of the days before today go; how many there were stays.

    Returns: how many marks went.
    """
    today = timezone.localdate(at)
    DaySalt.objects.filter(day__lt=today).delete()
    return Visitor.objects.filter(day__lt=today).delete()[0]
