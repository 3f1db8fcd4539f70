"""All who could be asked by a person, those whom the routing would not ask with the reason."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from advisers.engine.model import Ask, Choice, Reach
from advisers.engine.network import Network, Rows
from matching.engine.ties import tie_keys


class Lack(StrEnum):
    """Why the routing would pass somebody over."""

    ASKED = "ASKED"
    ROOM = "ROOM"
    LANGUAGE = "LANGUAGE"
    TOPIC = "TOPIC"
    SECTOR = "SECTOR"
    SIZE = "SIZE"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a coordinator may ask; `lacks` is empty for whom the routing would ask too."""

    choice: Choice
    reach: Reach
    lacks: tuple[Lack, ...]


def rank(
    network: Network, ask: Ask, *, seed: int, asked: Set[int] = frozenset(), most: int
) -> tuple[Candidate, ...]:
    """Whom to ask, the best first: who lacks nothing, the near before the far, then by points.

    Args:
        ask: whoever is barred there, or has a stake in a vendor concerned, is left out.
        asked: advisers who were asked before; they stand last.
    """
    ask, found = replace(ask, first=None), []
    for reach, rows in _rings(network, ask):
        lacks = _lacks(network, ask, rows, asked)
        count = np.sum(list(lacks.values()), axis=0)
        points = network.points(ask, rows)
        keys = tie_keys(seed, network.ids[rows])
        order = np.lexsort((keys, network.loads.lately[rows], -points, count))[:most]
        for choice, at in zip(network.choices(ask, rows[order]), order, strict=True):
            missing = tuple(lack for lack, is_so in lacks.items() if is_so[at])
            found.append(Candidate(choice, reach, missing))
    # Stable: within a ring the order stands.
    return tuple(sorted(found, key=lambda each: len(each.lacks))[:most])


def _rings(network: Network, ask: Ask) -> Iterator[tuple[Reach, Rows]]:
    """Each reach with those who are not of a nearer one."""
    seen = np.array(network.out(ask), np.intp)
    for reach in Reach:
        rows = np.setdiff1d(network.serving(ask, reach), seen)
        seen = np.union1d(seen, rows)
        if rows.size:
            yield reach, rows


def _lacks(
    network: Network, ask: Ask, rows: Rows, asked: Set[int]
) -> dict[Lack, NDArray[np.bool_]]:
    return {
        Lack.ASKED: np.isin(network.ids[rows], list(asked)),
        Lack.ROOM: network.loads.load[rows] >= network.capacity[rows],
        Lack.LANGUAGE: ~network.meets("languages", [ask.language], rows),
        Lack.TOPIC: ~network.meets("needs", ask.needs, rows) & bool(ask.needs),
        Lack.SECTOR: ~network.takes("sections", ask.section, rows),
        Lack.SIZE: ~network.takes("sizes", ask.size, rows),
    }
