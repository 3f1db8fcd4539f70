"""Every kind of page of the ministry's admin at 100,000 rows, and the history at a million entries:
milliseconds and queries beside their limits.

Rows are written in a transaction that is rolled back.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.signals import request_started
from django.db import close_old_connections, connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from benchmarks.admin_pages import IN_MEMORY, pages, refused, rows_of
from benchmarks.bench_catalogue_page import PLAIN_STATIC
from benchmarks.many_rows import fill
from platforms.models import Platform

MOST_MS, MOST_QUERIES = 300, 25
ROUNDS = 3
AT = datetime(2026, 11, 28, 3, tzinfo=UTC)


def run() -> Iterator[str]:
    """The lines of this benchmark, as they come."""
    request_started.disconnect(close_old_connections)
    with transaction.atomic(), override_settings(STORAGES=PLAIN_STATIC, ALLOWED_HOSTS=["*"]):
        user = User.objects.create_superuser("bench@example.vn")
        client = signed_in(user)
        yield measured(client, *IN_MEMORY)
        started = time.monotonic()
        fill(user, AT)
        print(f"filled in {time.monotonic() - started:.0f} s", file=sys.stderr)
        for name, address in pages(user):
            yield measured(client, name, address)
        for name, row in rows_of(Platform):
            address = reverse("admin:platforms_platform_change", args=[row.pk])
            sent = refused(client.get(address))
            yield measured(client, f"listing{name} that comes back", address, sent)
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    tomorrow = time.time() + 86_400  # pages that ask again do not, however long this takes
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": tomorrow}]
    session.save()
    return client


def measured(client: Client, name: str, address: str, sent: dict[str, Any] | None = None) -> str:
    """The median of a few rounds after one that warms. sent: a form, instead of a look."""
    ask = partial(client.get, address) if sent is None else partial(client.post, address, sent)
    ask()
    took = []
    for _ in range(ROUNDS):
        started = worked_seconds()
        answer = ask()
        took.append(worked_seconds() - started)
    with CaptureQueriesContext(connection) as asked:
        ask()
    milliseconds = statistics.median(took) * 1e3
    slow = "" if milliseconds <= MOST_MS and len(asked) <= MOST_QUERIES else " OVER"
    share = max(milliseconds / MOST_MS, len(asked) / MOST_QUERIES)
    return (
        f"admin, {name}: {milliseconds:.0f} ms, {len(asked)} queries"
        f"{'' if answer.status_code == 200 else f' ({answer.status_code})'}"
        f" (limits {MOST_MS} ms, {MOST_QUERIES} queries: {share:.2f}{slow})"
    )


def worked_seconds() -> float:
    """Processor time of this thread and of its database process: nothing else is waited for.

    A busy machine would be measured by the clock on the wall. Where the kernel does not tell what
    the other process used, that clock is all there is.
    """
    pid = connection.connection.info.backend_pid
    try:
        told = Path(f"/proc/{pid}/schedstat").read_text()
    except OSError:
        return time.perf_counter()
    return time.thread_time() + int(told.split()[0]) / 1e9
