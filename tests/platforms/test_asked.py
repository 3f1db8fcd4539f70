"""The address of a question says all that was asked, in one order, and nothing else."""

import pytest

from platforms.asked import Asked

FULL = Asked(
    text="hóa đơn",
    filters={"size": ("micro", "small"), "need": ("payroll",)},
    sort="name",
    page=3,
)


def test_nothing_asked_has_an_empty_query():
    assert Asked().query() == ""


def test_query_has_one_order_whatever_the_order_of_the_filters():
    query = "q=h%C3%B3a+%C4%91%C6%A1n&need=payroll&size=micro&size=small&sort=name&page=3"
    assert FULL.query() == query


def test_parts_leave_the_page_out():
    assert "page=3" not in FULL.parts()


def test_without_a_value_keeps_the_others_from_the_first_page():
    rest = FULL.without("size", "micro")
    assert rest.filters == {"size": ("small",), "need": ("payroll",)}
    assert rest.page == 1


def test_without_the_last_value_drops_the_facet():
    assert FULL.without("need", "payroll").filters == {"size": ("micro", "small")}


def test_text_may_be_replaced():
    assert FULL.with_text("kho").query().startswith("q=kho&need=payroll")


@pytest.mark.parametrize(("page", "offset"), [(1, 0), (3, 40)])
def test_index_gets_the_page_as_an_offset(page, offset):
    assert Asked(page=page).for_index(limit=20).offset == offset


def test_index_gets_each_filter_as_a_set():
    assert FULL.for_index(limit=20).filters["size"] == frozenset({"micro", "small"})
