"""The fewest vendors that together cover everything: one more at a time until it can be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .items import Item, Mask


@dataclass(slots=True)
class Fewest:
    """One search.

    Attributes:
        limit: of steps: one for each vendor tried.
        least: no fewer vendors can do; settled as the search goes.
        found: the vendors of a cover with `least`; () if the limit came first.
    """

    limit: int
    steps: int = 0
    least: int = 1
    found: tuple[int, ...] = ()
    by_need: dict[Mask, list[tuple[int, Mask]]] = field(default_factory=dict)
    failed: set[tuple[Mask, int]] = field(default_factory=set)
    widest: int = 1

    @classmethod
    def over(cls, items: Sequence[Item], limit: int) -> "Fewest":
        """Look for a cover of all that the items cover."""
        search, masks, full = cls(limit), dict[int, Mask](), 0
        for item in items:
            masks[item.vendor] = masks.get(item.vendor, 0) | item.mask
            full |= item.mask
        kept: list[tuple[int, Mask]] = []
        for vendor, mask in sorted(masks.items(), key=lambda pair: -pair[1].bit_count()):
            if not any(not mask & ~other for _, other in kept):
                kept.append((vendor, mask))
        bits = [1 << place for place in range(full.bit_length()) if full >> place & 1]
        fitting = {bit: [pair for pair in kept if pair[1] & bit] for bit in bits}
        search.by_need = {bit: fitting[bit] for bit in sorted(bits, key=lambda b: len(fitting[b]))}
        search.widest = kept[0][1].bit_count()
        search.least = -(-full.bit_count() // search.widest)
        while not search._covers(full, search.least, ()) and not search.is_over:
            search.least += 1
        return search

    @property
    def is_over(self) -> bool:
        return self.steps >= self.limit

    def _covers(self, open_needs: Mask, count: int, chosen: tuple[int, ...]) -> bool:
        """Whether so many more vendors can cover the open needs; if so, they are in `found`."""
        if not open_needs:
            self.found = chosen
            return True
        too_many = open_needs.bit_count() > count * self.widest
        if too_many or self.is_over or (open_needs, count) in self.failed:
            return False
        need = next(bit for bit in self.by_need if open_needs & bit)
        for vendor, mask in self.by_need[need]:
            self.steps += 1
            if self._covers(open_needs & ~mask, count - 1, (*chosen, vendor)):
                return True
        self.failed.add((open_needs, count))
        return False
