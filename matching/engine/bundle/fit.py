"""The best fit inside a budget: a beam finds it, branch and bound proves it or says how near it is.

A need is worth its importance times the strength (100 at the core, 50 in part) of the chosen
platform that covers it best. Source: decision record 0011.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.engine.concepts import CORE

from .ceiling import Ceiling, Flags, Numbers, top
from .concepts import Question
from .items import Item, Radix

WIDTH = 12

# Places of items, ascending; what they are worth; what they cost together in VND.
Places = tuple[int, ...]
Grown = dict[Places, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Fit:
    """What was chosen, its worth, what no choice can exceed; steps taken."""

    items: tuple[Item, ...]
    worth: int
    bound: int
    steps: int


def best_fit(question: Question, items: Sequence[Item], *, most: int, limit: int) -> Fit:
    """The choice of the most worth, then least misfit, unknown prices, price; ties by rank.

    With a budget only known prices count, and together they keep inside it.

    Args:
        most: platforms at most.
        limit: of steps: one for each choice that the proof looks at.
    """
    budget = question.budget_vnd
    inside = [i for i in items if budget is None or (not i.is_unknown and i.vnd <= budget)]
    if not inside:
        return Fit((), 0, 0, 0)
    search = _Search.over(question, inside, most=most, limit=limit)
    search.beam()
    search.enter((), np.zeros(search.worth.shape[1], np.int64), 0, search.affordable(0))
    bound = search.best_worth if search.stopped_at is None else search.stopped_at
    chosen = tuple(sorted((search.items[p] for p in search.best), key=lambda item: item.rank))
    return Fit(chosen, search.best_worth, max(bound, search.best_worth), search.steps)


@dataclass(slots=True)
class _Search:
    """One search over items by falling promise: the cost of an item grows with its place.

    Attributes:
        worth: by item and need; price: VND by item.
        costs: what decides between choices of equal worth.
        stopped_at: the bound of what was left where the limit was reached.
    """

    items: list[Item]
    worth: Numbers
    price: Numbers
    costs: list[int]
    ceiling: Ceiling
    budget: int | None
    most: int
    limit: int
    steps: int = 0
    best: Places = ()
    best_worth: int = 0
    best_cost: int = 0
    stopped_at: int | None = None

    @classmethod
    def over(cls, question: Question, items: list[Item], *, most: int, limit: int) -> "_Search":
        radix, budget = Radix.of(items, len(question.needs)), question.budget_vnd
        ordered = sorted(items, key=radix.fit_cost)
        needs = question.needs.items()
        table = [[w * i.candidate.needs.get(code, 0) for code, w in needs] for i in ordered]
        worth = np.array(table, np.int64)
        price = np.array([item.vnd for item in ordered], np.int64)
        kept = _undominated(worth, price, budget)
        ordered = [item for item, is_kept in zip(ordered, kept.tolist(), strict=True) if is_kept]
        worth, price = worth[kept], price[kept]
        ceiling = Ceiling.build(worth, price, budget, most)
        costs = [radix.fit_cost(item) for item in ordered]
        return cls(ordered, worth, price, costs, ceiling, budget, most, limit)

    def affordable(self, spent: int) -> Flags:
        if self.budget is None:
            return np.ones(len(self.items), np.bool_)
        flags: Flags = self.price <= self.budget - spent
        return flags

    def beam(self) -> None:
        """Grow the most promising choices one item at a time: half by worth, half by money."""
        states: dict[Places, tuple[Numbers, int]] = {
            (): (np.zeros(self.worth.shape[1], np.int64), 0)
        }
        for _ in range(self.most):
            grown: Grown = {}
            for chosen, (current, spent) in states.items():
                self._grow(grown, chosen, current, spent)
            for chosen in sorted(grown, key=lambda chosen: (-grown[chosen][0], chosen))[:WIDTH]:
                self._offer(chosen, grown[chosen][0])
            states = {
                chosen: (self.worth[list(chosen)].max(0), grown[chosen][1])
                for chosen in _promising(grown)
            }

    def _grow(self, grown: Grown, chosen: Places, current: Numbers, spent: int) -> None:
        places = self.affordable(spent).nonzero()[0]
        worths = np.maximum(self.worth[places], current).sum(1)
        least = int(current.sum())
        for row in np.argsort(-worths, kind="stable")[:WIDTH].tolist():
            worth, place = int(worths[row]), int(places[row])
            if worth > least:
                key = tuple(sorted((*chosen, place)))
                grown[key] = (worth, spent + int(self.price[place]))

    def _offer(self, chosen: Places, worth: int) -> None:
        """Keep a choice that is better than the best so far."""
        if worth < self.best_worth:
            return
        cost = sum(self.costs[place] for place in chosen)
        new = (-worth, cost, self._ranks(chosen))
        if new < (-self.best_worth, self.best_cost, self._ranks(self.best)):
            self.best, self.best_worth, self.best_cost = chosen, worth, cost

    def _ranks(self, chosen: Places) -> list[int]:
        return sorted(self.items[place].rank for place in chosen)

    def enter(self, chosen: Places, current: Numbers, spent: int, free: Flags) -> None:
        """Rule out or improve on what begins with a choice; `free`: affordable, not yet tried."""
        worth, slots = int(current.sum()), self.most - len(chosen)
        self.steps += 1
        self._offer(chosen, worth)
        places = free.nonzero()[0]
        gains = np.maximum(self.worth[places], current).sum(1) - worth
        places, gains = places[gains > 0], gains[gains > 0]
        if not slots or not len(places):
            return
        left = 0 if self.budget is None else self.budget - spent
        plain = worth + gains + top(gains, slots - 1)
        bounds = np.minimum(plain, self.ceiling.with_each(current, places, left, slots))
        if self.steps >= self.limit:
            self.stopped_at = max(int(bounds.max()), self.stopped_at or 0)
            return
        order = np.argsort(-gains, kind="stable")
        self._try(chosen, current, spent, places[order], bounds[order].tolist())

    def _try(
        self, chosen: Places, current: Numbers, spent: int, places: Numbers, bounds: list[int]
    ) -> None:
        """Each item in turn, without those tried before it: so every set is met once."""
        cost = sum(self.costs[place] for place in chosen)
        free = np.zeros(len(self.items), np.bool_)
        free[places] = True
        for place, bound in zip(places.tolist(), bounds, strict=True):
            free[place] = False
            if not self._is_hopeless(bound, cost + self.costs[place]):
                paid = spent + int(self.price[place])
                raised = np.maximum(current, self.worth[place])
                self.enter((*chosen, place), raised, paid, free & self.affordable(paid))

    def _is_hopeless(self, bound: int, cost: int) -> bool:
        if bound != self.best_worth:
            return bound < self.best_worth
        return cost > self.best_cost


def _undominated(worth: Numbers, price: Numbers, budget: int | None) -> Flags:
    """Which items no earlier one outdoes in every need at no higher price."""
    outdone = (worth[:, None, :] <= worth[None, :, :]).all(2)
    if budget is not None:
        outdone &= price[:, None] >= price[None, :]
    kept: Flags = np.tril(outdone, -1).sum(1) == 0
    return kept


def _promising(grown: Grown) -> list[Places]:
    """Half a beam by worth, half by worth for its money; ties by place."""
    half = WIDTH // 2
    by_worth = sorted(grown, key=lambda chosen: (-grown[chosen][0], chosen))[:half]
    thrift = {chosen: worth**2 * 2**40 // (paid + 1) for chosen, (worth, paid) in grown.items()}
    by_money = sorted(grown, key=lambda chosen: (-thrift[chosen], chosen))[:half]
    return list(dict.fromkeys([*by_worth, *by_money]))


def full_worth(question: Question) -> int:
    """The worth of a choice that covers every need at its core."""
    return CORE * sum(question.needs.values())
