"""Listings as the engine sees them, from the real catalogue."""

from dataclasses import replace

import pytest

from matching.engine import CORE, SUPPORTING
from matching.offers import offer_of


@pytest.fixture
def offer(catalogue):
    def build(slug, **facts):
        listing = replace(catalogue.listings[slug], **facts)
        return offer_of(listing, sectors=catalogue.taxonomy.sectors, today=catalogue.key.day)

    return build


def test_core_needs_count_whole_and_supporting_ones_half(offer):
    assert {offer("misa-amis").needs[code] for code in ("erp-integrated", "payroll")} == {
        CORE,
        SUPPORTING,
    }


def test_every_need_of_a_listing_is_offered(catalogue, offer):
    listing = catalogue.listings["misa-amis"]
    assert set(offer("misa-amis").needs) == {need.code for need in listing.needs}


def test_all_sectors_is_none(offer):
    assert offer("misa-amis").sectors is None


def test_unstated_sectors_are_unknown(offer):
    assert offer("misa-amis", sectors=()).sectors == frozenset()


def test_division_counts_as_its_section(offer):
    assert offer("misa-amis", sectors=("56", "G")).sectors == {"I", "G"}


def test_link_counts_whichever_side_declares_it(catalogue, offer):
    linked = offer("misa-amis").links
    assert linked
    assert all("misa-amis" in offer(slug).links for slug in linked)


def test_unknown_price_stays_unknown(offer):
    assert offer("misa-amis").monthly_vnd is None


def test_known_price_is_by_the_month(offer):
    assert offer("kiotviet").monthly_vnd == 250_000


def test_indirect_evidence_is_worth_less(offer):
    assert offer("vnpt-hkd").quality < offer("misa-amis").quality


def test_tables_hold_every_published_listing(catalogue):
    slugs = {offer.slug for offer in catalogue.part("match").offers}
    assert slugs == set(catalogue.listings)
