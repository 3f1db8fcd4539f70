"""The duties of the guidance for an enterprise's profile and for roadmaps."""

from datetime import date

import pytest

from guidance.rules import Revenue
from matching.follow.duties import duties_address, duties_for, found_for_roadmap, revenue_of
from matching.roadmaps.duties import DutyFacts
from tests.owners import enterprise_of, owner

BILLION = 1_000_000_000
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("top", "band"),
    [
        (None, None),
        (3 * BILLION, Revenue(0, 3 * BILLION)),
        (10 * BILLION, Revenue(3 * BILLION, 10 * BILLION)),
        (300 * BILLION + 1, Revenue(300 * BILLION, None)),
        (7, Revenue(6, 7)),
        (0, Revenue(0, 0)),
    ],
)
def test_a_band_is_read_by_its_upper_end(top, band):
    assert revenue_of(top) == band


def facts(**said):
    usual = {"sector": "G", "size": None, "is_household": False, "revenue_vnd": None, "on": TODAY}
    return DutyFacts(**{**usual, **said})


@pytest.mark.django_db
def test_roadmaps_take_duties_that_surely_apply():
    found = list(found_for_roadmap(facts(is_household=True, revenue_vnd=10 * BILLION)))
    assert {duty.code for duty in found} >= {"household-tax"}
    assert all(duty.due_on and duty.title.vi for duty in found)


@pytest.mark.django_db
def test_who_did_not_say_what_she_is_gets_no_enterprise_s_duties():
    unsaid = {duty.code for duty in found_for_roadmap(facts())}
    sized = {duty.code for duty in found_for_roadmap(facts(size="micro"))}
    assert unsaid <= sized


@pytest.mark.django_db
def test_an_enterprise_s_duties_follow_its_kind():
    person = owner()
    home = enterprise_of(person, kind="HOUSEHOLD", sector_id="47", revenue_band_vnd=3 * BILLION)
    firm = enterprise_of(person, sector_id="47")
    assert {d.code for d in duties_for(home, today=TODAY)} != {
        d.code for d in duties_for(firm, today=TODAY)
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "address"),
    [
        ({}, "/duties/?kind=enterprise"),
        ({"kind": "HOUSEHOLD", "sector_id": "47"}, "/duties/?kind=household&sector=47"),
        ({"revenue_band_vnd": 10 * BILLION}, "/duties/?kind=enterprise&revenue=10"),
        ({"revenue_band_vnd": 50 * BILLION}, "/duties/?kind=enterprise&revenue=more"),
        ({"revenue_band_vnd": 3 * BILLION}, "/duties/?kind=enterprise"),
    ],
)
def test_the_page_of_duties_knows_the_profile(said, address):
    assert duties_address(enterprise_of(owner(), **said)) == address
