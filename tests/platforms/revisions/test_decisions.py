"""The public log, and what readers find at the address of a listing that is out of sight."""

import contextlib
from datetime import date, timedelta
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ledger.models import Notice
from platforms.choices import Act, Status
from platforms.interests.services import Stake, declare_interest
from platforms.models import Decision, Platform
from platforms.revisions import services
from platforms.revisions.renewals import renew_or_retire, to_confirm
from platforms.revisions.rules import (
    IncompleteDecisionError,
    NotAllowedError,
    PersonalDataError,
)
from tests.platforms.revisions.conftest import AT
from tests.staff import colleague

LOG, FEED = reverse("decisions"), reverse("decisions-feed")
OFFICERS = {"name": "Trần Thị Bí Mật", "email": "bi.mat@ministry.example"}


@pytest.fixture
def officer(db):
    return colleague("moderator", **OFFICERS)


@pytest.fixture
def suspended(platform, criterion, officer):
    said = services.Said(criterion=criterion, reason="Giá trên trang khác giá đã khai.")
    return services.suspend_listing(platform=platform, by=officer, at=AT, said=said)


def entries(response):
    return [(entry.act, entry.name) for entry in response.context["entries"]]


def test_the_log_says_what_by_which_rule_and_why_but_not_who(client, suspended, criterion):
    for address in (LOG, FEED, reverse("platform-detail", args=[suspended.slug])):
        text = client.get(address).content.decode()
        for said in (suspended.name, criterion.title_vi, "Giá trên trang khác giá đã khai."):
            assert said in text, address
        for secret in OFFICERS.values():
            assert secret not in text, address


def test_the_feed_ends_each_sentence_once(client, suspended):
    text = client.get(FEED).content.decode()
    assert "khác giá đã khai. " in text
    assert ".." not in text


def test_the_feed_is_atom_with_an_entry_each(client, suspended):
    root = ElementTree.fromstring(client.get(FEED).content)
    found = root.findall("{http://www.w3.org/2005/Atom}entry")
    link = found[0].find("{http://www.w3.org/2005/Atom}link").get("href")
    assert len(found) == 1
    assert link.endswith(f"/decisions/#decision-{Decision.objects.get().pk}")
    assert f'id="decision-{Decision.objects.get().pk}"' in client.get(LOG).content.decode()


def test_the_log_is_narrowed_to_an_act_and_to_a_listing(client, suspended, officer):
    other = Platform.objects.get(slug="misa-asp")
    services.renew_listing(platform=other, by=officer, at=AT)
    assert entries(client.get(LOG)) == [
        (Act.RENEW, other.name),
        (Act.SUSPEND, suspended.name),
    ]
    for query in ({"act": "SUSPEND"}, {"platform": suspended.slug}):
        assert entries(client.get(LOG, query)) == [(Act.SUSPEND, suspended.name)]
    assert entries(client.get(LOG, {"act": "LIFT"})) == []


def test_older_decisions_are_a_link_away_at_the_same_cost(client, platform, officer):
    made = [
        Decision(platform=platform, act=Act.RENEW, evidence=platform.evidence, decided_at=AT)
        for _ in range(120)
    ]
    Decision.objects.bulk_create(made)
    seen, address, counts = [], LOG, []
    while address:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        counts.append(len(asked))
        seen += [entry.pk for entry in response.context["entries"]]
        address = response.context["older"] and LOG + response.context["older"]
    assert seen == sorted((row.pk for row in made), reverse=True)
    assert len(set(counts[1:])) == 1


@pytest.mark.parametrize(
    "query",
    [
        *("act=BURN", "act=TAKE", "before=abc", "before=0", "before=-1", "before=" + "9" * 30),
        *("platform=%C4%91", "platform=" + "a" * 200, "act=%00", "before=%ED%A0%80"),
    ],
)
def test_an_odd_question_to_the_log_is_not_found(client, db, query):
    assert client.get(f"{LOG}?{query}").status_code in (400, 404)


def test_a_draft_that_was_refused_is_named_without_a_link(client, suspended):
    Platform.objects.filter(pk=suspended.pk).update(status=Status.DRAFT)
    assert [entry.url for entry in client.get(LOG).context["entries"]] == [""]


def test_what_was_never_public_is_given_up_without_a_word_to_the_public(client, officer):
    draft = Platform.objects.get(slug="cmc-c-invoice")
    assert draft.published_at is None
    said = services.Said(reason="Nhà cung cấp thôi làm.")
    after = services.retire_listing(platform=draft, by=officer, at=AT, said=said)
    assert after.status == Status.RETIRED
    assert not Decision.objects.exists()
    for name in ("platform-detail", "platform-report", "platform-visit"):
        assert client.get(reverse(name, args=[draft.slug])).status_code == 404
    compared = client.get(reverse("platform-compare"), {"p": [draft.slug, "kiotviet"]})
    assert draft.name not in compared.content.decode()
    assert client.get(reverse("vendor-detail", args=[draft.vendor.slug])).status_code != 410


def test_a_suspended_listing_says_so_at_its_address_and_leads_nowhere(client, suspended):
    for name in ("platform-detail", "platform-visit", "platform-report"):
        response = client.get(reverse(name, args=[suspended.slug]))
        assert response.status_code == 410, name
        assert "Location" not in response
    compared = client.get(reverse("platform-compare"), {"p": [suspended.slug, "kiotviet"]})
    assert compared.status_code == 200
    assert suspended.name in compared.content.decode()
    listed = client.get(reverse("platform-list"), {"q": suspended.name}).content.decode()
    assert f"/platforms/{suspended.slug}/" not in listed


def test_a_decision_against_needs_its_rule_and_words(platform, officer, criterion):
    for said in (services.Said(reason="x"), services.Said(criterion=criterion, reason="  ")):
        with pytest.raises(IncompleteDecisionError):
            services.suspend_listing(platform=platform, by=officer, at=AT, said=said)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("reason", "is_public"),
    [
        ("Nhân viên đòi tiền qua số 0912 345 678.", False),
        ("Xin viết cho lan.nguyen@nhacungcap.vn.", False),
        ("Gọi +84-912.345.678", False),
        ("Tổng đài 1900 6522 không ai nghe máy từ ngày 20/11/2026.", True),
        ("Giá thật là 1.500.000 ₫/tháng, xem https://misa.vn/gia.", True),
    ],
)
def test_what_the_public_reads_leads_to_no_person(
    client, platform, criterion, officer, reason, is_public
):
    said = services.Said(criterion=criterion, reason=reason)
    refused = contextlib.nullcontext() if is_public else pytest.raises(PersonalDataError)
    with refused:
        services.suspend_listing(platform=platform, by=officer, at=AT, said=said)
    assert Decision.objects.exists() == is_public
    platform.refresh_from_db()
    assert (platform.status == Status.SUSPENDED) == is_public


def test_the_address_of_a_suspended_listing_leads_to_its_own_decisions(client, suspended):
    page = client.get(reverse("platform-detail", args=[suspended.slug])).content.decode()
    assert f'href="{LOG}?platform={suspended.slug}"' in page


@pytest.mark.parametrize(
    ("today", "confirmed", "is_due"),
    [
        ("2027-08-21", "2026-11-22", False),
        ("2027-08-22", "2026-11-22", True),
        ("2027-11-22", "2026-11-22", True),
        ("2027-02-27", "2026-05-31", False),
        ("2027-02-28", "2026-05-31", True),
        ("2026-11-30", "2026-02-28", True),
        ("2026-11-30", "2026-03-01", False),
    ],
)
def test_staff_find_what_is_to_be_confirmed_by_the_same_calendar(
    platform, today, confirmed, is_due
):
    for fields in (
        {"confirmed_on": confirmed},
        {
            "confirmed_on": None,
            "confirmed_by": "",
            "published_at": f"{confirmed}T00:30+07:00",
        },
    ):
        Platform.objects.filter(pk=platform.pk).update(**fields)
        due = Platform.objects.filter(to_confirm(date.fromisoformat(today)), pk=platform.pk)
        assert due.exists() == is_due, fields


def test_a_year_is_asked_about_once_and_ends_in_retirement(platform, vendor_user):
    """Month nine asks the vendor, once; month twelve retires what nobody answered for."""
    Platform.objects.exclude(pk=platform.pk).update(confirmed_on=AT.date() + timedelta(days=400))
    Platform.objects.filter(pk=platform.pk).update(confirmed_on="2026-01-31")
    assert renew_or_retire(at=AT.replace(month=10, day=30)) == (0, 0)
    for day in (31, 31):
        assert renew_or_retire(at=AT.replace(month=10, day=day)) == (1, 0)
    assert Notice.objects.get(user=vendor_user).kind == "listing-renewal"
    ends = AT.replace(year=2027, month=1, day=31)
    assert renew_or_retire(at=ends) == (0, 1)
    assert renew_or_retire(at=ends) == (0, 0)
    platform.refresh_from_db()
    decision = Decision.objects.get()
    assert (platform.status, decision.act, decision.decided_by) == ("RETIRED", "RETIRE", None)
    kinds = Notice.objects.filter(user=vendor_user).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["listing-renewal", "listing-retired"]


def test_a_vendor_confirms_no_sooner_than_it_is_asked(client, platform, vendor_user, officer):
    """Each day anew it would look, and rank, like something somebody has just looked into."""
    Platform.objects.filter(pk=platform.pk).update(confirmed_on=AT.date() - timedelta(days=200))
    with pytest.raises(NotAllowedError):
        services.renew_listing(platform=platform, by=vendor_user, at=AT)
    client.force_login(vendor_user)
    said = client.post(f"/en/vendor/platforms/{platform.slug}/renew/", follow=True)
    assert "month nine" in said.content.decode()
    interested = colleague("moderator")
    stake = Stake(platform.vendor, "OWNS", AT.date() - timedelta(days=9))
    declare_interest(user=interested, stake=stake, request_key=uuid4(), at=AT)
    with pytest.raises(NotAllowedError, match="interested"):
        services.renew_listing(platform=platform, by=interested, at=AT)
    assert not Decision.objects.exists()
    services.renew_listing(platform=platform, by=officer, at=AT)
    platform.refresh_from_db()
    assert platform.confirmed_on == AT.date()


def test_who_renews_is_asked_no_more_that_year(platform, vendor_user):
    Platform.objects.exclude(pk=platform.pk).update(confirmed_on=AT.date() + timedelta(days=400))
    Platform.objects.filter(pk=platform.pk).update(confirmed_on="2026-01-31")
    services.renew_listing(platform=platform, by=vendor_user, at=AT)
    assert renew_or_retire(at=AT.replace(year=2027, month=1, day=31)) == (0, 0)
    assert renew_or_retire(at=AT.replace(year=2027, month=8, day=29)) == (1, 0)
