"""Reads of the national match: everybody, block by block, with the platforms as they are now."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from matching.engine import Offer
from matching.engine.national import Bests, Gain, Population, better, gain, unpack
from matching.models import NationalBlock, NationalRun
from matching.national.catching_up import Since, brought_up
from matching.national.offers import offers_of
from platforms.snapshot import Snapshot


def latest_run() -> NationalRun | None:
    """The run in force, without its offers; None before the first. One query."""
    return NationalRun.objects.defer("offers").order_by("-pk").first()


@dataclass(frozen=True, slots=True)
class Everybody:
    """A run and what it keeps, at one moment of the database.

    Attributes:
        blocks: some thousand enterprises each, with the platforms as they are now; to be gone
            through once, inside `everybody` only.
    """

    run: NationalRun
    offers: Sequence[Offer]
    blocks: Iterator[tuple[Population, Bests]]


class NoRunError(Exception):
    """Nobody was ever matched: `manage.py rematch` does it, or the next night."""


@contextmanager
def everybody(snapshot: Snapshot) -> Iterator[Everybody]:
    """The latest run with a catalogue's platforms; three queries, and the blocks one at a time.

    Memory: that of one block. Runs that end meanwhile change nothing here.

    Raises: NoRunError: there is none.
    """
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:  # only a transaction's first statement may ask for this
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        run = NationalRun.objects.order_by("-pk").first()
        if run is None:
            raise NoRunError
        since = Since.of(run, offers_of(snapshot))
        yield Everybody(run, since.after, _blocks(run, since))


def _blocks(run: NationalRun, since: Since) -> Iterator[tuple[Population, Bests]]:
    rows = NationalBlock.objects.filter(run=run).order_by("place")
    known = {offer.slug for offer in since.after}
    for content in rows.values_list("content", flat=True).iterator(chunk_size=1):
        population, bests = unpack(content)
        yield population.linking(known), brought_up(population, bests, since)


Better = dict[str, tuple[int, int]]


def gains(
    held: Everybody, offer: Offer, *, variants: Sequence[Offer] = (), least: int = 0
) -> tuple[Gain, list[Better]]:
    """What a platform would change; and, in short, what each variant of it would.

    Goes through the blocks once. Args: none of the offers is listed; least: as
    `engine.national.gain` takes it.
    """
    found, others = Gain(0, {}), [dict[str, tuple[int, int]]() for _ in variants]
    for population, bests in held.blocks:
        found += gain(population, bests, offer, least=least)
        for sums, variant in zip(others, variants, strict=True):
            for code, (count, empty) in better(population, bests, variant).items():
                before = sums.get(code, (0, 0))
                sums[code] = before[0] + count, before[1] + empty
    return found, others
