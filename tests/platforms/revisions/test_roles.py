"""Who may do what in which state: the real services against a table written by hand."""

from uuid import uuid4

import pytest
from django.db import transaction

from accounts.models import User
from platforms.choices import Act, State, Status
from platforms.models import Decision, Message, Platform, Revision, Vendor, VendorMember
from platforms.models.revisions import Side
from platforms.revisions import services, writing
from platforms.revisions.rules import NotAllowedError, TransitionError
from tests.platforms.revisions.conftest import AT
from tests.staff import colleague

# By what they come to the listing; "approver" and "suspender" are moderators who had a part in it,
# "interested" is one who acts for its vendor.
STAFF = ("moderator", "admin", "content_editor", "auditor", "programme_manager")
PEOPLE = (*STAFF, "vendor", "other_vendor", "plain", "author", "approver", "interested")
OFFICERS = "moderator admin"

# act: its service, and state → who may. What is not here is refused and changes nothing.
# A text of the vendor's; its author is a member of the vendor.
OF_VENDORS_TEXT = {
    Act.SUBMIT: dict.fromkeys(("DRAFT", "CHANGES_REQUESTED"), "vendor author interested"),
    Act.TAKE_BACK: {"SUBMITTED": "vendor author interested"},
    Act.DISCARD: dict.fromkeys(
        ("DRAFT", "SUBMITTED", "CHANGES_REQUESTED"), "vendor author interested"
    ),
    Act.TAKE: {"SUBMITTED": f"{OFFICERS} approver"},
    Act.ASK: {"IN_REVIEW": f"{OFFICERS} approver"},
    Act.APPROVE: {"IN_REVIEW": f"{OFFICERS} approver"},
    Act.SEND_BACK: {"APPROVED": f"{OFFICERS} approver"},
    Act.PUBLISH: {"APPROVED": OFFICERS},
    Act.REFUSE: dict.fromkeys(("IN_REVIEW", "APPROVED"), f"{OFFICERS} approver"),
}
WRITERS = "moderator admin content_editor author approver interested"
# A text of the staff's; its author is a moderator, who may be the second of the two, not the first.
OF_STAFFS_TEXT = {
    **OF_VENDORS_TEXT,
    Act.SUBMIT: dict.fromkeys(("DRAFT", "CHANGES_REQUESTED"), WRITERS),
    Act.TAKE_BACK: {"SUBMITTED": WRITERS},
    Act.DISCARD: dict.fromkeys(("DRAFT", "SUBMITTED", "CHANGES_REQUESTED"), WRITERS),
    Act.PUBLISH: {"APPROVED": f"{OFFICERS} author"},
}
# Here "approver" is who suspended it, "author" a member of the vendor.
OF_LISTINGS = {
    Act.SUSPEND: {"PUBLISHED": f"{OFFICERS} approver"},
    Act.LIFT: {"SUSPENDED": OFFICERS},
    Act.RETIRE: dict.fromkeys(
        ("DRAFT", "PUBLISHED", "SUSPENDED"), f"{OFFICERS} approver vendor author interested"
    ),
    Act.RENEW: {"PUBLISHED": f"{OFFICERS} approver vendor author interested"},
}
RUN = {
    Act.SUBMIT: services.submit_revision,
    Act.TAKE_BACK: services.take_back_revision,
    Act.DISCARD: services.discard_revision,
    Act.TAKE: services.take_revision,
    Act.ASK: services.ask_for_changes,
    Act.APPROVE: services.approve_revision,
    Act.SEND_BACK: services.send_back_revision,
    Act.PUBLISH: services.publish_revision,
    Act.REFUSE: services.refuse_revision,
    Act.SUSPEND: services.suspend_listing,
    Act.LIFT: services.lift_suspension,
    Act.RETIRE: services.retire_listing,
    Act.RENEW: services.renew_listing,
}
SAYING = {Act.ASK, Act.APPROVE, Act.SEND_BACK, Act.REFUSE, Act.SUSPEND, Act.LIFT, Act.RETIRE}


class UndoError(Exception):
    pass


@pytest.fixture
def people(platform, vendor_user):
    """One of each; the author of the vendor's text is another member than "vendor"."""
    made = {role: colleague(None if role == "admin" else role) for role in STAFF}
    made["admin"] = colleague("superuser")
    made["vendor"] = vendor_user
    for name in ("other_vendor", "plain", "author"):
        made[name] = User.objects.create_user(f"{name}@example.vn")
    made["approver"], made["interested"] = colleague("moderator"), colleague("moderator")
    other = Vendor.objects.exclude(pk=platform.vendor_id).order_by("pk").first()
    for name, vendor in (
        ("other_vendor", other),
        ("author", platform.vendor),
        ("interested", platform.vendor),
    ):
        VendorMember.objects.create(vendor=vendor, user=made[name], created_at=AT)
    return made


def stored():
    """Everything that an act could have written."""
    kinds = (Revision, Decision, Message)
    return [list(kind.objects.order_by("pk").values()) for kind in kinds] + [
        list(Platform.objects.filter(slug="misa-amis").values())
    ]


def outcome(act, who, target, criterion):
    """Whether the act was done; what it wrote is undone."""
    said = services.Said(criterion=criterion, reason="Vì một lý do.", evidence="vendor-page")
    words = {"said": said} if act in SAYING else {}
    done = None
    try:
        with transaction.atomic():
            done = RUN[act](**target, **words, by=who, at=AT)
            raise UndoError
    except UndoError:
        return done is not None
    except (NotAllowedError, TransitionError):
        return False


def marks(state, approver):
    """What a revision in this state says besides, so that the database takes it."""
    said = {"state": state, "version": 9}
    if state not in (State.DRAFT, State.DISCARDED):
        said["submitted_at"] = AT
    if state in (State.APPROVED, State.PUBLISHED):
        said |= {"approved_at": AT, "approved_by": approver, "evidence": "vendor-page"}
    if state in (State.PUBLISHED, State.REFUSED, State.DISCARDED):
        said["closed_at"] = AT
    return said


def put(revision, state, approver):
    Revision.objects.filter(pk=revision.pk).update(**marks(state, approver))
    return Revision.objects.get(pk=revision.pk)


def allowed(acts, people, target, criterion):
    """Pairs of act and person that went through; refusals changed nothing."""
    before = stored()
    found = {
        (act, name)
        for act in acts
        for name, who in people.items()
        if outcome(act, who, target, criterion)
    }
    assert stored() == before
    return found


def allowed_in(revision, state, people, criterion):
    """The same for a revision put into a state, which is left again."""
    found = set()
    try:
        with transaction.atomic():
            row = put(revision, state, people["approver"])
            target = {"revision": row, "version": row.version}
            found = allowed(OF_VENDORS_TEXT, people, target, criterion)
            raise UndoError
    except UndoError:
        return found


def expected_in(table, state):
    return {(act, name) for act, row in table.items() for name in row.get(state, "").split()}


@pytest.mark.parametrize(
    ("side", "table"),
    [(Side.VENDOR, OF_VENDORS_TEXT), (Side.STAFF, OF_STAFFS_TEXT)],
    ids=["vendors", "staffs"],
)
def test_a_revision_obeys_exactly_the_table(platform, people, criterion, side, table):
    if side is Side.STAFF:
        VendorMember.objects.filter(user=people["author"]).delete()
        people["author"] = colleague("moderator")
    revision = writing.start_revision(
        platform=platform, side=side, request_key=uuid4(), by=people["author"], at=AT
    )
    for state in State:
        found = allowed_in(revision, state, people, criterion)
        assert found == expected_in(table, state), state


def allowed_on(platform, status, people, criterion):
    found = set()
    try:
        with transaction.atomic():
            Platform.objects.filter(pk=platform.pk).update(status=status, confirmed_on="2026-01-01")
            found = allowed(OF_LISTINGS, people, {"platform": platform}, criterion)
            raise UndoError
    except UndoError:
        return found


def test_a_listing_obeys_exactly_the_table(platform, people, criterion):
    Decision.objects.create(
        platform=platform,
        act=Act.SUSPEND,
        criterion=criterion,
        evidence=platform.evidence,
        reason="x",
        decided_at=AT,
        decided_by=people["approver"],
    )
    sent_twice = {Status.SUSPENDED: Act.SUSPEND, Status.PUBLISHED: Act.LIFT}
    sent_twice[Status.RETIRED] = Act.RETIRE
    for status in Status:
        again = sent_twice.get(status)
        found = {row for row in allowed_on(platform, status, people, criterion) if row[0] != again}
        assert found == expected_in(OF_LISTINGS, status), status


def test_what_is_already_so_is_answered_to_those_who_may_and_written_for_nobody(
    platform, people, criterion
):
    Platform.objects.filter(pk=platform.pk).update(status=Status.RETIRED)
    before, answered = stored(), set()
    said = services.Said(reason="Thôi bán.")
    for name, who in people.items():
        try:
            services.retire_listing(platform=platform, by=who, at=AT, said=said)
            answered.add(name)
        except NotAllowedError:
            continue
    assert stored() == before
    assert answered == set(OF_LISTINGS[Act.RETIRE]["DRAFT"].split())
