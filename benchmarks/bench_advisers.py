"""The consulting network of the whole country: routing one request, a night's requests, coverage.

Rows are written in a transaction that is rolled back. A sample of the routed requests is held
against the specification.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.test import override_settings

from accounts.models import User
from advisers.engine import spec
from advisers.engine.model import Ask
from advisers.engine.network import Network
from advisers.models import Case
from advisers.routing import held
from advisers.routing.asks import asks_of
from advisers.routing.services import route_waiting
from benchmarks.bench_admin import signed_in
from benchmarks.bench_catalogue_page import PLAIN_STATIC
from benchmarks.many_advisers import ADVISERS, REQUESTS, analyse, fill_network, fill_requests

ROUTE_MS, NIGHT_S, COVERAGE_MS, PAGE_MS = 20, 120, 200, 300
ONES, CHECKED, ROUNDS = 2_000, 40, 7
AT = datetime(2026, 11, 29, 18, tzinfo=UTC)
SEED = 7


def run() -> Iterator[str]:
    """The lines of this benchmark, as they come."""
    with transaction.atomic(), override_settings(STORAGES=PLAIN_STATIC, ALLOWED_HOSTS=["*"]):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
        fill_network(AT)
        fill_requests(AT)
        analyse()
        yield one_request()
        yield from night()
        yield from pages()
        transaction.set_rollback(True)
    held._held.clear()


def one_request() -> str:
    """The network in memory; a sample of what it answers is what the specification says."""
    advisers = list(held._read(AT.date()))
    network = Network(advisers)
    cases = Case.objects.filter(state="NEW").select_related("sector").order_by("pk")[:ONES]
    asks = list(asks_of(list(cases), at=AT).values())
    check(network, advisers, asks[:CHECKED])
    took = []
    for ask in asks:
        started = time.perf_counter()
        network.route(ask, seed=SEED)
        took.append(time.perf_counter() - started)
    took.sort()
    middle, worst = statistics.median(took) * 1e3, took[-1] * 1e3
    return (
        f"routing one request over {ADVISERS:,} advisers: {middle:.2f} ms "
        f"(limit: {ROUTE_MS} ms, {middle / ROUTE_MS:.3f}; worst of {ONES:,}: {worst:.2f} ms)"
    )


def check(network: Network, advisers: Sequence[Any], asks: Sequence[Ask]) -> None:
    for ask in asks:
        found = spec.route(ask, advisers, seed=SEED)
        assert network.route(ask, seed=SEED) == found, ask


def night() -> Iterator[str]:
    """All requests at once, as the worker takes them."""
    before, wall = processor_seconds(), time.perf_counter()
    done = route_waiting(at=AT)
    wall = time.perf_counter() - wall
    worked = [after - first for after, first in zip(processor_seconds(), before, strict=True)]
    assert done.offered + done.gaps == REQUESTS
    yield (
        f"routing {REQUESTS:,} requests in one night: {wall:.0f} s (limit: {NIGHT_S} s, "
        f"{wall / NIGHT_S:.2f}; processor {worked[0]:.0f} s, PostgreSQL's {worked[1]:.0f} s; "
        f"{done.offered:,} offered, {done.gaps:,} with nobody)"
    )


def processor_seconds() -> tuple[float, float]:
    """Of this process, and of its PostgreSQL backend where it runs on this machine (else 0)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.is_file():
        return time.process_time(), 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return time.process_time(), (int(user) + int(system)) / 100


def pages() -> Iterator[str]:
    """The coverage, and the coordinators' pages after that night."""
    from advisers.directory.coverage import coverage

    analyse()
    yield timed("coverage of all communes", lambda: coverage(at=AT), COVERAGE_MS)
    client = signed_in(User.objects.create_superuser("bench@example.vn"))
    paths = ("coverage/", "", "cases/?basket=unrouted", "load/")
    for path in paths:
        yield timed(f"page /staff/{path}", lambda path=path: client.get(f"/staff/{path}"), PAGE_MS)


def timed(name: str, work: Callable[[], Any], limit: int) -> str:
    """The median of a few rounds after one that warms."""
    work()
    took, before = [], sum(processor_seconds())
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    middle = statistics.median(took) * 1e3
    worked = (sum(processor_seconds()) - before) / ROUNDS * 1e3
    return (
        f"{name}: {middle:.0f} ms (limit: {limit} ms, {middle / limit:.2f}; processor, with "
        f"PostgreSQL's: {worked:.0f} ms)"
    )
