"""Writes of the ledger: each one statement or one transaction, safe to repeat and to race."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from ledger.models import DailyCount, ProblemReport, RateCounter, Wish
from reference.once import once_for
from reference.text import clean, fold

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
# A Vietnamese number: 0 or +84 and eight to ten digits more, however they are spaced.
_PHONE = re.compile(r"(?<![\w.])(?:\+?84|0)(?:[\s.\-]?\d){8,10}(?!\w)")
TEXT_DAYS = 90
COUNTER_HOURS = 24

COUNT_WISH = """
INSERT INTO ledger_wish (origin, text, needs, filters, language, day, fingerprint, times)
VALUES (%s, %s, %s::varchar[], %s, %s, %s, %s, 1)
ON CONFLICT (day, fingerprint) DO UPDATE SET times = ledger_wish.times + 1
"""
COUNT_DAY = """
INSERT INTO ledger_dailycount (day, kind, key, times) VALUES (%s, %s, %s, 1)
ON CONFLICT (day, kind, key) DO UPDATE SET times = ledger_dailycount.times + 1
"""
COUNT_MANY = """
INSERT INTO ledger_dailycount (day, kind, key, times)
SELECT day, %s, key, times
FROM unnest(%s::date[], %s::varchar[], %s::bigint[]) AS held (day, key, times)
ORDER BY day, key
ON CONFLICT (day, kind, key) DO UPDATE SET times = ledger_dailycount.times + excluded.times
"""
COUNT_USE = """
INSERT INTO ledger_ratecounter (key, window_started_at, used) VALUES (%(key)s, %(at)s, 1)
ON CONFLICT (key) DO UPDATE SET
    used = CASE WHEN ledger_ratecounter.window_started_at <= %(since)s THEN 1
                ELSE ledger_ratecounter.used + 1 END,
    window_started_at = CASE WHEN ledger_ratecounter.window_started_at <= %(since)s THEN %(at)s
                             ELSE ledger_ratecounter.window_started_at END
RETURNING used, window_started_at
"""


def scrub(text: str) -> str:
    """The text without e-mail addresses and phone numbers ("…" stands in their place)."""
    return _PHONE.sub("…", _MAIL.sub("…", clean(text)))


def keep_wish(
    *, origin: Wish.Origin, text: str, needs: Sequence[str], filters: str, language: str, on: date
) -> None:
    """Remember what nobody meets; the same wording on one day is one row that counts."""
    text = scrub(text)[:300]
    mark = "|".join([origin, fold(text), *sorted(needs), filters])
    fingerprint = hashlib.blake2b(mark.encode(), digest_size=16).hexdigest()
    row: list[Any] = [origin, text, sorted(needs), filters[:300], language, on, fingerprint]
    with connection.cursor() as cursor:
        cursor.execute(COUNT_WISH, row)


def count(*, kind: DailyCount.Kind, key: str = "", on: date) -> None:
    """One more of `kind` on that day; 64 writers at once lose none."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT_DAY, [on, kind, key])


def count_many(*, kind: DailyCount.Kind, times: Mapping[tuple[date, str], int]) -> None:
    """Many more of `kind`, by day and key, in one statement.

    Always in one order, so that two writers at once never wait for each other in a ring.
    """
    if not times:
        return
    days, keys = zip(*times, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_MANY, [kind, list(days), list(keys), list(times.values())])


def seconds_to_wait(*, key: str, limit: int, window: timedelta, at: datetime) -> int:
    """Count one use of `key` and say how long its caller must wait: 0 while within `limit`.

    The count and the comparison are one statement, so parallel callers cannot slip through.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT_USE, {"key": key[:120], "at": at, "since": at - window})
        used, started_at = cursor.fetchone()
    if used <= limit:
        return 0
    return max(int((started_at + window - at).total_seconds()), 1)


@transaction.atomic
def report_problem(
    *, subject: tuple[str, str], request_key: UUID, at: datetime, **said: str
) -> bool:
    """Keep what a reader says is wrong; sent twice, it is kept once.

    Args:
        subject: kind and key, e.g. ("platform", "misa-amis").
        said: `reason`, `text`, `contact` as validated by the form; `language` in which to answer.

    Returns: whether this was the first time.
    """
    kind, key = subject
    _, is_new = ProblemReport.objects.get_or_create(
        request_key=once_for(request_key, kind, key, sorted(said.items())),
        defaults={"subject_kind": kind, "subject_key": key, "created_at": at, **said},
    )
    return is_new


@transaction.atomic
def forget_texts(*, at: datetime) -> int:
    """Empty the wordings of wishes older than 90 days; their needs and counts stay."""
    last_day = at.date() - timedelta(days=TEXT_DAYS)
    return Wish.objects.filter(day__lt=last_day).exclude(text="").update(text="")


def forget_counters(*, at: datetime) -> int:
    """Delete counters of use that nobody has touched for a day; every window is shorter."""
    long_ago = at - timedelta(hours=COUNTER_HOURS)
    return RateCounter.objects.filter(window_started_at__lt=long_ago).delete()[0]
