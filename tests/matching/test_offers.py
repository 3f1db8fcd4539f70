"""Listings as the engine sees them, from the real catalogue."""

from dataclasses import replace

import pytest

from matching.engine import CORE, SUPPORTING
from matching.offers import offer_of
from platforms.choices import Per


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


@pytest.fixture
def price_of(catalogue, offer):
    """What counts against a budget, for KiotViet's plan with some facts changed."""
    plan = replace(catalogue.listings["kiotviet"].plans[0], is_second_hand=False, per=None)

    def price_of(*variants):
        made = offer("kiotviet", plans=tuple(replace(plan, **facts) for facts in variants))
        return made.monthly_vnd, made.is_per_unit

    return price_of


def test_price_of_the_vendor_counts_by_the_month(price_of):
    assert price_of({}) == (250_000, False)


def test_second_hand_price_is_as_good_as_unknown(offer, price_of):
    assert offer("kiotviet").monthly_vnd is None
    assert price_of({"is_second_hand": True}) == (None, False)


def test_price_of_one_device_says_so(price_of):
    assert price_of({"per": Per.DEVICE}) == (250_000, True)


def test_price_for_all_goes_before_that_of_one(price_of):
    assert price_of({"per": Per.USER, "price_vnd": 9_000}, {}) == (250_000, False)


def test_nothing_to_pay_is_nothing_however_many(price_of):
    assert price_of({"per": Per.USER, "price_vnd": 0}) == (0, False)


def test_indirect_evidence_is_worth_less(offer):
    assert offer("vnpt-hkd").quality < offer("misa-amis").quality


def test_tables_hold_every_published_listing(catalogue):
    slugs = {offer.slug for offer in catalogue.part("match").offers}
    assert slugs == set(catalogue.listings)
