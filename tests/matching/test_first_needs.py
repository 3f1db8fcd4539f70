"""The first needs of each sector name real needs that the catalogue can mostly meet."""

import pytest

from matching.first_needs import ANY_SECTOR, BY_SECTOR, HOUSEHOLD, first_needs

LISTS = {"household": HOUSEHOLD, "any": ANY_SECTOR, **BY_SECTOR}


@pytest.mark.parametrize("codes", LISTS.values(), ids=LISTS)
def test_first_needs_are_needs_that_some_platform_meets(catalogue, codes):
    assert set(codes) <= catalogue.part("needs-covered")


def test_every_selectable_sector_has_first_needs(catalogue):
    assert {sector.code for sector in catalogue.taxonomy.sections} <= set(BY_SECTOR)


@pytest.mark.parametrize(
    ("sector", "section", "is_household", "first"),
    [
        ("55", "I", False, "hotel-management"),
        ("56", "I", False, "pos-restaurant"),
        (None, None, False, "issue-einvoice"),
        ("56", "I", True, "household-bookkeeping"),
    ],
    ids=["division", "its section", "nothing said", "household"],
)
def test_most_usual_need_comes_first(sector, section, is_household, first):
    assert first_needs(sector, section, is_household=is_household)[0] == first


def test_household_also_gets_what_its_trade_starts_with():
    assert "pos-restaurant" in first_needs("56", "I", is_household=True)
