"""From a match without an account to a published review: each page leads to the next."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessment.models import Assessment
from assessment.services import paper_for
from enterprises.models import Enterprise, EnterpriseNeed
from ledger.models import Notice
from matching.follow.reminders import STEP, remind_all
from matching.models import MatchResult, Review, Roadmap, RoadmapStep, Trial
from matching.trials.mails import write_to_vendor
from matching.trials.reminders import remind_all as remind_trials
from matching.trials.reviews import decide_review
from platforms.models import Vendor
from tests.assessment.conftest import answers_alike
from tests.journeys.test_owner_finds_a_platform import Browser
from tests.outbox import code_for
from tests.staff import colleague

EMAIL = "lan@taphoa.vn"
pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client):
    return Browser(client, "")


def action(page, part):
    """The form of a page whose address has this part."""
    return next(found for found in re.findall(r'action="([^"]+)"', page) if part in found)


def open_account(lan):
    lan.send("/accounts/signup/", contact=EMAIL, agreed="on")
    asked = lan.response.request
    path = f"{asked['PATH_INFO']}?{asked['QUERY_STRING']}"
    lan.response = lan.client.post(path, {"code": code_for(EMAIL)}, follow=True)


def assess(lan):
    lan.open("/assessment/start/dbi-short/").send("/assessment/start/dbi-short/")
    row = Assessment.objects.get()
    given = answers_alike(paper_for(row), 1)
    lan.client.post(reverse("assessment-all", args=[row.token]), {"asked": list(given), **given})
    lan.response = lan.client.post(reverse("assessment-finish", args=[row.token]), follow=True)
    return row


def test_the_whole_way(lan):
    enterprise = from_a_match_to_an_enterprise(lan)
    from_an_assessment_to_needs(lan, enterprise)
    from_what_fits_to_a_roadmap(lan, enterprise)
    from_a_trial_to_a_review(lan)
    assert "Dễ dùng, kho khớp sổ." in lan.open("/platforms/kiotviet/").page


def in_force(enterprise):
    rows = EnterpriseNeed.objects.filter(enterprise=enterprise, is_active=True)
    return set(rows.values_list("need_id", flat=True))


def from_a_match_to_an_enterprise(lan):
    """A match without an account becomes hers, and then her enterprise's, with its needs."""
    lan.open("/").send("/match/enterprise/", text="phan mem ql kho cho shop quan ao")
    lan.send("/match/conditions/", sector="G", employees="5").send("/match/results/")
    open_account(lan)
    assert MatchResult.objects.get().owner.email == EMAIL
    assert "/my/enterprise/new/" in lan.open("/my/").page
    lan.open("/my/enterprise/new/")
    lan.send("/my/enterprise/new/", kind="SME", name="Quần áo Lan", tax_code="")
    enterprise = Enterprise.objects.get()
    assert MatchResult.objects.get().enterprise == enterprise
    assert in_force(enterprise)
    return enterprise


def from_an_assessment_to_needs(lan, enterprise):
    """The next steps come one after the other."""
    assert lan.open("/my/").response.context["step"] == "matches"
    lan.open("/my/matches/")
    assert lan.open("/my/").response.context["step"] == "assessment"
    row = assess(lan)
    before = in_force(enterprise)
    lan.send(action(lan.page, f"{row.token}/needs/"))
    assert lan.path == "/my/needs/"
    assert before < in_force(enterprise)
    lan.open("/my/matches/")
    assert lan.open("/my/").response.context["step"] == "roadmap"


def from_what_fits_to_a_roadmap(lan, enterprise):
    """To the bundle, and to a roadmap that is kept and reminds her."""
    lan.open("/my/matches/").send("/my/plan/")
    result = MatchResult.objects.latest("pk")
    assert lan.path == reverse("match-bundle", args=[result.token])
    assert (result.enterprise, bool(result.inputs["maturity"])) == (enterprise, True)
    assert "/my/quotes/new/?platform=" in lan.page
    today = timezone.localdate()
    way = reverse("match-roadmap", args=[result.token])
    lan.client.post(way, {"bundle": "cheapest", "starts_on": today.isoformat()})
    assert Roadmap.objects.get().result == result
    assert lan.client.get("/my/plan/")["Location"] == way
    RoadmapStep.objects.filter(kind="CHECK").update(starts_on=today, due_on=today)
    remind_all(at=timezone.now())
    assert Notice.objects.filter(kind=STEP, user__email=EMAIL).exists()
    assert lan.open("/my/").response.context["step"] == "trial"


def from_a_trial_to_a_review(lan):
    """A trial, its reminder, the review, and where everybody reads it."""
    today = timezone.localdate()
    Vendor.objects.update(contact_email="ban-hang@example.vn")
    ask = "/my/trials/new/?platform=kiotviet"
    lan.open(ask).send(ask, name="Chị Lan", lines=["email"], message="", is_agreed="on")
    trial = Trial.objects.get()
    ends_on = today + timedelta(days=14)
    dates = {"dates-started_on": today, "dates-ends_on": ends_on}
    lan.client.post(f"/my/trials/{trial.pk}/", {"act": "start", **dates})
    remind_trials(at=timezone.now() + timedelta(days=7))
    assert Notice.objects.filter(kind="trial-halfway").exists()
    lan.open("/my/")
    assert "KiotViet" in lan.page
    write_to_vendor(kind="trial", pk=trial.pk, at=timezone.now())
    ago = timezone.now() - timedelta(days=4)
    moments = dict.fromkeys(("requested_at", "mailed_at", "start_noted_at"), ago)
    Trial.objects.update(started_on=today - timedelta(days=4), **moments)
    said = {"act": "review", "opinion-stars": "4", "opinion-text": "Dễ dùng, kho khớp sổ."}
    lan.client.post(f"/my/trials/{trial.pk}/", said)
    decide_review(
        review=Review.objects.get(), breach="", by=colleague("moderator"), at=timezone.now()
    )


def test_who_wants_to_try_one_signs_up_adds_an_enterprise_and_is_there(lan):
    wanted = "/my/trials/new/?platform=kiotviet"
    lan.response = lan.client.get(wanted, follow=True)
    assert lan.path == "/accounts/login/"
    way = re.search(r'href="(/accounts/signup/[^"]*)"', lan.page)[1].replace("&amp;", "&")
    lan.response = lan.client.post(way, {"contact": EMAIL, "agreed": "on"}, follow=True)
    asked = lan.response.request
    path = f"{asked['PATH_INFO']}?{asked['QUERY_STRING']}"
    lan.response = lan.client.post(path, {"code": code_for(EMAIL)}, follow=True)
    assert lan.path == "/my/enterprise/new/"
    here = f"{lan.path}?{lan.response.request['QUERY_STRING']}"
    lan.send(here, kind="HOUSEHOLD", name="Tạp hóa Lan", tax_code="")
    asked = lan.response.request
    assert f"{asked['PATH_INFO']}?{asked['QUERY_STRING']}" == wanted
    assert lan.response.status_code == 200
