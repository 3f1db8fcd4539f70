"""Which figures of a what-if are told: none under five, nor any that leads back to one."""

from collections.abc import Mapping

FEWEST = 5


def is_told(count: int) -> bool:
    """Nobody, or five and more."""
    return count == 0 or count >= FEWEST


def untold(parts: Mapping[str, int]) -> frozenset[str]:
    """Parts of a told total that are not told.

    One of 1 to 4 is left untold; if that alone were, the total less the others would tell it, so
    the smallest others are left untold with it, until they are two at least and five together.
    """
    held = {name: count for name, count in parts.items() if count}
    hidden = {name for name, count in held.items() if count < FEWEST}
    rest = sorted(held.keys() - hidden, key=lambda name: (held[name], name))
    while hidden and rest and (len(hidden) < 2 or sum(held[name] for name in hidden) < FEWEST):
        hidden.add(rest.pop(0))
    return frozenset(hidden)
