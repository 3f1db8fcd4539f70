"""How a draft would rank: the public engine on the public catalogue with the draft in it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.models import User
from matching.inputs import MatchInputs
from matching.rules import seed_of
from matching.selectors import match_for
from matching.vendors.drafts import foresee
from matching.vendors.ranking import ranked
from platforms import snapshot
from platforms.models import Platform, Revision, VendorMember
from platforms.models.revisions import Side
from platforms.revisions import services, writing
from platforms.revisions.content import read_content
from platforms.revisions.foreseen import foreseen
from tests.matching.vendors.test_ranking import DAY
from tests.platforms.revisions.conftest import AT
from tests.staff import colleague

SHOP = MatchInputs(needs={"payroll": 2, "bookkeeping-accounting": 2}, sector="G", size="small")


@pytest.fixture
def platform(db):
    return Platform.objects.select_related("vendor").get(slug="misa-amis")


@pytest.fixture
def person(platform):
    user = User.objects.create_user("nha-cung-cap@example.vn")
    VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=AT)
    return user


@pytest.fixture
def draft(platform, person):
    """Says more than what is public: payroll is core, there is a price."""
    row = writing.start_revision(
        platform=platform, side=Side.VENDOR, request_key=uuid4(), by=person, at=AT
    )
    needs = [
        {**each, "strength": "CORE"} if each["need_id"] == "payroll" else each
        for each in row.content["platform_needs"]
    ]
    content = {**row.content, "platform_needs": needs, "support_hours": "8:00–17:30"}
    return writing.save_revision(revision=row, version=1, by=person, at=AT, content=content)


def told(listing):
    """What the match and the pages read of a listing, less what a publication changes."""
    names = [name for name in type(listing).__slots__ if name not in {"sort_key", "confirmed_by"}]
    return {name: getattr(listing, name) for name in names if name != "confirmed_on"}


def test_what_is_public_is_foreseen_as_it_is_shown(db):
    """Of every listing: read from its content in memory it is what was read from the tables."""
    catalogue = snapshot.current()
    for platform in Platform.objects.published().select_related("vendor").order_by("pk"):
        made = foreseen(platform, read_content(platform), catalogue, today=DAY)
        assert told(made) == told(catalogue.listings[platform.slug])


def test_the_place_foreseen_is_the_place_after_publication(platform, person, draft):
    now = snapshot.current()
    seen = foresee(draft, platform, now, today=now.key.day)
    before = ranked(now.listings[platform.slug], SHOP, now, today=DAY)
    would = ranked(seen.listing, SHOP, seen.catalogue, today=DAY)
    assert would.score > before.score
    assert snapshot.current() is now
    publish(draft, person)
    catalogue = snapshot.current()
    outcome = match_for(inputs=SHOP, snapshot=catalogue, seed=seed_of(DAY), limit=100)
    slugs = [each.slug for each in outcome.ranking.matches]
    after = ranked(catalogue.listings[platform.slug], SHOP, catalogue, today=DAY)
    assert (would.rank, would.score, would.feasible) == (after.rank, after.score, after.feasible)
    assert slugs[would.rank - 1] == platform.slug


def publish(draft, person):
    first, second, at = colleague("moderator"), colleague("moderator"), snapshot.timezone.now()
    row = services.submit_revision(revision=draft, by=person, at=at, version=draft.version)
    row = services.take_revision(revision=row, by=first, at=at, version=row.version)
    said = services.Said(evidence=row.platform.evidence)
    row = services.approve_revision(revision=row, by=first, at=at, version=row.version, said=said)
    services.publish_revision(revision=row, by=second, at=at, version=row.version)


def page(client, platform, **asked):
    return client.get(reverse("vendor-ranking", args=[platform.slug]), asked)


def test_both_texts_are_shown_and_the_draft_stays_a_draft(client, platform, person, draft):
    client.force_login(person)
    asked = {"need": "payroll", "sector": "G"}
    public = page(client, platform, **asked).context
    answer = page(client, platform, text="draft", **asked)
    assert public["draft"] is None
    assert answer.context["draft"] == draft
    assert answer.context["public"].score == public["ranked"].score
    assert answer.context["ranked"].score > public["ranked"].score
    assert 'name="text" value="draft"' in answer.content.decode()
    assert Revision.objects.get(pk=draft.pk).version == draft.version


def test_a_listing_that_never_was_public_ranks_by_its_draft(client, platform, person):
    row = writing.start_listing(
        vendor=platform.vendor,
        name="Kho Việt",
        slug="kho-viet",
        side=Side.VENDOR,
        request_key=uuid4(),
        by=person,
        at=AT,
    )
    client.force_login(person)
    empty = page(client, row.platform)
    assert empty.context["form"] is None
    assert reverse("vendor-listing-section", args=[row.pk, "needs"]) in empty.content.decode()
    needs = [{"need_id": "inventory-control", "strength": "CORE"}]
    content = {**row.content, "platform_needs": needs}
    writing.save_revision(revision=row, version=row.version, by=person, at=AT, content=content)
    found = page(client, row.platform).context
    assert found["ranked"].rank
    assert not found["ways"]


def test_of_a_draft_of_the_staff_nothing_is_shown(client, platform, person):
    writing.start_revision(
        platform=platform, side=Side.STAFF, request_key=uuid4(), by=colleague("moderator"), at=AT
    )
    client.force_login(person)
    found = page(client, platform, text="draft").context
    assert (found["draft"], found["ways"]) == (None, ())
