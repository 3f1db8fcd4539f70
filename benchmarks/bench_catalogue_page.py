"""The catalogue page at 10,000 listings, in process under the full middleware.

Beside it an empty view, and the same page by ORM and templates. Rows are written in a transaction
that is rolled back.
"""

import gc
import re
import statistics
import time
from collections.abc import Callable
from typing import Any
from unittest import mock

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections, transaction
from django.test import RequestFactory, override_settings
from django.urls import path

import portal.urls
from benchmarks.catalogue_twin import FACETS, empty, empty_signed_in, store, twin
from benchmarks.generated import listings, made_from
from platforms import snapshot
from platforms.asked import Asked
from platforms.snapshot import Snapshot
from reference.taxonomy import load_taxonomy

Clock = Callable[[], float]
COUNT = 10_000
ROUNDS, TWIN_ROUNDS, WARM_UP = 150, 7, 5
MOST = 5
FILTERS = "need=payroll&size=small&deployment=cloud"
SEARCH = "q=b%C3%A1n+h%C3%A0ng&size=small&deployment=cloud&price=unknown"
SLUG = re.compile(r'href="/platforms/([\w-]+)/"')
PLAIN_STATIC = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
urlpatterns = [
    path("empty/", empty),
    path("empty/signed-in/", empty_signed_in),
    path("twin/", twin),
    *portal.urls.urlpatterns,
]


class Site:
    """The whole site in this process, from the WSGI handler inwards."""

    def __init__(self) -> None:
        self.handler = WSGIHandler()
        self.requests = RequestFactory()

    def get(self, address: str, clock: Clock = time.perf_counter) -> tuple[float, str]:
        """Seconds that an address took by a clock, and its body."""
        environ = self.requests.get(address, headers={"host": "localhost"}).environ
        status: list[str] = []
        started = clock()
        body = b"".join(self.handler(environ, lambda line, headers: status.append(line)))
        seconds = clock() - started
        assert status[0].startswith("200"), f"{address}: {status[0]}"
        return seconds, body.decode()


def run() -> list[str]:
    """The lines of this benchmark."""
    # As the test client does: a request would close the connection that holds the rows.
    request_started.disconnect(close_old_connections)
    with transaction.atomic():
        taxonomy = load_taxonomy()
        held = made_from(store(listings(COUNT, taxonomy)), taxonomy)
        settings_of_the_bench = override_settings(ROOT_URLCONF=__name__, STORAGES=PLAIN_STATIC)
        with settings_of_the_bench, mock.patch.object(snapshot, "current", return_value=held):
            lines = measured(Site(), held)
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)
    return lines


def measured(site: Site, held: Snapshot) -> list[str]:
    for query in ("", FILTERS):
        assert_equal(site, held, query)
    addresses = {
        "catalogue page": "/platforms/",
        "catalogue page, 3 filters": f"/platforms/?{FILTERS}",
        "catalogue page, search and 3 filters": f"/platforms/?{SEARCH}",
    }
    # Processor time: the pages wait for nothing, and a busy machine disturbs long ones more.
    took = interleaved(site, [*addresses.values(), "/empty/"], ROUNDS, time.thread_time)
    nothing = took["/empty/"]
    lines = [
        f"{name}, 10,000 listings: {took[address] * 1e3:.2f} ms (limit, {MOST} empty views: "
        f"{MOST * nothing * 1e3:.2f} ms, {took[address] / nothing / MOST:.2f})"
        for name, address in addresses.items()
    ]
    return [*lines, *twins(site, took)]


def twins(site: Site, took: dict[str, float]) -> list[str]:
    """The same two pages by ORM and templates."""
    slow = interleaved(site, ["/twin/", f"/twin/?{FILTERS}"], TWIN_ROUNDS)
    pairs = {"": "", ", 3 filters": f"?{FILTERS}"}
    return [
        f"the same by ORM and templates{name}: {slow[f'/twin/{query}'] * 1e3:.0f} ms "
        f"(page: {took[f'/platforms/{query}'] * 1e3:.2f} ms, "
        f"{slow[f'/twin/{query}'] / took[f'/platforms/{query}']:.0f})"
        for name, query in pairs.items()
    ]


def interleaved(
    site: Site, addresses: list[str], rounds: int, clock: Clock = time.perf_counter
) -> dict[str, float]:
    """The median seconds of each address, asked in turn so that a busy machine hits all alike."""
    seconds: dict[str, list[float]] = {address: [] for address in addresses}
    for address in addresses * WARM_UP:
        site.get(address)
    gc.collect()
    for _ in range(rounds):
        for address in addresses:
            seconds[address].append(site.get(address, clock)[0])
    return {address: statistics.median(values) for address, values in seconds.items()}


def assert_equal(site: Site, held: Snapshot, query: str) -> None:
    """Both pages list the same platforms in the same order, with the same counts."""
    site.get(f"/twin/?{query}")
    total, slugs, counts = twin.answer  # type: ignore[attr-defined]
    body = site.get(f"/platforms/?{query}")[1]
    assert list(dict.fromkeys(SLUG.findall(body))) == slugs, (slugs, SLUG.findall(body))
    page = held.index.search(asked(query).for_index(limit=0))
    assert page.total == total, (page.total, total)
    for name in FACETS:
        found = {value: count for value, count in page.facets[name].items() if count}
        assert found == counts[name], (name, found, counts[name])


def asked(query: str) -> Asked:
    filters: dict[str, Any] = {}
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        filters[name] = (*filters.get(name, ()), value)
    return Asked(filters=filters)
