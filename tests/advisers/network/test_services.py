"""Joining, profile and vetting, below the pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from advisers.cases.services import take_case
from advisers.choices import Standing
from advisers.directory.coverage import coverage
from advisers.models import Adviser, AdviserInvitation, Case, Leave, Offer, Organisation
from advisers.network import joining
from advisers.network.areas import areas_named, follow_merged
from advisers.network.letters import write_invitation
from advisers.network.licences import remind_of_licences
from advisers.network.profile import ChangedMeanwhileError, Profile, save_profile
from advisers.network.rules import Act
from advisers.network.services import IncompleteProfileError, decide, empty_desks
from advisers.network.tasks import empty_desk_of
from advisers.routing.services import route_waiting
from ledger.models import Notice
from platforms.revisions.rules import NotAllowedError
from reference.models import Commune, LegacyUnit, Province
from tests.advisers.people import COMMUNE, adviser, case, organisation
from tests.staff import colleague


@pytest.fixture
def now(db):
    return timezone.now()


@pytest.fixture
def coordinator(db):
    return colleague("adviser_coordinator")


def firm(**fields):
    said = {"kind": "ASSOCIATION", "name": "Hội Doanh nghiệp trẻ", "about_vi": "Từ 2010"}
    said["province"] = Province.objects.get(pk="01")
    return joining.Firm(**{**said, **fields})


def profile(**fields):
    said = {
        "name": "Trần Thị Mai",
        "about_vi": "Mười năm làm kế toán",
        "about_en": "",
        "functions": ["finance-accounting"],
        "needs": [],
        "sections": [],
        "sizes": [],
        "languages": ["vi"],
        "ways": ["phone"],
        "capacity": 5,
        "licence": "",
        "licence_until": None,
    }
    return Profile(**{**said, **fields})


def saved(row, now, *, communes=(COMMUNE,), provinces=(), **fields):
    return save_profile(
        adviser=row,
        profile=profile(**fields),
        areas=areas_named(provinces, communes),
        version=row.version,
        by=row.user,
        at=now,
    )


def invited(now, coordinator, **said):
    return joining.invite_adviser(
        organisation=said.pop("organisation", None) or organisation(),
        email="Mai@example.vn",
        request_key=uuid4(),
        by=coordinator,
        at=now,
        said=said,
    )


def test_a_letter_opens_once_for_its_address_alone(now, coordinator):
    letter = invited(now, coordinator, name="Trần Thị Mai", areas=[["01", COMMUNE]])
    mai, other = (
        User.objects.create_user("mai@example.vn"),
        User.objects.create_user("x@example.vn"),
    )
    token = joining.token_of(letter)
    assert write_invitation(pk=letter.pk, at=now)
    assert token in mail.outbox[0].body
    for who, at in ((other, now), (mai, now + timedelta(days=22))):
        with pytest.raises(joining.InvitationNotForYouError):
            joining.accept_invitation(token=token, by=who, at=at)
    row = joining.accept_invitation(token=token, by=mai, at=now)
    assert (row.standing, row.name, row.areas.get().commune_id) == (
        "WAITING",
        "Trần Thị Mai",
        COMMUNE,
    )
    with pytest.raises(joining.InvitationNotForYouError):
        joining.accept_invitation(token=token, by=mai, at=now)
    with pytest.raises(joining.AlreadyAdviserError):
        joining.resend_invitation(invitation=letter, by=coordinator, at=now)


def test_inviting_again_makes_the_older_link_worthless(now, coordinator):
    letter = invited(now, coordinator)
    again = joining.resend_invitation(invitation=letter, by=coordinator, at=now)
    assert again == joining.resend_invitation(invitation=letter, by=coordinator, at=now)
    letter.refresh_from_db()
    assert letter.revoked_at
    assert AdviserInvitation.objects.count() == 2
    assert not write_invitation(pk=letter.pk, at=now)
    assert joining.revoke_invitation(invitation=again, by=coordinator, at=now)
    assert not joining.revoke_invitation(invitation=again, by=coordinator, at=now)


def test_nobody_invites_herself(now, coordinator):
    with pytest.raises(joining.OwnAddressError):
        joining.invite_adviser(
            organisation=organisation(),
            email=coordinator.email.upper(),
            request_key=uuid4(),
            by=coordinator,
            at=now,
        )


def test_applying_twice_is_one_organisation_with_its_first_adviser(now, coordinator):
    her, key = User.objects.create_user("lan@example.vn"), uuid4()
    rows = {joining.apply_to_join(firm=firm(), request_key=key, by=her, at=now) for _ in range(2)}
    assert len(rows) == 1
    assert Organisation.objects.get().standing == "WAITING"
    assert Notice.objects.filter(user=coordinator, kind="network-waits").count() == 1
    with pytest.raises(joining.AlreadyAdviserError):
        joining.apply_to_join(firm=firm(name="Khác"), request_key=uuid4(), by=her, at=now)
    other = User.objects.create_user("hoa@example.vn")
    with pytest.raises(joining.KnownOrganisationError):
        joining.apply_to_join(
            firm=firm(name="hội doanh nghiệp TRẺ"), request_key=uuid4(), by=other, at=now
        )
    with pytest.raises(joining.KnownOrganisationError):  # the form that somebody else had sent
        joining.apply_to_join(firm=firm(), request_key=key, by=other, at=now)
    assert Adviser.objects.get().user == her


def test_an_older_window_does_not_write_over_a_newer_one(now):
    row = adviser()
    saved(row, now, name="Mới")
    saved(row, now, name="Mới")
    with pytest.raises(ChangedMeanwhileError):
        saved(row, now, name="Cũ")
    row.refresh_from_db()
    assert (row.name, row.version) == ("Mới", 2)


def test_a_whole_province_takes_its_communes_in(now):
    row = saved(adviser(communes=[COMMUNE]), now, communes=[COMMUNE, "00004"], provinces=["01"])
    assert [(a.province_id, a.commune_id) for a in row.areas.all()] == [("01", None)]


def test_the_coordinator_hears_of_a_complete_profile_and_of_a_new_licence(now, coordinator):
    letter = invited(now, coordinator)
    mai = User.objects.create_user("mai@example.vn")
    row = joining.accept_invitation(token=joining.token_of(letter), by=mai, at=now)
    with pytest.raises(IncompleteProfileError) as missing:
        decide(subject=row, act=Act.ADMIT, reason="", by=coordinator, at=now)
    assert set(missing.value.missing) == {"topics", "areas", "name"}
    row = saved(row, now)
    assert Notice.objects.filter(user=coordinator, kind="network-waits").count() == 1
    assert decide(subject=row, act=Act.ADMIT, reason="", by=coordinator, at=now)
    assert not decide(subject=row, act=Act.ADMIT, reason="", by=coordinator, at=now)
    assert Notice.objects.filter(user=mai, kind="adviser-admit").count() == 1
    row.refresh_from_db()
    saved(row, now, capacity=6)
    assert not Notice.objects.filter(kind="network-changed").exists()
    row.refresh_from_db()
    saved(row, now, capacity=6, licence="CC-12")
    assert Notice.objects.filter(user=coordinator, kind="network-changed").count() == 1


@pytest.mark.parametrize("what", ["herself", "organisation", "colleague"])
def test_nobody_decides_about_herself_or_her_own_organisation(now, coordinator, what):
    own = adviser(user=coordinator)
    subject = {
        "herself": own,
        "organisation": own.organisation,
        "colleague": adviser(organisation=own.organisation),
    }[what]
    with pytest.raises(NotAllowedError):
        decide(subject=subject, act=Act.PAUSE, reason="x", by=coordinator, at=now)


@pytest.mark.parametrize("whole", [False, True])
def test_whoever_is_paused_keeps_no_case_and_gets_none(now, coordinator, whole):
    row = adviser()
    taken, waiting = case(contact="a@example.vn"), case(contact="b@example.vn")
    route_waiting(at=now)
    take_case(case=taken, adviser=row, at=now)
    subject = row.organisation if whole else row
    assert decide(subject=subject, act=Act.PAUSE, reason="Tạm nghỉ", by=coordinator, at=now)
    assert {each.state for each in Case.objects.all()} == {"NEW"}
    assert not Offer.objects.filter(adviser=row, position__in=["OFFERED", "TAKEN"]).exists()
    other = adviser()
    route_waiting(at=now)
    assert {o.adviser_id for o in Offer.objects.filter(case=waiting, position="OFFERED")} == {
        other.pk
    }
    kind = "organisation-pause" if whole else "adviser-pause"
    assert Notice.objects.filter(user=row.user, kind=kind).count() == 1


def test_what_stayed_with_somebody_gone_moves_in_the_night(now):
    row = adviser()
    taken = case()
    route_waiting(at=now)
    take_case(case=taken, adviser=row, at=now)
    User.objects.filter(pk=row.user_id).update(is_active=False)
    assert empty_desks(at=now) == 1
    assert empty_desks(at=now) == 0
    taken.refresh_from_db()
    assert (taken.state, taken.adviser) == ("NEW", None)


def test_a_licence_is_told_of_twice_and_then_counts_no_more(now):
    last = timezone.localdate(now) + timedelta(days=30)
    row = adviser(licence="CC", licence_until=last)
    kinds = Notice.objects.filter(user=row.user).order_by("kind").values_list("kind", flat=True)
    for days in range(35):
        for _twice in range(2):
            remind_of_licences(at=now + timedelta(days=days))
        if days == 29:
            assert list(kinds.all()) == ["adviser-licence-ends"]
    assert list(kinds.all()) == ["adviser-licence-ended", "adviser-licence-ends"]
    asked = case(at=now + timedelta(days=31))
    route_waiting(at=now + timedelta(days=31))
    asked.refresh_from_db()
    assert asked.state == "GAP"


def test_who_was_let_go_waits_again_when_invited_again(now, coordinator):
    mai = User.objects.create_user("mai@example.vn")
    row = adviser(user=mai)
    decide(subject=row, act=Act.LET_GO, reason="Chuyển việc", by=coordinator, at=now)
    letter = invited(now, coordinator)
    again = joining.accept_invitation(token=joining.token_of(letter), by=mai, at=now)
    assert (again.pk, again.standing, again.organisation) == (
        row.pk,
        Standing.WAITING,
        letter.organisation,
    )
    assert Adviser.objects.count() == 1
    assert not Leave.objects.exists()


def test_whoever_moves_to_an_organisation_that_is_not_admitted_keeps_no_case(now, coordinator):
    row = adviser(user=User.objects.create_user("mai@example.vn"))
    asked = case(at=now)
    route_waiting(at=now)
    take_case(case=asked, adviser=row, at=now)
    letter = invited(
        now, coordinator, organisation=organisation(standing="WAITING", vetted_at=None)
    )
    joining.accept_invitation(token=joining.token_of(letter), by=row.user, at=now)
    jobs = ProcrastinateJob.objects.filter(task_name="advisers.empty_desk")
    assert [job.args for job in jobs] == [{"adviser": row.pk}]


def test_who_served_a_commune_that_was_merged_serves_what_took_it_over(now):
    row = adviser(communes=[COMMUNE, "00082"])
    Commune.objects.filter(pk=COMMUNE).update(is_retired=True)
    LegacyUnit.objects.filter(pk=COMMUNE).delete()
    assert follow_merged() == 0  # nobody knows what took it over
    said = {"province": "Hà Nội", "district": "x", "ward": "y", "commune_codes": ["00004", "00008"]}
    LegacyUnit.objects.create(pk=COMMUNE, **said)
    assert [follow_merged(), follow_merged()] == [1, 0]
    areas = row.areas.order_by("commune").values_list("commune", flat=True)
    assert list(areas) == ["00004", "00008", "00082"]
    served = coverage("01", at=now)
    assert {each.code for each in served if each.advisers} == {*areas}


def test_whoever_loses_her_account_keeps_no_case(now):
    row = adviser()
    asked = case(at=now)
    route_waiting(at=now)
    take_case(case=asked, adviser=row, at=now)
    row.user.is_active = False
    row.user.save()
    (job,) = ProcrastinateJob.objects.filter(task_name="advisers.empty_desk")
    empty_desk_of(**job.args)
    asked.refresh_from_db()
    assert (asked.state, asked.adviser) == ("NEW", None)
