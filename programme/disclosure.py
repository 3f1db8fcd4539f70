"""Which figures of parts everybody may be told: none under five, nor any that leads back to one.

A part of 1 to 4 is left untold. If it alone were, the total less the others would tell it: so
another part is left untold with it, until those untold are five together. Where parts are
counted in two ways at once (province by trade) with both sets of totals told, that is not
enough: a figure is safe only if it lies on a circle of untold figures, each of which could be
one more while its neighbour is one less (Gusfield 1988, doi:10.1137/0217041). Nothing is told as
0. Pure: numbers in, names of untold parts out.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reference.disclosure import FEWEST

Cell = tuple[str, str]
# A corner of the graph: a row or a column of the table; those below stand for several.
Corner = tuple[str, str]
_ALL_ROWS: Corner = ("row", "\N{N-ARY SUMMATION}")
_UNTOLD_ROWS: Corner = ("row", "untold")
Edge = tuple[Corner, Corner]


def untold(parts: Mapping[str, int]) -> frozenset[str]:
    """Parts of one total that are not told, if the total is told from five on.

    Args:
        parts: how many each has, 0 or more.

    Returns: every part that is not 0, if they are under five together. Otherwise those under
        five, with the smallest others until there are two at least and five in them.
    """
    held = {name: count for name, count in parts.items() if count}
    if sum(held.values()) < FEWEST:
        return frozenset(held)
    hidden = {name for name, count in held.items() if count < FEWEST}
    rest = sorted(held.keys() - hidden, key=lambda name: (held[name], name))
    while hidden and (len(hidden) < 2 or sum(held[name] for name in hidden) < FEWEST):
        hidden.add(rest.pop(0))
    return frozenset(hidden)


@dataclass(frozen=True, slots=True)
class Untold:
    """Of a table of rows and columns: cells, and totals of columns, that are not told."""

    cells: frozenset[Cell]
    columns: frozenset[str]


def untold_crossed(cells: Mapping[Cell, int], *, rows: frozenset[str]) -> Untold:
    """Cells that are not told where totals of rows and columns are told, and the sum of all.

    Several tables may share their rows: whatever may be in one of them is possible in all.

    Args:
        cells: how many each (row, column) has, 0 or more.
        rows: whose totals are not told, as `untold` gives them for the totals.
    """
    if not rows and all(count >= FEWEST for count in cells.values() if count):
        return Untold(frozenset(), frozenset())
    table = _Table(cells, rows)
    while table.evens_out() or table.joins_rows() or table.closes_circles():
        pass
    inner = {edge for edge in table.hidden if edge[0] != _ALL_ROWS}
    return Untold(
        frozenset((row, column) for (_r, row), (_c, column) in inner),
        frozenset(column for (_r, column) in (edge[1] for edge in table.hidden - inner)),
    )


class _Table:
    """Figures of a table that are not 0, as edges between its rows and its columns.

    Totals of columns are edges of one more row. What is untold only ever grows.
    """

    def __init__(self, cells: Mapping[Cell, int], rows: frozenset[str]) -> None:
        self.rows = rows
        self._near: dict[bool, Mapping[Corner, Sequence[tuple[Corner, Edge]]]] = {}
        self.counts: dict[Edge, int] = {}
        totals: dict[str, int] = defaultdict(int)
        for (row, column), count in sorted(cells.items()):
            if count:
                self.counts[("row", row), ("column", column)] = count
                totals[column] += count
        for column, count in totals.items():
            self.counts[_ALL_ROWS, ("column", column)] = count
        if sum(totals.values()) < FEWEST:
            self.hidden = set(self.counts)
            return
        self.hidden = {edge for edge, count in self.counts.items() if count < FEWEST}
        self.hidden |= {edge for edge in self.counts if edge[0][1] in rows}

    def evens_out(self) -> bool:
        """What is untold of a told total is five or more. Returns: whether anything changed."""
        around: dict[Corner, list[Edge]] = defaultdict(list)
        for edge in self.counts:
            if edge[0] != _ALL_ROWS:
                around[edge[1]].append(edge)
            if edge[0][1] not in self.rows:
                around[edge[0]].append(edge)
        before = len(self.hidden)
        for corner, edges in around.items():
            if (_ALL_ROWS, corner) not in self.hidden:
                self._hide_until_enough(edges)
        return len(self.hidden) > before

    def _hide_until_enough(self, edges: Iterable[Edge]) -> None:
        told = sorted((self.counts[edge], edge) for edge in edges if edge not in self.hidden)
        missing = FEWEST - sum(self.counts[edge] for edge in edges if edge in self.hidden)
        if missing == FEWEST:
            return
        for count, edge in told:
            if missing <= 0:
                return
            self.hidden.add(edge)
            missing -= count

    def joins_rows(self) -> bool:
        """Rows that are not told lie on one piece: what one has more, another may have less."""
        first, *others = sorted(("row", row) for row in self.rows) or [_ALL_ROWS]
        before = len(self.hidden)
        for other in others:
            if any(edge[0] == other for edge in self.counts):
                self.hidden.update(self._way(first, other, without=None, is_merged=False))
        return len(self.hidden) > before

    def closes_circles(self) -> bool:
        """Whatever is untold lies on a circle. Returns: whether anything changed."""
        held = sorted(self.hidden)
        lonely = bridges([(self._merged(one), other) for one, other in held])
        for place in lonely:
            edge = held[place]
            ends = self._merged(edge[0]), edge[1]
            self.hidden.update(self._way(*ends, without=edge, is_merged=True))
        return bool(lonely) and len(self.hidden) > len(held)

    def _merged(self, corner: Corner) -> Corner:
        """Rows that are not told as one: what they are together is told."""
        return _UNTOLD_ROWS if corner[1] in self.rows and corner[0] == "row" else corner

    def _around(self, *, is_merged: bool) -> Mapping[Corner, Sequence[tuple[Corner, Edge]]]:
        """Edges at each corner with where they lead; made once, for the figures stay."""
        if is_merged not in self._near:
            near: dict[Corner, list[tuple[Corner, Edge]]] = defaultdict(list)
            for edge in self.counts:
                one = self._merged(edge[0]) if is_merged else edge[0]
                near[one].append((edge[1], edge))
                near[edge[1]].append((one, edge))
            self._near[is_merged] = near
        return self._near[is_merged]

    def _way(
        self, start: Corner, end: Corner, *, without: Edge | None, is_merged: bool
    ) -> list[Edge]:
        """The way between two corners that leaves least more untold; [] if there is none."""
        around = self._around(is_merged=is_merged)
        queue: list[tuple[int, Corner, list[Edge]]] = [(0, start, [])]
        seen: set[Corner] = set()
        while queue:
            cost, corner, way = heapq.heappop(queue)
            if corner == end:
                return way
            if corner in seen:
                continue
            seen.add(corner)
            for other, edge in around[corner]:
                more = 0 if edge in self.hidden else self.counts[edge]
                if other not in seen and edge != without:
                    heapq.heappush(queue, (cost + more, other, [*way, edge]))
        return []


def bridges(edges: Sequence[tuple[Hashable, Hashable]]) -> list[int]:
    """Places of the edges that lie on no circle; two edges between the same corners are one.

    A tree is grown through the graph; each edge outside closes a circle with the way through the
    tree, whose edges are then no bridges. Linear but for the joining of what was passed.
    """
    around: dict[Hashable, list[tuple[Hashable, int]]] = defaultdict(list)
    for place, (one, other) in enumerate(edges):
        around[one].append((other, place))
        around[other].append((one, place))
    parent: dict[Hashable, tuple[Hashable, int]] = {}
    depth: dict[Hashable, int] = {}
    for root in around:
        if root not in depth:
            depth[root] = 0
            _grow(root, around, parent, depth)
    in_tree = {place for _corner, place in parent.values()}
    joined: dict[Hashable, Hashable] = {}
    closed: set[int] = set()
    for place, (one, other) in enumerate(edges):
        if place not in in_tree:
            closed |= _circle(one, other, parent, depth, joined)
    return sorted(in_tree - closed)


def _grow(
    root: Hashable,
    around: Mapping[Hashable, Sequence[tuple[Hashable, int]]],
    parent: dict[Hashable, tuple[Hashable, int]],
    depth: dict[Hashable, int],
) -> None:
    waiting = [root]
    for corner in waiting:
        for other, place in around[corner]:
            if other not in depth:
                depth[other] = depth[corner] + 1
                parent[other] = corner, place
                waiting.append(other)


def _circle(
    one: Hashable,
    other: Hashable,
    parent: Mapping[Hashable, tuple[Hashable, int]],
    depth: Mapping[Hashable, int],
    joined: dict[Hashable, Hashable],
) -> set[int]:
    """Edges of the tree between two corners that were on no circle yet."""
    found: set[int] = set()
    one, other = _top(one, joined), _top(other, joined)
    while one != other:
        if depth[one] < depth[other]:
            one, other = other, one
        above, place = parent[one]
        found.add(place)
        joined[one] = above
        one = _top(above, joined)
    return found


def _top(corner: Hashable, joined: dict[Hashable, Hashable]) -> Hashable:
    while corner in joined:
        corner = joined[corner]
    return corner
