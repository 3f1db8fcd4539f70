"""No told figure is under five, and none that is not told can be worked out from those that are."""

import numpy as np
import pytest
from highspy import Highs, HighsModelStatus, ObjSense
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.disclosure import Untold, bridges, untold, untold_crossed
from reference.disclosure import FEWEST

ROWS, COLUMNS, SIZES = "ABCD", "xyz", "mnk"
counts = st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 12))


@pytest.mark.parametrize(
    ("parts", "meant"),
    [
        ({}, ""),
        ({"a": 0, "b": 0}, ""),
        ({"a": 9, "b": 5}, ""),
        ({"a": 4}, "a"),
        ({"a": 1, "b": 2, "c": 0}, "ab"),
        ({"a": 4, "b": 50}, "ab"),
        ({"a": 4, "b": 50, "c": 6}, "ac"),
        ({"a": 4, "b": 50, "c": 3}, "ac"),
        ({"a": 1, "b": 50, "c": 1, "d": 7}, "acd"),
        ({"a": 2, "b": 0, "c": 9}, "ac"),
        ({"a": 3, "b": 9, "c": 9}, "ab"),
    ],
    ids=str,
)
def test_parts_that_are_not_told(parts, meant):
    assert untold(parts) == set(meant)


@given(st.dictionaries(st.sampled_from("abcdefgh"), counts))
@settings(deadline=None)
def test_what_is_left_of_a_total_is_two_parts_and_five_together(parts):
    hidden = untold(parts)
    assert all(not 0 < count < FEWEST for name, count in parts.items() if name not in hidden)
    assert all(parts[name] for name in hidden)
    if hidden and sum(parts.values()) >= FEWEST:
        assert len(hidden) >= 2
        assert sum(parts[name] for name in hidden) >= FEWEST


def total(cells, place):
    sums = {}
    for key, count in cells.items():
        sums[key[place]] = sums.get(key[place], 0) + count
    return sums


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        # Alone in its row and column: the sums of both would tell it, three more are left untold.
        (
            {("A", "x"): 2, ("A", "y"): 9, ("B", "x"): 8, ("B", "y"): 7, ("C", "y"): 50},
            {("A", "x"), ("A", "y"), ("B", "x"), ("B", "y")},
        ),
        ({("A", "x"): 7, ("A", "y"): 9, ("B", "x"): 8}, set()),
    ],
    ids=["square", "nothing small"],
)
def test_cells_that_are_not_told(cells, meant):
    assert untold_crossed(cells, rows=untold(total(cells, 0))) == Untold(
        frozenset(meant), frozenset()
    )


def test_untold_cells_of_a_told_total_are_five_together():
    small = {(row, column): 1 for row in "AB" for column in "xy"}
    cells = {**small, ("A", "z"): 40, ("B", "z"): 50, ("C", "x"): 9, ("C", "y"): 8}
    hidden = untold_crossed(cells, rows=frozenset()).cells
    for place in (0, 1):
        sums = total({cell: cells[cell] for cell in hidden}, place)
        assert min(sums.values()) >= FEWEST, sums


def test_rows_that_are_not_told_hang_together():
    """Else x and y less what C has of them would tell A, though each cell lies on a circle."""
    far = {("C", "x"): 9, ("C", "y"): 9, ("D", "z"): 9, ("D", "w"): 9}
    cells = {("A", "x"): 1, ("A", "y"): 2, ("B", "z"): 2, ("B", "w"): 2, **far}
    assert not World({(*cell, "m"): count for cell, count in cells.items()}).worked_out()


def test_two_circles_joined_by_one_figure_are_closed_to_one():
    circle = {("A", "x"): 9, ("A", "y"): 9, ("B", "x"): 9, ("B", "y"): 9}
    other = {("C", "z"): 9, ("C", "w"): 9, ("D", "z"): 9, ("D", "w"): 9}
    edges = [*circle, *other, ("A", "z")]
    assert [edges[place] for place in bridges(edges)] == [("A", "z")]
    assert bridges([("A", "x"), ("A", "x")]) == []
    assert bridges([]) == []


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS), st.sampled_from(SIZES)), counts
    )
)
@settings(deadline=None, max_examples=80)
def test_nobody_works_out_a_small_figure_from_all_that_is_told(cube):
    """Linear programming over everything told at once: provinces, by trade, by size, by commune."""
    assert not World(cube).worked_out()


class World:
    """Every figure of a cube of events as a number, told or not, and the sums between them."""

    def __init__(self, cube):
        trade, size = {}, {}
        for (row, column, part), count in cube.items():
            trade[row, column] = trade.get((row, column), 0) + count
            size[row, part] = size.get((row, part), 0) + count
        provinces = total(trade, 0)
        self.names, self.counts, self.told, self.sums = [], [], [], []
        rows = untold(provinces)
        whole = sum(provinces.values())
        self.add("whole", whole, told=not 0 < whole < FEWEST)
        for row, count in provinces.items():
            self.add(row, count, told=row not in rows)
        self.sums.append(("whole", list(provinces)))
        for table in (trade, size):
            self.cross(table, rows)
        self.communes(cube, rows)

    def add(self, name, count, *, told):
        self.names.append(name)
        self.counts.append(count)
        self.told.append(told)

    def cross(self, table, rows):
        """A table with its sums."""
        hidden = untold_crossed(table, rows=rows)
        for cell, count in table.items():
            self.add(cell, count, told=cell not in hidden.cells)
            assert not (0 < count < FEWEST and cell not in hidden.cells)
        for column, count in total(table, 1).items():
            self.add(column, count, told=column not in hidden.columns)
            assert not (0 < count < FEWEST and column not in hidden.columns)
            self.sums.append((column, [cell for cell in table if cell[1] == column]))
        for row in total(table, 0):
            self.sums.append((row, [cell for cell in table if cell[0] == row]))

    def communes(self, cube, rows):
        """Each column of the trades stands for a commune of its province here."""
        for row in {key[0] for key in cube}:
            parts = {}
            for key, count in cube.items():
                if key[0] == row:
                    parts[key[1]] = parts.get(key[1], 0) + count
            hidden = frozenset(parts) if row in rows else untold(parts)
            for name, count in parts.items():
                self.add(("in", row, name), count, told=name not in hidden)
            self.sums.append((row, [("in", row, name) for name in parts]))

    def worked_out(self):
        """Figures under five that may be one number only."""
        small = [number for number, count in enumerate(self.counts) if 0 < count < FEWEST]
        return [self.names[number] for number in small if not self.may_vary(number)]

    def may_vary(self, number):
        low, high = self.range_of(number)
        return high - low > 1e-6

    def range_of(self, number):
        """The least and the most that a figure may be by all that is told."""
        found = []
        for sense in (ObjSense.kMinimize, ObjSense.kMaximize):
            solver = self.solver()
            solver.changeColCost(number, 1.0)
            solver.changeObjectiveSense(sense)
            solver.run()
            if solver.getModelStatus() == HighsModelStatus.kUnbounded:
                return 0.0, float("inf")
            found.append(solver.getInfo().objective_function_value)
        return found

    def solver(self):
        solver = Highs()
        solver.setOptionValue("output_flag", False)
        for count, told in zip(self.counts, self.told, strict=True):
            solver.addVar(count if told else 0, count if told else 1e6)
        places = {name: place for place, name in enumerate(self.names)}
        for whole, parts in self.sums:
            columns = np.array([places[whole], *(places[part] for part in parts)], dtype=np.int32)
            values = np.array([-1.0, *([1.0] * len(parts))])
            solver.addRow(0, 0, len(columns), columns, values)
        return solver
