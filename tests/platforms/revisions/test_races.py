"""Two people at one moment, in real transactions: one wins, the other is told the state."""

import threading
from uuid import uuid4

import pgtrigger
import pytest
from django.db import connection

from accounts.models import User
from ledger.models import Notice
from platforms.choices import Act, State
from platforms.links.models import LinkCheck
from platforms.models import Decision, Platform, Revision, VendorMember
from platforms.models.revisions import Side
from platforms.revisions import services, writing
from platforms.revisions.rules import TransitionError
from tests.platforms.revisions.conftest import AT
from tests.staff import colleague

LOST = (writing.RevisionMovedError, TransitionError)
MAILS = "dong-thoi"


def person(number, role=None):
    return colleague(role, email=f"{MAILS}{number}@example.vn", is_staff=role is not None)


@pytest.fixture
def listing(committed_db):
    """A listing that several really write; afterwards it is as it was, its history too."""
    row = Platform.objects.get(slug="misa-amis")
    before = Platform.objects.filter(pk=row.pk).values().get()
    last = row.events.order_by("pgh_id").last().pgh_id
    yield row
    LinkCheck.objects.filter(platform=row).delete()
    keys = list(row.revisions.order_by("pk").values_list("pk", flat=True))
    with pgtrigger.ignore():
        Decision.objects.filter(platform=row).delete()
        row.revisions.all().delete()
        Revision.pgh_event_model.objects.filter(pgh_obj_id__in=keys).delete()
        Platform.objects.filter(pk=row.pk).update(**before)
        row.events.filter(pgh_id__gt=last).delete()
    people = User.objects.filter(email__startswith=MAILS)
    Notice.objects.filter(user__in=people).delete()
    VendorMember.objects.filter(user__in=people).delete()
    people.delete()


@pytest.fixture
def vendor(listing):
    user = person(0)
    VendorMember.objects.create(vendor=listing.vendor, user=user, created_at=AT)
    return user


@pytest.fixture
def officers(listing):
    return [person(number, "moderator") for number in (1, 2, 3)]


@pytest.fixture
def submitted(listing, vendor):
    row = writing.start_revision(
        platform=listing, side=Side.VENDOR, request_key=uuid4(), by=vendor, at=AT
    )
    return go(services.submit_revision, row, vendor)


@pytest.fixture
def approved(submitted, officers):
    row = go(services.take_revision, submitted, officers[0])
    said = services.Said(evidence="vendor-page")
    return go(services.approve_revision, row, officers[0], said=said)


def go(service, row, by, **more):
    return service(revision=row, version=row.version, by=by, at=AT, **more)


def at_once(*acts):
    """Run all in threads that start together; what each returned or raised, in their order."""
    start, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        try:
            start.wait(timeout=20)
            found[place] = act()
        except Exception as error:
            found[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def one_won(found):
    """The result of the one; everybody else was told that somebody was faster."""
    won = [row for row in found if not isinstance(row, Exception)]
    assert len(won) == 1, found
    assert all(isinstance(row, LOST) for row in found if row is not won[0]), found
    return won[0]


def test_one_of_two_officers_takes_it(submitted, officers):
    found = at_once(*(lambda by=by: go(services.take_revision, submitted, by) for by in officers))
    assert Revision.objects.get(pk=submitted.pk).reviewer == one_won(found).reviewer


def test_one_of_two_officers_publishes_and_it_is_logged_once(approved, officers):
    found = at_once(
        *(lambda by=by: go(services.publish_revision, approved, by) for by in officers[1:])
    )
    row = Revision.objects.get(pk=approved.pk)
    assert (row.state, row.published_by) == (State.PUBLISHED, one_won(found).published_by)
    assert Decision.objects.filter(revision=row, act=Act.PUBLISH).count() == 1


def test_one_officer_in_two_tabs_publishes_once(approved, officers):
    found = at_once(
        *(lambda: go(services.publish_revision, approved, officers[1]) for _ in range(2))
    )
    assert [row.state for row in found] == [State.PUBLISHED] * 2
    assert Decision.objects.filter(revision=approved, act=Act.PUBLISH).count() == 1


def test_a_writer_takes_back_or_an_officer_takes_up(submitted, vendor, officers):
    found = at_once(
        lambda: go(services.take_back_revision, submitted, vendor),
        lambda: go(services.take_revision, submitted, officers[0]),
    )
    assert Revision.objects.get(pk=submitted.pk).state == one_won(found).state


def test_what_is_handed_in_is_what_the_writer_saw(submitted, vendor):
    draft = go(services.take_back_revision, submitted, vendor)
    content = {**draft.content, "support_hours": "24/7"}
    found = at_once(
        lambda: go(writing.save_revision, draft, vendor, content=content),
        lambda: go(services.submit_revision, draft, vendor),
    )
    won, row = one_won(found), Revision.objects.get(pk=draft.pk)
    assert (row.state, row.content) == (won.state, won.content)
    assert (row.state == State.SUBMITTED) == (row.content == draft.content)


def test_a_listing_has_one_open_draft(listing, vendor, officers):
    begin = {"platform": listing, "at": AT}
    found = at_once(
        lambda: writing.start_revision(**begin, side=Side.VENDOR, request_key=uuid4(), by=vendor),
        lambda: writing.start_revision(
            **begin, side=Side.STAFF, request_key=uuid4(), by=officers[0]
        ),
    )
    assert [type(row) for row in found].count(writing.RevisionOpenError) == 1
    assert listing.revisions.count() == 1
