"""The cheapest cover: branch and bound over bits, with the bound where it had to stop.

Each step takes the open need that the fewest platforms cover and tries every one of them. What
is left can cost no less than, for each open need, the cheapest share of a platform that covers
it; a state reached before at a lower cost is not entered again. Source: decision record 0011.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .items import Item, Mask, Radix
from .shares import NO_SHARES, Sums, shares_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A cover: its items by rank, its cost, and what no cover can go below; steps taken."""

    items: tuple[Item, ...]
    cost: int
    bound: int
    steps: int


@dataclass(slots=True)
class Search:
    """One search.

    Attributes:
        importances: of the needs by bit.
        most: at most so many items; None: any number. With a limit a need may be left open, the
            least important first, before anything else counts.
        counts_vendors: a further vendor weighs more than any cost.
        start: a cover to improve on; () for none.
        limit: of steps: one for each item tried and each open need looked at.
    """

    items: Sequence[Item]
    importances: Sequence[int]
    radix: Radix
    most: int | None
    counts_vendors: bool
    limit: int
    start: tuple[Item, ...] = ()
    steps: int = 0
    best_cost: int = 0
    best: tuple[Item, ...] = ()
    is_found: bool = False
    stopped_at: int | None = None
    seen: dict[tuple[Mask, int, frozenset[int]], int] = field(default_factory=dict)
    per_vendor: int = 0
    skips: list[int] = field(default_factory=list)
    by_need: list[list[tuple[int, Item]]] = field(default_factory=list)
    shares: Sums = NO_SHARES
    vendor_masks: dict[int, Mask] = field(default_factory=dict)
    widest: int = 1
    order: list[int] = field(default_factory=list)

    def run(self) -> Choice:
        """The best cover of every need that any item covers."""
        full = 0
        for item in self.items:
            full |= item.mask
        self._prepare()
        self.best_cost = sum(self.skips) + self.radix.whole * (self.radix.most + 2)
        if self.start:
            costs = sum(map(self.radix.cover_cost, self.start))
            self._keep(costs + self.per_vendor * len({i.vendor for i in self.start}), self.start)
        self._enter(full, 0, (), frozenset())
        bound = self.best_cost if self.stopped_at is None else self.stopped_at
        return Choice(self.best, self.best_cost, min(bound, self.best_cost), self.steps)

    def _prepare(self) -> None:
        radix, count = self.radix, len(self.importances)
        self.per_vendor = radix.whole if self.counts_vendors else 0
        self.skips = [each * radix.whole * (radix.most + 1) for each in self.importances]
        priced = [(radix.cover_cost(item), item) for item in self.items]
        kept = _undominated(priced, self.counts_vendors)
        shares = shares_of([cost for cost, _ in kept], [item.mask for _, item in kept], count)
        if self.most is not None:
            shares = [min(pair) for pair in zip(shares, self.skips, strict=True)]
        self.shares = Sums.of(shares)
        for item in self.items:
            self.vendor_masks[item.vendor] = self.vendor_masks.get(item.vendor, 0) | item.mask
        self.widest = max(mask.bit_count() for mask in self.vendor_masks.values())
        for place in range(count):
            self.by_need.append([pair for pair in kept if pair[1].mask >> place & 1])
        self.order = sorted(range(count), key=lambda place: len(self.by_need[place]))

    def _least(self, open_needs: Mask, vendors: frozenset[int]) -> int:
        """What the open needs cost at least."""
        least = self.shares.over(open_needs)
        # With a limit a need may stay open, so no further vendor is certain.
        if not self.counts_vendors or self.most is not None:
            return least
        for vendor in vendors:
            open_needs &= ~self.vendor_masks[vendor]
        return least + self.per_vendor * -(-open_needs.bit_count() // self.widest)

    def _enter(
        self, open_needs: Mask, cost: int, chosen: tuple[Item, ...], vendors: frozenset[int]
    ) -> None:
        """Try what covers one open need, everything else open; keep the best that closes all."""
        if not open_needs:
            self._keep(cost, chosen)
            return
        least = cost + self._least(open_needs, vendors)
        key = (open_needs, len(chosen) if self.most else 0, vendors)
        if least > self.best_cost or self.seen.get(key, cost) < cost:
            return
        if self.steps >= self.limit and self.is_found:
            self.stopped_at = min(least, self.stopped_at or least)
            return
        self.seen[key] = cost
        place = next(place for place in self.order if open_needs >> place & 1)
        self.steps += open_needs.bit_count() + len(self.by_need[place])
        if self.most is None or len(chosen) < self.most:
            self._try_items(place, open_needs, cost, chosen, vendors)
        if self.most is not None:
            self._enter(open_needs & ~(1 << place), cost + self.skips[place], chosen, vendors)

    def _try_items(
        self,
        place: int,
        open_needs: Mask,
        cost: int,
        chosen: tuple[Item, ...],
        vendors: frozenset[int],
    ) -> None:
        tried = []
        for price, item in self.by_need[place]:
            left, more = open_needs & ~item.mask, vendors
            total = cost + price
            if self.counts_vendors and item.vendor not in vendors:
                total, more = total + self.per_vendor, vendors | {item.vendor}
            least = total + self._least(left, more)
            if least <= self.best_cost:
                tried.append((least, item.rank, total, left, more, item))
        for _, _, total, left, more, item in sorted(tried, key=lambda row: row[:2]):
            self._enter(left, total, (*chosen, item), more)

    def _keep(self, cost: int, chosen: tuple[Item, ...]) -> None:
        ordered = tuple(sorted(chosen, key=lambda item: item.rank))
        ranks = [item.rank for item in ordered]
        if (cost, ranks) < (self.best_cost, [item.rank for item in self.best]):
            self.best_cost, self.best, self.is_found = cost, ordered, True


def _undominated(priced: list[tuple[int, Item]], counts_vendors: bool) -> list[tuple[int, Item]]:
    """Without what another item covers at a lower cost (and from the same vendor, if it counts)."""
    kept: list[tuple[int, Item]] = []
    missed: dict[int, list[Mask]] = {}
    for cost, item in sorted(priced, key=lambda pair: pair[0]):
        rivals = missed.setdefault(item.vendor if counts_vendors else 0, [])
        mask = item.mask
        for lacking in rivals:
            if not mask & lacking:
                break
        else:
            rivals.append(~mask)
            kept.append((cost, item))
    return kept
