"""The bundles as specified: every set of candidates looked at, in plain Python."""

from collections.abc import Collection, Iterator
from itertools import combinations

from .concepts import USUAL_MOST, Candidate, Question
from .items import Item, items_of

Key = tuple[int | list[int], ...]
Sets = Iterator[tuple[Item, ...]]


def cover_reference(
    question: Question, candidates: Collection[Candidate], *, counts_vendors: bool
) -> tuple[tuple[str, ...], Key]:
    """The cover to be chosen and what it was chosen by, the smallest first.

    By importance left open that some candidate covers, vendors (if they count), unknown prices,
    sum of the known ones, misfit, sum of ranks, ranks.
    """
    items = items_of(question, candidates)
    reach = 0
    for item in items:
        reach |= item.mask

    def key(chosen: tuple[Item, ...]) -> Key:
        met = 0
        for item in chosen:
            met |= item.mask
        missing = sum(w for n, w in enumerate(question.needs.values()) if (reach & ~met) >> n & 1)
        vendors = len({item.vendor for item in chosen}) if counts_vendors else 0
        return (missing, vendors, sum(i.is_unknown for i in chosen), _money(chosen), *_rest(chosen))

    best = min(_sets(items, question.most or len(items)), key=key)
    return tuple(item.candidate.slug for item in best), key(best)


def best_fit_reference(
    question: Question, candidates: Collection[Candidate]
) -> tuple[tuple[str, ...], Key]:
    """The best fit to be chosen and what it was chosen by, the smallest first.

    By worth (below zero), misfit, unknown prices, sum of the known ones, sum of ranks, ranks;
    with a budget only among known prices that keep inside it together.
    """
    items, budget = items_of(question, candidates), question.budget_vnd

    def is_inside(chosen: tuple[Item, ...]) -> bool:
        unknown = any(item.is_unknown for item in chosen)
        return budget is None or (not unknown and _money(chosen) <= budget)

    def key(chosen: tuple[Item, ...]) -> Key:
        worth = sum(
            weight * max((item.candidate.needs.get(code, 0) for item in chosen), default=0)
            for code, weight in question.needs.items()
        )
        misfit, *rest = _rest(chosen)
        unknown = sum(item.is_unknown for item in chosen)
        return (-worth, misfit, unknown, _money(chosen), *rest)

    inside = filter(is_inside, _sets(items, question.most or USUAL_MOST))
    best = min(inside, key=key)
    return tuple(item.candidate.slug for item in best), key(best)


def _sets(items: tuple[Item, ...], most: int) -> Sets:
    for count in range(min(most, len(items)) + 1):
        yield from combinations(items, count)


def _money(chosen: tuple[Item, ...]) -> int:
    return sum(item.vnd for item in chosen)


def _rest(chosen: tuple[Item, ...]) -> Key:
    ranks = [item.rank for item in chosen]
    return (sum(item.misfit for item in chosen), sum(ranks), ranks)
