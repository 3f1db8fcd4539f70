"""Rows are written and taken back in portions, whatever the order of the file."""

from contextlib import contextmanager
from itertools import pairwise

import pytest

from enterprises.models import Enterprise
from sheets import running, services, writing
from tests.owners import tax_code
from tests.sheets.conftest import AT

HEAD = "MST,Tên,Lao động\n"


@pytest.fixture(autouse=True)
def small_portions(monkeypatch):
    monkeypatch.setattr(writing, "PORTION", 2)


def rows(numbers, employees):
    lines = (f"{tax_code(n)},Công ty {n},{employees}\n" for n in numbers)
    return HEAD + "".join(lines)


def employees():
    held = Enterprise.objects.filter(name__startswith="Công ty ").order_by("tax_code")
    return list(held.values_list("employees", flat=True))


@pytest.fixture
def changed(walk, another):
    """Seven enterprises, all of them changed by a file in another order."""
    walk.bring("enterprises", rows(range(200, 207), 10))
    another.bring("enterprises", rows([203, 206, 200, 205, 201, 204, 202], 20))
    return another


def test_each_row_is_changed_in_any_order(changed):
    assert changed.counts() == (0, 7, 0, 0)
    assert employees() == [20] * 7


def test_each_row_is_set_back_in_any_order(walk, changed):
    assert changed.undo().row.state == "UNDONE"
    assert employees() == [10] * 7
    assert walk.undo().row.state == "UNDONE"
    assert employees() == []


def test_no_more_obstacles_are_looked_for_than_somebody_reads(changed, monkeypatch):
    monkeypatch.setattr(writing, "MOST_ISSUES", 2)
    Enterprise.objects.update(employees=30)
    assert changed.undo().row.state == "DONE"
    assert changed.row.issues.count() == 2


@pytest.mark.parametrize("step", ["commit", "undo"])
def test_the_bar_moves_all_along(changed, step, monkeypatch):
    told = []

    @contextmanager
    def bar(_sheet):
        yield told.append

    if step == "commit":
        changed.check("enterprises", rows(range(200, 207), 40))
    monkeypatch.setattr(running, "_bar", bar)
    getattr(services, step)(sheet=changed.row, by=changed.by, at=AT)
    changed.step(step)
    assert told == sorted(told)
    assert max(after - before for before, after in pairwise([0, *told])) < 0.4
    assert told[-1] == 1
