"""Writes of the national match: the full run of the night, and what keeps it up by day."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import numpy as np
from django.db import connection, transaction

from matching.engine import ENGINE_VERSION
from matching.engine.national import Bests, Population, best_of, pack, unpack
from matching.models import NationalBlock, NationalRun
from matching.national.catching_up import Since, brought_up, uncovered_of
from matching.national.offers import offers_of, plain
from matching.national.reading import BLOCK, read_populations
from platforms.snapshot import Snapshot

KEPT = timedelta(days=3)
Told = Callable[[int], None]


class AlreadyRunningError(Exception):
    """Somebody else matches everybody at this moment."""


def _nobody(_count: int) -> None:
    return None


@transaction.atomic
def rematch(
    *, snapshot: Snapshot, at: datetime, told: Told = _nobody, size: int = BLOCK
) -> NationalRun:
    """Read what everybody asks for and match it with the whole catalogue; the run before goes.

    Memory: that of one block of `size` enterprises, and sixteen bytes for each of the run before.

    Args:
        told: called after each block with how many enterprises it held.

    Raises: AlreadyRunningError: another run is on its way.
    """
    started = time.monotonic()
    _take_turn()
    offers = offers_of(snapshot)
    run = NationalRun.objects.create(
        read_at=at,
        matched_at=at,
        engine_version=ENGINE_VERSION,
        catalogue_version=snapshot.version,
        offers=[plain(offer) for offer in offers],
        platform_count=len(offers),
    )
    before, open_needs = _lists_before(run), Counter[str]()
    populations = read_populations(snapshot, size=size)
    for place, population in enumerate(populations):
        bests = best_of(population.linking(snapshot.listings), offers)
        NationalBlock.objects.create(run=run, place=place, content=pack(population, bests))
        run.enterprise_count += len(population)
        run.block_count += 1
        _compare(run, before, population, bests)
        open_needs.update(uncovered_of(population, bests))
        told(len(population))
    run.uncovered = open_needs
    run.took_ms = round(1000 * (time.monotonic() - started))
    run.save()
    NationalRun.objects.exclude(pk=run.pk).delete()
    return run


def _take_turn() -> None:
    """Until the transaction ends nobody else matches everybody, and it may take its time."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('matching.national'))")
        if not cursor.fetchone()[0]:
            raise AlreadyRunningError


Lists = tuple[np.ndarray, np.ndarray]


def _lists_before(run: NationalRun) -> Lists:
    """Keys of the run before, rising, and one number for the list of each."""
    earlier = NationalRun.objects.exclude(pk=run.pk).order_by("-pk").first()
    keys, lists = [np.empty(0, np.int64)], [np.empty(0, np.uint64)]
    for population, bests in _unpacked(earlier):
        keys.append(population.key)
        lists.append(bests.digests())
    return np.concatenate(keys), np.concatenate(lists)


def _unpacked(run: NationalRun | None) -> Iterator[tuple[Population, Bests]]:
    rows = NationalBlock.objects.filter(run=run).order_by("place")
    for content in rows.values_list("content", flat=True).iterator(chunk_size=1):
        yield unpack(content)


def _compare(run: NationalRun, before: Lists, population: Population, bests: Bests) -> None:
    keys, lists = before
    place = np.searchsorted(keys, population.key)
    is_known = np.zeros(len(population), np.bool_)
    inside = place < len(keys)
    is_known[inside] = keys[place[inside]] == population.key[inside]
    differs = lists[place[is_known]] != bests.digests()[is_known]
    run.changed_count += int(differs.sum())
    run.new_count += int((~is_known).sum())


@transaction.atomic
def catch_up(*, snapshot: Snapshot, at: datetime) -> bool:
    """Bring the present platforms into the latest run, what enterprises ask for left as it was.

    Returns: whether anything had to be written.
    Raises: AlreadyRunningError: somebody writes a run already.
    """
    _take_turn()
    run = NationalRun.objects.select_for_update().order_by("-pk").first()
    if run is None:
        return False
    since = Since.of(run, offers_of(snapshot))
    if not since.changed:
        return False
    open_needs = Counter[str]()
    for block in NationalBlock.objects.filter(run=run).order_by("place").iterator(chunk_size=1):
        population, bests = unpack(block.content)
        bests = brought_up(population, bests, since)
        open_needs.update(uncovered_of(population, bests))
        block.content = pack(population, bests)
        block.save(update_fields=["content"])
    run.uncovered = open_needs
    run.offers = [plain(offer) for offer in since.after]
    run.platform_count, run.catalogue_version = len(since.after), snapshot.version
    run.matched_at = max(at, run.matched_at)
    run.save()
    return True


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Delete runs that no night has renewed for three days; safe to repeat."""
    gone, _ = NationalRun.objects.filter(read_at__lte=at - KEPT).delete()
    return gone
