"""Every change list and change page of the ministry's admin at 100,000 rows, and the history at a
million entries: milliseconds and queries beside their limits.

Rows are written in a transaction that is rolled back.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib import admin
from django.core.signals import request_started
from django.db import close_old_connections, connection, models, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from benchmarks.bench_catalogue_page import PLAIN_STATIC
from benchmarks.many_rows import fill

MOST_MS, MOST_QUERIES = 300, 25
ROUNDS = 5
AT = datetime(2026, 11, 28, 3, tzinfo=UTC)
WORD = "misa"
HISTORY = {
    "history": "",
    "history, a word": "q=misa",
    "history, common words": "q=phan+mem",
    "history, no such word": "q=khongcotunay",
    "history, a kind": "kind=platforms.platform",
    "history, a person": "who=bench@example.vn",
    "history, a word on a day": "q=misa&day=2026-06-01",
    "history, far back": "before=1700000000000000-1",
}


def run() -> Iterator[str]:
    """The lines of this benchmark, as they come."""
    request_started.disconnect(close_old_connections)
    with transaction.atomic(), override_settings(STORAGES=PLAIN_STATIC, ALLOWED_HOSTS=["*"]):
        user = User.objects.create_superuser("bench@example.vn")
        started = time.monotonic()
        fill(user, AT)
        print(f"filled in {time.monotonic() - started:.0f} s", file=sys.stderr)
        client = signed_in(user)
        for name, address in addresses():
            yield measured(client, name, address)
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time()}]
    session.save()
    return client


def addresses() -> Iterator[tuple[str, str]]:
    """(what it is, address) of each page."""
    yield "overview", "/admin/"
    for name, query in HISTORY.items():
        yield name, f"/admin/history/?{query}"
    for model, model_admin in admin.site._registry.items():
        yield from of_table(model, model_admin)


def of_table(model: type[models.Model], model_admin: admin.ModelAdmin) -> Iterator[tuple[str, str]]:
    opts = model._meta
    label, base = opts.label, f"admin:{opts.app_label}_{opts.model_name}"
    listed = reverse(f"{base}_changelist")
    yield f"{label} list", listed
    if model_admin.search_fields:
        yield f"{label} search", f"{listed}?q={WORD}"
    yield f"{label} list, last page", f"{listed}?p={last_page(model)}"
    row = model._default_manager.order_by("pk").first()
    if row is not None:
        yield f"{label} page", reverse(f"{base}_change", args=[row.pk])
        yield f"{label} history", reverse(f"{base}_history", args=[row.pk])


def last_page(model: type[models.Model]) -> int:
    return max(1, -(-model._default_manager.count() // 50))


def measured(client: Client, name: str, address: str) -> str:
    """The median of a few rounds after one that warms."""
    client.get(address)
    took = []
    for _ in range(ROUNDS):
        started = worked_seconds()
        answer = client.get(address)
        took.append(worked_seconds() - started)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    milliseconds = statistics.median(took) * 1e3
    share = max(milliseconds / MOST_MS, len(asked) / MOST_QUERIES)
    return (
        f"admin, {name}: {milliseconds:.0f} ms, {len(asked)} queries"
        f"{'' if answer.status_code == 200 else f' ({answer.status_code})'}"
        f" (limits {MOST_MS} ms, {MOST_QUERIES} queries: {share:.2f})"
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
