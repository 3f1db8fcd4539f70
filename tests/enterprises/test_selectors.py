"""Trades found in everyday words, limits read from the reference data."""

import pytest

from enterprises.selectors import (
    find_sectors,
    load_size_limits,
    other_sectors,
    usual_sectors,
)
from reference.models import Sector
from reference.taxonomy import load_taxonomy


@pytest.fixture(scope="module")
def sectors(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return load_taxonomy().sectors


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("tạp hóa", "47"),
        ("tap hoa", "47"),
        ("quan pho", "56"),
        ("QUÁN CÀ PHÊ", "56"),
        ("tiệm tóc", "96"),
        ("xưởng may", "14"),
        ("nhà trọ", "68"),
        ("phòng khám", "86"),
        ("retail", "47"),
        ("56", "56"),
        ("G", "G"),
        ("tôi mở quán phở nhỏ", "56"),
    ],
)
def test_trade_is_found_in_everyday_words(sectors, typed, code):
    assert find_sectors(sectors.values(), typed)[0].code == code


@pytest.mark.parametrize("typed", ["", "z", "zzzz", "😀", "\x00", "x" * 5000])
def test_nothing_is_found_for_no_trade(sectors, typed):
    assert find_sectors(sectors.values(), typed) == ()


def test_no_more_are_found_than_asked_for(sectors):
    assert len(find_sectors(sectors.values(), "sản xuất", limit=3)) == 3


def test_public_administration_is_never_offered(sectors):
    assert [each.code for each in find_sectors(sectors.values(), "quản lý nhà nước")] == []


def test_usual_and_other_sectors_are_all_selectable_sections(db, sectors):
    shown = {each.code for each in (*usual_sectors(sectors), *other_sectors(sectors))}
    expected = Sector.objects.selectable().filter(level="SECTION")
    assert shown == set(expected.values_list("code", flat=True))


def test_limits_are_those_of_the_decree(db):
    limits = load_size_limits()["trade-services"]["micro"]
    assert (limits.max_employees, limits.max_revenue_vnd) == (10, 10_000_000_000)


def test_limits_cost_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        load_size_limits()
