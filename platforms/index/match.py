"""Runs a plan: which documents match, and how well."""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from platforms.index.facets import Mask, pack
from platforms.index.lexicon import Source
from platforms.index.plan import FILLER, WISH, Clause, Plan
from platforms.index.postings import Column, rarity

Scores = NDArray[np.int64]


class Found(NamedTuple):
    """The documents a text finds, and whether it had to be read loosely to find them."""

    mask: Mask
    relaxed: bool


def find(plan: Plan, size: int) -> Found:
    """The documents that match a text, by the strictest reading that finds any.

    First every word must match; then only those that are surely part of the wish; then as many as
    bring together half of the rarity of all; then any two words that belong together. A word
    nobody knows goes straight to the third: without it the others may match far from each other.
    Words that belong together must stand together, if that leaves anything: else "chấm công"
    finds "chăm sóc" and "công nợ".

    Args:
        plan: of at least one known word; else nothing is found.
        size: number of documents.
    """
    wishes = [clause for clause in plan.clauses if clause.duty > FILLER]
    pairs = [clause for clause in plan.pairs if clause.duty > FILLER]
    if not wishes:
        return Found(pack(np.zeros(size, np.uint8)), False)
    if not plan.dropped and (strict := _together(wishes, pairs)).any():
        return Found(pack(strict), False)
    sure = [clause for clause in wishes if clause.duty == WISH] or wishes
    pairs = [clause for clause in pairs if clause.duty == WISH]
    loose = _together(sure, pairs)
    if plan.dropped or not loose.any():
        loose = _half([*sure, *pairs], size)
    if pairs and not loose.any():
        loose = reduce(np.maximum, map(_column, pairs))
    return Found(pack(loose), bool(loose.any()))


def _together(words: Iterable[Clause], pairs: Iterable[Clause]) -> Column:
    """Where all words are, and all pairs too unless that leaves nothing."""
    column = reduce(np.minimum, map(_column, words))
    paired = reduce(np.minimum, map(_column, pairs), column)
    return paired if paired.any() else column


def score(points: Mapping[Source, int], hits: NDArray[np.int64]) -> Scores:
    """Relevance of some documents: each source's points times its weight there, added up.

    Args:
        points: what each source is worth.
        hits: document numbers, rising.
    """
    scores = np.zeros(len(hits), np.int64)
    for source, worth in points.items():
        scores += source.column()[hits] * np.int64(worth)
    return scores


def _column(clause: Clause) -> Column:
    return reduce(np.maximum, (source.column() for source in clause.sources))


def _half(clauses: Iterable[Clause], size: int) -> Column:
    """Where clauses hold that make up half of the rarity of all of them."""
    held = np.zeros(size, np.int64)
    whole = 0
    for clause in clauses:
        present = _column(clause) > 0
        worth = rarity(size, int(present.sum()))
        held += present * np.int64(worth)
        whole += worth
    return ((held * 2 >= whole) & (held > 0)).astype(np.uint8)
