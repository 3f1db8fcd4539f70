"""The programme's figures over 785,000 enterprises and five million events: pages and roll-ups.

Rows are written in a transaction that is rolled back.
"""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

from django.core.signals import request_started
from django.db import close_old_connections, connection, transaction
from django.test import Client, override_settings

from accounts.models import User
from benchmarks.bench_admin import signed_in
from benchmarks.bench_advisers import processor_seconds, timed
from benchmarks.bench_catalogue_page import PLAIN_STATIC
from benchmarks.copied_rows import copy
from benchmarks.many_events import BUSY, ENTERPRISES, EVENTS, LAST, fill_events
from enterprises.models import Enterprise
from enterprises.services import create_enterprise
from ledger.events.models import Event, MonthCount, Rollup
from ledger.events.services import roll_up

PAGE_MS, DAY_S = 300, 60
AT = datetime(2026, 11, 29, 9, tzinfo=UTC)


def run() -> Iterator[str]:
    """The lines of this benchmark, as they come."""
    request_started.disconnect(close_old_connections)
    with transaction.atomic(), override_settings(STORAGES=PLAIN_STATIC, ALLOWED_HOSTS=["*"]):
        started = time.monotonic()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        user = User.objects.create_superuser("bench@example.vn")
        fill_enterprises(user)
        fill_events()
        worked = sum(processor_seconds())
        filled = time.monotonic() - started
        print(f"filled in {filled:.0f} s, {worked:.0f} s of processor time", file=sys.stderr)
        yield busy_day()
        yield from pages(user)
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)


def fill_enterprises(user: User) -> None:
    said = {"kind": "SME", "name": "Xưởng May Đo", "tax_code": None}
    create_enterprise(**said, request_key=uuid4(), by=user, at=AT)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisunique"
            " AND indrelid = 'enterprises_enterprise'::regclass"
        )
        for (index,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {index}")  # of words and keys; the pages use none of them
    commune = "(ARRAY(SELECT code FROM reference_commune))[1 + {n} % 3000]"
    copy(Enterprise, count=ENTERPRISES, name="src.name || ' ' || {n}", commune_id=commune)


def busy_day() -> str:
    """A day with a million events, beside a month that was rolled up before."""
    wall, before = time.perf_counter(), processor_seconds()
    rows = roll_up(day=LAST)
    wall = time.perf_counter() - wall
    worked = sum(processor_seconds()) - sum(before)
    counted = sum(Rollup.objects.filter(day=LAST).values_list("times", flat=True))
    assert counted == Event.objects.filter(day=LAST).count() >= BUSY
    return (
        f"roll-up of a day with {BUSY:,} events: {wall:.1f} s (limit: {DAY_S} s, "
        f"{wall / DAY_S:.2f}; processor, with PostgreSQL's: {worked:.1f} s; {rows:,} rows)"
    )


def pages(user: User) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE ledger_rollup, ledger_monthcount")
    kept = f"{MonthCount.objects.count():,} counts of months"
    print(f"{EVENTS:,} events, {ENTERPRISES:,} enterprises, {kept}", file=sys.stderr)
    staff, anybody = signed_in(user), Client()
    for client, path in (
        (staff, "/staff/programme/"),
        (staff, "/staff/programme/?province=01&look=consulted"),
        (staff, "/staff/programme/?commune=00070"),
        (anybody, "/programme/"),
        (anybody, "/programme/?province=01&look=consulted"),
        (anybody, "/programme/?commune=00070"),
    ):
        yield timed(f"page {path}", lambda ask=client, path=path: answered(ask, path), PAGE_MS)


def answered(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200, path
