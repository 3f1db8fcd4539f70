"""Who tries a platform hears that it was suspended, once."""

import pytest

from ledger.models import Notice
from matching.models import Trial
from matching.trials.basket import send_waiting
from matching.trials.services import ask_trial
from platforms.choices import Status
from platforms.models import Criterion, Platform, Vendor
from platforms.persons.checking import people_named
from platforms.revisions import services
from tests.matching.trials.conftest import AT, asked
from tests.owners import join, owner
from tests.staff import colleague

KIND = "trial-platform-suspended"


def suspend(platform):
    rule = Criterion.objects.get_or_create(
        code="open-matter",
        defaults={"use": "SUSPENSION", "position": 99, "title_vi": "Việc chưa rõ", "title_en": "x"},
    )[0]
    said = services.Said(criterion=rule, reason="Khách hàng báo mất dữ liệu.")
    officer = colleague("moderator")
    for _ in range(2):
        services.suspend_listing(platform=platform, by=officer, at=AT, said=said)


def test_everybody_of_the_enterprise_that_tries_it_is_told_once(trial, enterprise, reachable):
    colleague_of_hers, stranger = owner(), owner()
    join(enterprise, colleague_of_hers)
    suspend(reachable)
    told = Notice.objects.filter(kind=KIND).order_by("user")
    people = sorted(enterprise.memberships.values_list("user", flat=True).order_by("pk"))
    assert [notice.user_id for notice in told] == people
    assert stranger.pk not in people
    assert told[0].params["reason"] == "Khách hàng báo mất dữ liệu."
    assert told[0].path == "/platforms/kiotviet/"


def test_who_has_ended_the_trial_is_not_told(trial, reachable):
    Trial.objects.filter(pk=trial.pk).update(state="STOPPED", ended_on=AT.date())
    suspend(reachable)
    assert not Notice.objects.filter(kind=KIND).exists()


@pytest.fixture
def waiting(enterprise, owner):
    """A request for which no address was known, at a platform that was suspended since."""
    made = ask_trial(enterprise=enterprise, slug="kiotviet", asked=asked(), by=owner, at=AT)
    suspend(made.platform)
    return made


def test_what_waited_goes_to_no_vendor_whose_listing_is_out_of_sight(waiting):
    Vendor.objects.update(contact_email="moi@kiotviet.example")
    assert send_waiting(at=AT) == 0
    Platform.objects.filter(pk=waiting.platform_id).update(status=Status.PUBLISHED)
    assert send_waiting(at=AT) == 1


def test_her_page_says_that_the_listing_is_suspended_and_leads_to_why(client, owner, waiting):
    client.force_login(owner)
    text = client.get(f"/my/trials/{waiting.pk}/").content.decode()
    assert "KiotViet hiện không có trong danh mục" in text
    assert 'href="/platforms/kiotviet/"' in text
    assert "đang tìm" not in text


@pytest.mark.parametrize("path", ["/my/trials/new/", "/my/quotes/new/"])
def test_who_comes_to_ask_reads_why_she_cannot(client, owner, waiting, path):
    client.force_login(owner)
    for response in (
        client.get(path, {"platform": "kiotviet"}),
        client.post(f"{path}?platform=kiotviet", {"is_agreed": "on"}),
    ):
        assert response.status_code == 410
        assert "Khách hàng báo mất dữ liệu." in response.content.decode()


def test_her_home_says_so_too(client, owner, waiting):
    client.force_login(owner)
    home = client.get("/my/").content.decode()
    assert home.count("Hiện không có trong danh mục") == 1


def test_who_tries_a_platform_is_not_named_in_what_is_said_of_it(trial, owner):
    owner.name = "Quách Thị Tuyết Mai"
    owner.save(update_fields=["name"])
    said = "Quach Thi Tuyet Mai không đăng nhập được."
    named = people_named(said, about=[trial.platform], by=colleague("moderator"))
    assert named == ("Quach Thi Tuyet Mai",)
