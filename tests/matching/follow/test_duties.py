"""The duties of the guidance for an enterprise's profile and for roadmaps."""

from datetime import date, timedelta

import pytest

from enterprises.bands import REVENUE_BANDS
from guidance import reading
from guidance.rules import Revenue
from matching.follow.duties import duties_address, duties_for, found_for_roadmap, revenue_of
from matching.roadmaps.duties import DutyFacts
from matching.roadmaps.page import document
from matching.roadmaps.planning import plan_roadmap
from matching.roadmaps.selectors import roadmap_of
from platforms import snapshot
from tests.owners import enterprise_of, owner

BILLION = 1_000_000_000
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("top", "band"),
    [
        (None, None),
        (BILLION, Revenue(0, BILLION)),
        (3 * BILLION, Revenue(BILLION, 3 * BILLION)),
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
def test_the_line_of_a_household_s_invoices_lies_between_two_bands():
    """No band of a profile may leave open whether a duty that asks for revenue applies."""
    person = owner()
    home = enterprise_of(person, kind="HOUSEHOLD", revenue_band_vnd=3 * BILLION)
    small = enterprise_of(person, kind="HOUSEHOLD", revenue_band_vnd=BILLION)
    assert "household-einvoice" in {d.code for d in duties_for(home, today=TODAY)}
    assert "household-einvoice" not in {d.code for d in duties_for(small, today=TODAY)}
    lines = {duty.terms.revenue_above for duty in reading.current().duties.values()} - {None}
    assert lines <= {top for top, _label in REVENUE_BANDS}


@pytest.mark.django_db
def test_what_is_in_force_is_checked_first_on_no_past_day(match_result):
    inputs = match_result.inputs | {"is_household": True, "revenue_vnd": 3 * BILLION}
    match_result.inputs, match_result.enterprise = inputs, None
    planned = plan_roadmap(
        result=match_result, snapshot=snapshot.current(), bundle="", starts_on=TODAY
    )
    steps = [step for step in planned.steps if step.kind == "DUTY"]
    assert len(steps) >= 3
    assert {step.phase for step in steps} == {"START"}
    assert {step.starts_on for step in steps} == {TODAY}
    assert all(TODAY < step.due_on <= TODAY + timedelta(days=14) for step in steps)
    invoice = next(step.title_vi for step in steps if "hóa đơn điện tử" in step.title_vi.lower())
    assert invoice.startswith("Kiểm tra ngay xem đã làm đúng chưa: ")
    assert "254/2026/NĐ-CP" in invoice


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "is_offered"),
    [({"is_household": True}, False), ({"size": "large"}, False), ({"size": "micro"}, True)],
)
def test_the_print_out_offers_support_to_whom_the_bundle_does(match_result, said, is_offered):
    match_result.inputs = match_result.inputs | said
    held = snapshot.current()
    read = roadmap_of(match_result, held, bundle="", today=TODAY)
    last = document(read, held)["closing"][-1]
    assert ("Nhà nước hỗ trợ" in last) == is_offered


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "address"),
    [
        ({}, "/duties/?kind=enterprise"),
        ({"kind": "HOUSEHOLD", "sector_id": "47"}, "/duties/?kind=household&sector=47"),
        ({"revenue_band_vnd": 10 * BILLION}, "/duties/?kind=enterprise&revenue=10"),
        ({"revenue_band_vnd": 50 * BILLION}, "/duties/?kind=enterprise&revenue=more"),
        ({"revenue_band_vnd": 3 * BILLION}, "/duties/?kind=enterprise&revenue=3"),
        ({"revenue_band_vnd": BILLION}, "/duties/?kind=enterprise&revenue=1"),
    ],
)
def test_the_page_of_duties_knows_the_profile(said, address):
    assert duties_address(enterprise_of(owner(), **said)) == address
