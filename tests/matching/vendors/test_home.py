"""What the card of a listing says on its vendor's home when two things are asked at once."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from matching.vendors.pages import home_page
from platforms.criteria.pages import in_force
from platforms.models import Decision, Platform, VendorMember
from platforms.models.revisions import Side
from platforms.revisions import services
from platforms.revisions.asks import Ask
from platforms.revisions.writing import save_revision, start_listing, start_revision
from tests.owners import owner
from tests.staff import colleague

AT = datetime(2026, 11, 2, 2, tzinfo=UTC)
WHY, OTHER = "Giá không đúng.", "Câu giới thiệu sai."


@pytest.fixture
def platform(db):
    return Platform.objects.get(slug="kiotviet")


@pytest.fixture
def hers(platform):
    user = owner(email="hoa@example.vn")
    VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=AT)
    return user


def begin(platform, by):
    said = {"platform": platform, "side": Side.VENDOR, "request_key": uuid4()}
    return start_revision(**said, by=by, at=AT)


def suspend(platform):
    said = services.Said(criterion=in_force("SUSPENSION")[0], reason=WHY)
    services.suspend_listing(platform=platform, by=colleague("moderator"), at=AT, said=said)


def refuse(row, by):
    officer = colleague("moderator")
    row = services.submit_revision(revision=row, by=by, at=AT, version=row.version)
    row = services.take_revision(revision=row, by=officer, at=AT, version=row.version)
    said = services.Said(criterion=in_force("LISTING")[0], reason=OTHER)
    at = AT + timedelta(hours=1)
    services.refuse_revision(revision=row, by=officer, at=at, version=row.version, said=said)


def card_of(user, slug="kiotviet"):
    (vendor,) = home_page(user, at=AT)["vendors"]
    return next(card for card in vendor["cards"] if card.row.platform.slug == slug)


def home(client, user):
    client.force_login(user)
    return client.get(reverse("vendor-home")).content.decode()


def test_a_suspension_says_why_also_while_a_draft_is_open(client, platform, hers):
    begin(platform, hers)
    suspend(platform)
    assert card_of(hers).row.ask is Ask.FINISH
    assert WHY in home(client, hers)


def test_why_it_is_suspended_is_not_why_a_text_was_refused(client, platform, hers):
    suspend(platform)
    refuse(begin(platform, hers), hers)
    page = home(client, hers)
    assert WHY in page
    assert OTHER not in page


def test_a_refused_text_says_why_also_after_the_year_was_confirmed(client, platform, hers):
    refuse(begin(platform, hers), hers)
    services.renew_listing(platform=platform, by=colleague("moderator"), at=AT + timedelta(hours=2))
    assert Decision.objects.filter(act="RENEW").exists()
    assert OTHER in home(client, hers)


@pytest.mark.parametrize("ago", [300, 400], ids=["opened", "over"])
def test_an_open_draft_does_not_hide_that_the_year_ends(client, platform, hers, ago):
    Platform.objects.filter(pk=platform.pk).update(confirmed_on=AT.date() - timedelta(days=ago))
    begin(platform, hers)
    card = card_of(hers)
    assert (card.row.ask, card.renew.url) == (
        Ask.FINISH,
        reverse("vendor-renew", args=["kiotviet"]),
    )


@pytest.mark.parametrize("has_draft", [True, False])
def test_the_year_is_asked_for_once(platform, hers, has_draft):
    if has_draft:
        begin(platform, hers)
    assert card_of(hers).renew is None  # confirmed lately
    Platform.objects.filter(pk=platform.pk).update(confirmed_on=date(2025, 1, 1))
    assert (card_of(hers).renew is not None) == has_draft


def test_from_her_home_she_comes_to_what_she_handed_in(platform, hers):
    """To take it back, for one."""
    row = begin(platform, hers)
    services.submit_revision(revision=row, by=hers, at=AT, version=row.version)
    assert reverse("vendor-listing", args=[row.pk]) in dict(card_of(hers).ways)


def test_a_new_listing_is_called_a_draft_once(client, platform, hers):
    said = {"vendor": platform.vendor, "name": "Kho", "slug": "kho", "request_key": uuid4()}
    start_listing(**said, side=Side.VENDOR, by=hers, at=AT)
    page = home(client, hers).partition(">Kho</h3>")[2].partition("<dl")[0]
    assert page.count("bản nháp</span>") == 1


def new_listing(platform, by):
    said = {"vendor": platform.vendor, "name": "Kho", "slug": "kho", "request_key": uuid4()}
    row = start_listing(**said, side=Side.VENDOR, by=by, at=AT)
    needs = [{"need_id": "inventory-control", "strength": "CORE"}]
    content = {**row.content, "summary_vi": "Quản lý kho.", "platform_needs": needs}
    return save_revision(revision=row, version=row.version, by=by, at=AT, content=content)


@pytest.mark.parametrize("is_new", [True, False], ids=["never public", "public"])
def test_after_a_refusal_she_goes_on_from_her_own_text(client, platform, hers, is_new):
    """What was refused is what she mends; of a new listing there is no other text."""
    row = new_listing(platform, hers) if is_new else begin(platform, hers)
    refuse(row, hers)
    card = card_of(hers, row.platform.slug)
    assert (card.row.ask, card.next.is_form) == (Ask.AGAIN, False)
    client.force_login(hers)
    form = client.get(card.next.url).context["form"]
    assert form["source"].value() == str(row.pk)


def test_a_new_listing_that_was_given_up_begins_with_what_was_written(client, platform, hers):
    row = new_listing(platform, hers)
    services.discard_revision(revision=row, by=hers, at=AT, version=row.version)
    card = card_of(hers, "kho")
    assert (card.row.ask, card.next.is_form) == (Ask.BEGIN, False)
    client.force_login(hers)
    page = client.get(card.next.url)
    assert page.context["form"]["source"].value() == str(row.pk)
    assert "không tính bản nháp" in page.content.decode()


def test_what_is_public_is_changed_at_once(client, platform, hers):
    card = card_of(hers)
    assert (card.row.ask, card.next.is_form) == (Ask.KEEP, True)
    client.force_login(hers)
    assert not client.get(card.next.url).context["form"]["source"].value()
