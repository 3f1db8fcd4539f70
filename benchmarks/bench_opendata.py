"""The nightly dump of a large site: time, memory on top of the catalogue's, and one file's way out.

10,000 listings, 100,000 decisions, the consulting network of 3,321 communes and 100,000 unmet
wishes, in a transaction that is rolled back.
"""

import resource
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction
from django.test import Client, override_settings

from advisers.routing import held
from benchmarks.catalogue_twin import store
from benchmarks.copied_rows import copy
from benchmarks.generated import listings
from benchmarks.many_advisers import analyse, fill_network
from ledger.models import Wish
from platforms import snapshot
from platforms.models import Decision, Platform
from programme.opendata.services import DATASETS, dump, folder
from programme.opendata.writing import MEDIA_TYPES
from reference.models import Need
from reference.taxonomy import load_taxonomy

LISTINGS, DECISIONS, WISHES, ADVISERS, DAYS = 10_000, 100_000, 100_000, 5_000, 730
DUMP_S, MEGABYTES, NOT_MODIFIED_MS = 60, 150, 20
# Listings in turn, as SQL for the copies.
OF_EACH = f"(SELECT max(id) FROM platforms_platform) - {{n}} % {LISTINGS}"
AT = datetime(2026, 11, 30, 20, 15, tzinfo=UTC)


def run() -> Iterator[str]:
    """The lines of this benchmark, as they come."""
    with transaction.atomic(), TemporaryDirectory() as place:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        fill()
        with override_settings(DATA_DIR=Path(place), ALLOWED_HOSTS=["*"]):
            yield from nightly()
            yield asked_again()
        transaction.set_rollback(True)
    held._held.clear()


def fill() -> None:
    store(listings(LISTINGS, load_taxonomy()))
    platform = Platform.objects.order_by("pk").first()
    Decision.objects.create(
        platform=platform,
        act="RENEW",
        evidence="vendor-page",
        reason="Nguồn còn đúng; giá đã kiểm tra lại trên trang của nhà cung cấp.",
        decided_at=AT,
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    copy(Decision, count=DECISIONS, platform_id=OF_EACH)
    fill_network(AT, advisers=ADVISERS)
    codes = list(Need.objects.order_by("code").values_list("code", flat=True))
    Wish.objects.bulk_create(
        (
            Wish(
                origin="SEARCH",
                needs=[codes[n % len(codes)], codes[n // 7 % len(codes)]],
                day=date(2024, 12, 1) + timedelta(days=n % DAYS),
                fingerprint=f"{n:032}",
                times=1 + n % 9,
            )
            for n in range(WISHES)
        ),
        batch_size=5_000,
    )
    analyse()


def nightly() -> Iterator[str]:
    """All tables in all formats; the catalogue is in memory before, as in a worker."""
    snapshot.current().warm()
    before = _megabytes()
    wall, processor = time.perf_counter(), time.process_time()
    said = dump(at=AT)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    assert len(said["resources"]) == len(DATASETS) * len(MEDIA_TYPES)
    rows = {each["path"]: each["bytes"] for each in said["resources"]}
    yield (
        f"open data, {LISTINGS:,} listings, {DECISIONS:,} decisions: {wall:.1f} s, processor"
        f" {processor:.1f} s (limit: {DUMP_S} s, {wall / DUMP_S:.2f})"
    )
    more = _megabytes() - before
    yield (
        f"its memory beside the catalogue's, {sum(rows.values()) / 2**20:.0f} MB of files:"
        f" {more:.0f} MB (limit: {MEGABYTES} MB, {more / MEGABYTES:.2f})"
    )


def asked_again() -> str:
    """A file that the reader has: nothing of it is read."""
    client, path = Client(), "/open-data/platforms.json"
    etag = client.get(path)["ETag"]
    assert (folder() / "platforms.json").stat().st_size > 2**20
    started = time.perf_counter()
    answer = client.get(path, headers={"If-None-Match": etag})
    took = (time.perf_counter() - started) * 1e3
    assert answer.status_code == 304
    return (
        f"the largest file asked for again: {took:.1f} ms"
        f" (limit: {NOT_MODIFIED_MS} ms, {took / NOT_MODIFIED_MS:.2f})"
    )


def _megabytes() -> float:
    """The most that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
