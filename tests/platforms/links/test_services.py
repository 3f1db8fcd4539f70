from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from platforms.admin.links import outcome_badge
from platforms.checklist.panels import link as row_of
from platforms.links import probe as asking
from platforms.links import tasks
from platforms.links.models import LinkCheck
from platforms.links.rules import Answer, Outcome
from platforms.links.selectors import dead_links, links_of, site_of
from platforms.links.services import due, keep_answer, plan_night, sync_links
from platforms.models import Platform, Vendor, VendorMember
from platforms.revisions import writing
from platforms.revisions.panels import panels_for
from platforms.revisions.services import discard_revision, submit_revision
from tests.staff import sign_in

AT = datetime(2026, 11, 28, 18, 11, tzinfo=UTC)
GONE = Answer(Outcome.GONE, 404)


@pytest.fixture
def platform(db):
    return Platform.objects.get(slug="kiotviet")


@pytest.fixture
def link(platform):
    return LinkCheck.objects.create(platform=platform, address="https://a.vn/gia")


def nights(link, *answers, at=AT):
    for number, answer in enumerate(answers):
        keep_answer(link_id=link.pk, answer=answer, at=at + timedelta(days=number))
    link.refresh_from_db()
    return link.failed_nights


def said(link):
    return str(row_of(link).text)


def test_every_address_of_a_listing_has_its_row(platform):
    sync_links()
    held = set(LinkCheck.objects.filter(platform=platform).values_list("address", flat=True))
    sources = platform.sources.exclude(address="").values_list("address", flat=True)
    assert held == {platform.website, *sources}
    assert sync_links() == (0, 0)


def test_a_vendors_site_is_asked_while_it_lists_something(platform):
    vendor = platform.vendor
    vendor.website = "https://nha-cung-cap.vn/"
    vendor.save()
    sync_links()
    vendor.website = "https://moi.vn/"
    vendor.save()
    sync_links()
    (link,) = LinkCheck.objects.filter(vendor=vendor)
    assert (link.address, link.platform) == ("https://moi.vn/", None)
    assert nights(link, GONE, GONE, GONE) == 3
    assert dead_links() == {}
    assert links_of(platform)[0] == link
    assert site_of(vendor) == link
    vendor.platforms.update(status="RETIRED")
    sync_links()
    assert not LinkCheck.objects.filter(vendor=vendor).exists()


def test_an_address_that_is_named_no_more_goes(platform, link):
    Platform.objects.filter(slug="sapo").update(status="RETIRED")
    sync_links()
    assert not LinkCheck.objects.filter(pk=link.pk).exists()
    assert not LinkCheck.objects.filter(platform__slug="sapo").exists()


def test_three_nights_in_a_row_make_a_mark(link):
    assert nights(link, GONE, GONE) == 2
    assert dead_links() == {}
    assert nights(link, GONE, at=AT + timedelta(days=2)) == 3
    assert dead_links([link.platform_id]) == {link.platform_id: (link,)}
    assert dead_links([0]) == {}
    assert links_of(link.platform)[0].is_marked


def test_an_answer_takes_the_mark_away(link):
    moved = Answer(Outcome.MOVED, 200, moved_to="https://b.vn/")
    assert nights(link, GONE, GONE, GONE, moved) == 0
    assert (link.moved_to, link.reached_at) == ("https://b.vn/", AT + timedelta(days=3))


def test_our_own_line_down_blames_nobody(link, platform):
    silent = Answer(Outcome.UNREACHABLE, reason="dns")
    assert nights(link, silent, silent, silent) == 0
    LinkCheck.objects.create(
        platform=platform,
        address="https://b.vn/",
        outcome="OK",
        checked_at=AT + timedelta(days=9),
        reached_at=AT + timedelta(days=9),
    )
    assert nights(link, silent, at=AT + timedelta(days=9, hours=1)) == 1


def test_the_answer_to_a_link_that_went_meanwhile_is_dropped(link):
    link.delete()
    assert keep_answer(link_id=link.pk, answer=GONE, at=AT) is None


def test_the_most_urgent_is_asked_first(platform):
    def made(name, **fields):
        row = LinkCheck.objects.create(platform=platform, address=f"https://a.vn/{name}", **fields)
        return row.pk

    ok = {"outcome": "OK", "reached_at": AT}
    new = made("new", **ok, checked_at=AT)
    old = made("old", **ok, checked_at=AT - timedelta(days=9))
    bad = made("bad", outcome="GONE", checked_at=AT, failed_nights=1, failed_on=AT.date())
    never = made("never")
    assert plan_night(at=AT)[0].links == (never, bad, old, new)
    assert plan_night(at=AT, most=2)[0].links == (never, bad)


def test_a_job_that_runs_twice_asks_once(link):
    assert due(ids=[link.pk], at=AT) == [(link.pk, link.address)]
    keep_answer(link_id=link.pk, answer=GONE, at=AT)
    assert due(ids=[link.pk], at=AT + timedelta(minutes=1)) == []
    assert due(ids=[link.pk], at=AT + timedelta(days=1)) == [(link.pk, link.address)]


def test_a_night_is_one_job_a_host(db):
    tasks.plan_links(timestamp=int(AT.timestamp()))
    jobs = ProcrastinateJob.objects.filter(task_name="platforms.check_links").order_by("id")
    planned = [pk for job in jobs for pk in job.args["links"]]
    assert len(planned) == len(set(planned)) > 100
    assert len({job.lock for job in jobs}) == len(jobs)
    late = {job.scheduled_at - AT for job in jobs}
    assert timedelta(0) <= min(late) <= max(late) < timedelta(hours=1)


def test_the_job_pauses_between_two_links_of_a_host(platform, monkeypatch):
    made = [
        LinkCheck.objects.create(platform=platform, address=f"https://a.vn/{n}") for n in range(3)
    ]
    pauses, asked = [], []
    monkeypatch.setattr(tasks.time, "sleep", pauses.append)
    monkeypatch.setattr(asking, "probe", lambda address, agent: asked.append(address) or GONE)
    tasks.check_links([link.pk for link in made])
    assert asked == [link.address for link in made]
    assert len(pauses) == 2
    assert min(pauses) >= 1
    assert LinkCheck.objects.filter(pk__in=[link.pk for link in made], outcome="GONE").count() == 3


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"address": ""}, "linkcheck_has_an_address"),
        ({"outcome": "OK"}, "linkcheck_asked_says_when"),
        ({"checked_at": AT}, "linkcheck_asked_says_when"),
        ({"failed_nights": 1}, "linkcheck_failed_says_when"),
        ({"outcome": "MOVED", "checked_at": AT}, "linkcheck_moved_says_where"),
        ({"address": "https://a.vn/gia"}, "linkcheck_is_one_a_link"),
        ({"platform": None}, "linkcheck_is_of_a_platform_or_a_vendor"),
        ({"vendor_id": 1}, "linkcheck_is_of_a_platform_or_a_vendor"),
    ],
)
def test_stored_links_are_whole(link, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        LinkCheck.objects.create(**{"platform": link.platform, "address": "https://b.vn", **fields})


@pytest.mark.ignore_template_errors
def test_staff_see_what_became_of_a_vendors_site(client, platform):
    vendor = platform.vendor
    Vendor.objects.filter(pk=vendor.pk).update(website="https://nha-cung-cap.vn/")
    sync_links()
    (link,) = LinkCheck.objects.filter(vendor=vendor)
    nights(link, GONE, GONE, GONE)
    sign_in(client, "moderator")
    page = client.get(reverse("admin:platforms_vendor_change", args=[vendor.pk])).content.decode()
    assert str(outcome_badge(link)) in page
    listed = client.get(reverse("admin:platforms_linkcheck_changelist") + "?mark=dead")
    assert reverse("admin:platforms_vendor_change", args=[vendor.pk]) in listed.content.decode()
    with translation.override("en"):
        assert [text for text in map(said, links_of(platform)) if "nha-cung-cap" in text] == [
            "https://nha-cung-cap.vn/ (the vendor's site): gone"
        ]


@pytest.fixture
def handed_in(platform):
    """A change by its vendor that names two other addresses, in review."""
    user = User.objects.create_user("nha-cung-cap@example.vn")
    VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=AT)
    who = {"by": user, "at": AT}
    row = writing.start_revision(platform=platform, side="VENDOR", request_key=uuid4(), **who)
    source = {"address": "https://b.vn/gia", "note_vi": "", "note_en": "", "position": 0}
    sources = [{**source, "retrieved_on": "2026-11-28"}]
    content = {**row.content, "website": "https://moi.vn/", "sources": sources}
    row = writing.save_revision(revision=row, version=row.version, content=content, **who)
    return submit_revision(revision=row, version=row.version, **who)


def test_what_is_handed_in_is_asked_at_once_a_job_a_host(platform, handed_in):
    rows = LinkCheck.objects.filter(platform=platform).values_list("pk", "address")
    keys = {address: pk for pk, address in rows}
    jobs = ProcrastinateJob.objects.filter(task_name="platforms.check_links").order_by("id")
    asked = {job.lock: job.args["links"] for job in jobs}
    assert asked == {
        "links:moi.vn": [keys["https://moi.vn/"]],
        "links:b.vn": [keys["https://b.vn/gia"]],
    }


def test_what_is_in_review_is_asked_each_night_until_it_is_decided(platform, handed_in):
    sync_links()
    new = LinkCheck.objects.filter(platform=platform, address="https://moi.vn/")
    assert new.exists()
    assert LinkCheck.objects.filter(platform=platform, address=platform.website).exists()
    discard_revision(revision=handed_in, version=handed_in.version, by=handed_in.author, at=AT)
    sync_links()
    assert not new.exists()


def test_who_judges_a_change_sees_its_own_links_only(platform, handed_in):
    dead = LinkCheck.objects.create(platform=platform, address=platform.website)
    LinkCheck.objects.filter(pk=dead.pk).update(
        outcome="GONE", checked_at=AT, failed_nights=5, failed_on=AT.date()
    )
    texts = [
        str(row.text) for panel in panels_for(platform, handed_in.content) for row in panel.rows
    ]
    assert any("https://moi.vn/" in text for text in texts)
    assert not any(platform.website in text for text in texts)
