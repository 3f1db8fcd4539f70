"""What became of the catalogue since a run, brought into what the run keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from matching.engine import Offer
from matching.engine.national import (
    Bests,
    Changed,
    Population,
    best_of,
    changes,
    update,
)
from matching.models import NationalRun
from matching.national.offers import offer_from

# Beyond so many changes the whole catalogue is gone through once instead.
MOST_CHANGES = 40


@dataclass(frozen=True, slots=True)
class Since:
    """The platforms as a run knows them, as they are now, and what differs."""

    before: Sequence[Offer]
    after: Sequence[Offer]
    changed: tuple[Changed, ...]

    @classmethod
    def of(cls, run: NationalRun, after: Sequence[Offer]) -> Self:
        before = [offer_from(values) for values in run.offers]
        return cls(before, after, changes(before, after))


def brought_up(population: Population, bests: Bests, since: Since) -> Bests:
    """The bests of a stored population for the platforms as they are now.

    A platform that came or went also changes what some ask for: a link with what is not listed is
    no requirement. Those are matched anew.
    """
    if not since.changed:
        return bests
    known = {offer.slug for offer in since.after}
    now = population.linking(known)
    if len(since.changed) > MOST_CHANGES:
        return best_of(now, since.after, limit=bests.limit, seed=bests.seed)
    moved = known ^ {offer.slug for offer in since.before}
    is_moved = np.array([slug in moved for slug in population.codes.slugs], np.bool_)
    lost = np.zeros(len(population), np.bool_)
    if len(population.links.value):
        lost[population.links.owners()[is_moved[population.links.value]]] = True
    return update(now, bests, since.changed, since.after, lost=lost).bests


def uncovered_of(population: Population, bests: Bests) -> dict[str, int]:
    """Need to how many name it and have no platform that covers it and fits them."""
    named = population.needs.value[bests.uncovered]
    counts = np.bincount(named, minlength=len(population.codes.needs)).tolist()
    return {code: n for code, n in zip(population.codes.needs, counts, strict=True) if n}
