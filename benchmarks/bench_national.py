"""Everybody against the whole catalogue: all at once, one platform edited, and a what-if."""

import random
import resource
import time
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from django.db import transaction

from benchmarks.bench_match import CODES, SEED, made_offer
from benchmarks.many_profiles import people
from matching.engine import ENGINE_VERSION, Tables, rank_reference
from matching.engine.national import best_of, changes, pack, unpack, update
from matching.models import NationalBlock, NationalRun
from matching.national.offers import plain
from matching.national.reading import BLOCK
from matching.national.selectors import everybody, gains
from matching.national.services import catch_up

PROFILES, PLATFORMS = 785_000, 1_000
CHECKED, WHAT_IFS, LIMIT_SECONDS = 40, 5, 3.0
AT = datetime(2026, 11, 22, tzinfo=UTC)


class Catalogue:
    """As much of a snapshot as the national match asks for."""

    version = 1

    def __init__(self, offers):
        self._tables = Tables.build(offers)

    def part(self, _name):
        return self._tables


def run():
    """Lines of the report; what is written is rolled back."""
    chance = random.Random(SEED)
    offers = [made_offer(number, PLATFORMS, chance) for number in range(PLATFORMS)]
    with transaction.atomic():
        lines = [matched(offers, chance), what_if(offers), edited(offers, chance)]
        transaction.set_rollback(True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [*lines, f"national match, most memory of the process: {most} MB"]


def matched(offers, chance):
    """Match block by block and store them; a bare product of as many and as wide numbers beside."""
    made = NationalRun.objects.create(
        read_at=AT,
        matched_at=AT,
        engine_version=ENGINE_VERSION,
        catalogue_version=1,
        offers=[plain(offer) for offer in offers],
    )
    took, bare, stored = 0.0, 0.0, 0
    needs = np.random.default_rng(SEED).random((len(CODES), PLATFORMS), np.float32)
    for place, count in enumerate(blocks()):
        population = people(place * BLOCK, count, PLATFORMS)
        started = time.process_time()
        bests = best_of(population, offers)
        took += time.process_time() - started
        bare += product(population.importances(), needs)
        check(population, bests, offers, chance)
        content = pack(population, bests)
        stored += len(content)
        NationalBlock.objects.create(run=made, place=place, content=content)
    return (
        f"national match of {PROFILES:,} × {PLATFORMS:,}, first ten: {took:.1f} s of processor"
        f" (peer: a bare float32 product as large {bare:.1f} s, {took / bare:.1f});"
        f" stored {stored / 1e6:.0f} MB"
    )


def blocks():
    whole, rest = divmod(PROFILES, BLOCK)
    return [BLOCK] * whole + [rest]


def product(importances, needs):
    """Seconds of what nobody can do without: every profile's needs times every platform's."""
    rows = importances.astype(np.float32)
    out = np.empty((256, needs.shape[1]), np.float32)
    started = time.process_time()
    for start in range(0, len(rows), 256):
        part = rows[start : start + 256]
        np.matmul(part, needs, out=out[: len(part)])
    return time.process_time() - started


def check(population, bests, offers, chance):
    """Some of each block are what the reference says of them."""
    for row in chance.sample(range(len(population)), CHECKED // len(blocks()) + 1):
        ranking = rank_reference(population.profile(row), offers, seed=bests.seed, limit=10)
        ids, count = bests.platform[row].tolist(), len(ranking.matches)
        assert ids[:count] == [match.id for match in ranking.matches]
        assert bests.matches[row] == ranking.feasible
        assert bests.score[row] == (ranking.matches[0].score if count else 0)


def what_if(offers):
    """From the stored blocks: read, unpack, count; the slowest of several."""
    chance, walls, spent = random.Random(1), [], []
    for number in range(WHAT_IFS):
        newcomer = replace(made_offer(number, PLATFORMS, chance), id=2**62, slug="newcomer")
        wall, processor = time.perf_counter(), time.process_time()
        with everybody(Catalogue(offers)) as held:
            found, _variants = gains(held, newcomer, variants=[*variants_of(newcomer)])
        walls.append(time.perf_counter() - wall)
        spent.append(time.process_time() - processor)
        assert found.asked == PROFILES
        assert found.whole.counts.fits > 0
    return (
        f"what-if on {PROFILES:,} × {PLATFORMS:,} with eight variants, read and counted:"
        f" {max(walls):.2f} s, of them {max(spent):.2f} processor"
        f" (limit: {LIMIT_SECONDS} s, {max(walls) / LIMIT_SECONDS:.2f})"
    )


def variants_of(offer):
    """As many as a page of a what-if shows."""
    yield replace(offer, monthly_vnd=0)
    yield replace(offer, monthly_vnd=100_000)
    for code in ("cloud", "mobile", "on-premises"):
        yield replace(offer, deployments=offer.deployments | {code})
    yield replace(offer, sectors=None)
    for code in CODES[:2]:
        yield replace(offer, needs={**offer.needs, code: 100})


def edited(offers, chance):
    """One platform edited: every block brought up to date and written again."""
    place = chance.randrange(PLATFORMS)
    after = list(offers)
    after[place] = replace(offers[place], quality=100, monthly_vnd=0, is_per_unit=False)
    wall, processor = time.perf_counter(), time.process_time()
    assert catch_up(snapshot=Catalogue(after), at=AT)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    block = NationalBlock.objects.order_by("place").last()
    population, bests = unpack(block.content)
    full = best_of(population, after)
    assert np.array_equal(full.platform, bests.platform)
    assert np.array_equal(full.covering, bests.covering)
    started = time.process_time()
    update(population, bests, changes(after, offers), offers)
    pure = (time.process_time() - started) / len(population) * PROFILES
    started = time.process_time()
    best_of(population, offers)
    share = pure / ((time.process_time() - started) / len(population) * PROFILES)
    return (
        f"one platform edited, lists of {PROFILES:,} kept up: {pure:.2f} s of processor"
        f" (peer: a full run, {share:.3f}); read and written again {wall:.1f} s wall,"
        f" {processor:.1f} processor"
    )
