"""A catalogue that changed a little: the bests of all, without matching all again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from matching.engine.concepts import Offer
from matching.engine.ties import tie_keys

from .bests import NOBODY, Bests
from .full import best_of
from .one import Column, column
from .population import Population
from .ragged import Flags, Int64

# Offer before, offer after; None where there was none, or is none any more.
Changed = tuple[Offer | None, Offer | None]


def changes(before: Collection[Offer], after: Collection[Offer]) -> tuple[Changed, ...]:
    """What came, went or was edited between two catalogues, by id."""
    old, new = _by_id(before), _by_id(after)
    return tuple(
        (old.get(each), new.get(each))
        for each in sorted(old.keys() | new.keys())
        if old.get(each) != new.get(each)
    )


def _by_id(offers: Iterable[Offer]) -> Mapping[int, Offer]:
    return {offer.id: offer for offer in offers}


@dataclass(frozen=True, slots=True, eq=False)
class Updated:
    """New bests, and for how many profiles the whole catalogue was gone through again."""

    bests: Bests
    again: int


def update(
    population: Population,
    bests: Bests,
    changed: Iterable[Changed],
    after: Collection[Offer],
    *,
    lost: Flags | None = None,
) -> Updated:
    """Exactly what `best_of` answers for the catalogue `after`.

    Args:
        bests: of the same population and the catalogue before; stays as it is.
        changed: what differs, as `changes` gives it.
        after: the whole catalogue, for those whose list has to be made again.
        lost: bool, (n,): profiles that ask otherwise than the bests know; None: nobody.
    """
    exact, platform = bests.exact.copy(), bests.platform.copy()
    work = replace(
        bests,
        exact=exact,
        platform=platform,
        matches=bests.matches.copy(),
        covering=bests.covering.copy(),
    )
    again = np.zeros(len(population), np.bool_) if lost is None else lost.copy()
    for before, now in changed:
        _apply(population, work, before, now, again)
    rows = np.flatnonzero(again)
    if len(rows):
        _rank_again(population, work, rows, after)
    return Updated(work, len(rows))


def _apply(
    population: Population, work: Bests, before: Offer | None, now: Offer | None, again: Flags
) -> None:
    """Put one change into the bests; mark in `again` whose list cannot be told from the list."""
    count = len(population)
    has_more = work.matches > work.limit
    left, came = np.zeros((2, count), np.int64)
    holds = np.zeros(count, np.bool_)
    if before is not None:
        gone = column(population, before)
        left = gone.exact
        holds = (work.platform == before.id).any(axis=1)
        _count(population, work, gone, -1)
    if now is not None:
        new = column(population, now)
        came = new.exact
        _count(population, work, new, 1)
    name = now.id if now is not None else NOBODY
    enters = _stands_before_last(work, came, name)
    again |= holds & has_more & ~enters & (left != came)
    rows = np.flatnonzero((holds | enters) & (left != came))
    if len(rows):
        _put_in(work, rows, came[rows], gone=before.id if before else NOBODY, name=name)


def _count(population: Population, work: Bests, one: Column, sign: int) -> None:
    work.matches[one.exact > 0] += sign
    work.covering[one.covers(population)] += sign


def _stands_before_last(work: Bests, came: Int64, name: int) -> Flags:
    """Whether an offer stands within a profile's list: where its last one does, or before."""
    last, its = work.exact[:, -1], tie_keys(work.seed, work.platform[:, -1])
    mine = tie_keys(work.seed, np.array([name]))[0]
    within: Flags = (came > 0) & ((came > last) | ((came == last) & (mine <= its)))
    return within


def _put_in(work: Bests, rows: Int64, came: Int64, *, gone: int, name: int) -> None:
    """Take one offer out of the lists of the given rows, and put another one in its place."""
    exact = np.column_stack((work.exact[rows], came))
    platform = np.column_stack((work.platform[rows], np.where(came > 0, name, NOBODY)))
    is_gone = platform[:, :-1] == gone
    exact[:, :-1][is_gone], platform[:, :-1][is_gone] = 0, NOBODY
    order = np.lexsort((tie_keys(work.seed, platform), -exact), axis=1)[:, : work.limit]
    work.exact[rows] = np.take_along_axis(exact, order, 1)
    work.platform[rows] = np.take_along_axis(platform, order, 1)


def _rank_again(population: Population, work: Bests, rows: Int64, after: Collection[Offer]) -> None:
    """Fill in the given rows from the whole catalogue."""
    fresh = best_of(population.take(rows), after, limit=work.limit, seed=work.seed)
    for name in ("exact", "platform", "matches"):
        getattr(work, name)[rows] = getattr(fresh, name)
    work.covering[population.needs.places(rows)] = fresh.covering
