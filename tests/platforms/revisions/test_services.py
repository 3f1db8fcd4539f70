from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from platforms import snapshot
from platforms.choices import Act, State, Status
from platforms.models import Decision, Platform, Revision
from platforms.models.revisions import Side
from platforms.revisions import services, writing
from platforms.revisions.rules import (
    IncompleteDecisionError,
    NotAllowedError,
    TransitionError,
)
from platforms.rules import NotPublishableError
from tests.platforms.revisions.conftest import AT
from tests.staff import colleague

REASON = services.Said(reason="Chưa rõ giá.")


def go(act, row, by, **said):
    return act(revision=row, by=by, at=AT, version=row.version, **said)


def against(criterion):
    return services.Said(criterion=criterion, reason="Không kiểm chứng được.")


def test_the_old_text_stays_until_the_second_yes(approved, platform, second):
    new = approved.content["summary_vi"]
    assert snapshot.current().listings["misa-amis"].summary.vi != new
    done = go(services.publish_revision, approved, second)
    assert (done.state, done.published_by) == (State.PUBLISHED, second)
    assert snapshot.current().listings["misa-amis"].summary.vi == new


def test_publication_is_logged_without_a_name(approved, second):
    go(services.publish_revision, approved, second)
    decision = Decision.objects.get(act=Act.PUBLISH)
    assert (decision.platform_id, decision.evidence) == (approved.platform_id, "vendor-page")


@pytest.mark.parametrize("bars", ["approver", "interested"])
def test_publication_needs_a_second_and_free_person(approved, first, vendor_user, bars):
    if bars == "interested":
        vendor_user.is_staff = True
        vendor_user.save()
        vendor_user.groups.set(first.groups.all())
    who = first if bars == "approver" else vendor_user
    with pytest.raises(NotAllowedError) as error:
        go(services.publish_revision, approved, who)
    assert error.value.reason == bars


def test_nobody_approves_her_own(platform, first, second):
    row = writing.start_revision(
        platform=platform, side=Side.STAFF, request_key=uuid4(), by=first, at=AT
    )
    row = go(services.submit_revision, row, first)
    with pytest.raises(NotAllowedError):
        go(services.take_revision, row, first)
    row = go(services.take_revision, row, second)
    assert row.reviewer == second


def test_the_database_too_refuses_one_person_for_both(approved, first):
    with pytest.raises(IntegrityError, match="published_by_a_second_person"), transaction.atomic():
        Revision.objects.filter(pk=approved.pk).update(
            published_by=first, state=State.PUBLISHED, closed_at=AT
        )


def test_a_submitted_text_is_frozen(draft, vendor_user):
    row = go(services.submit_revision, draft, vendor_user)
    with pytest.raises(writing.RevisionMovedError):
        writing.save_revision(
            revision=row, version=row.version, by=vendor_user, at=AT, content={"name": "X"}
        )
    with pytest.raises(IntegrityError, match="revision_text_is_frozen"), transaction.atomic():
        Revision.objects.filter(pk=row.pk).update(content={})


def test_a_stale_form_overwrites_nothing(draft, vendor_user):
    content = {**draft.content, "support_hours": "24/7"}
    save = {"revision": draft, "version": draft.version, "by": vendor_user, "at": AT}
    writing.save_revision(**save, content=content)
    with pytest.raises(writing.RevisionMovedError):
        writing.save_revision(**save, content={**draft.content, "support_hours": "8-17"})
    draft.refresh_from_db()
    assert draft.content["support_hours"] == "24/7"


def test_saving_twice_is_saving_once(draft, vendor_user):
    content = {**draft.content, "support_hours": "24/7"}
    save = {"revision": draft, "version": draft.version, "by": vendor_user, "at": AT}
    one, two = (writing.save_revision(**save, content=content) for _ in range(2))
    assert one.version == two.version == draft.version + 1


def test_submitting_twice_is_submitting_once(draft, vendor_user):
    one, two = (go(services.submit_revision, draft, vendor_user) for _ in range(2))
    assert (one.state, one.version) == (two.state, two.version) == (State.SUBMITTED, 2)


def test_a_listing_without_needs_is_not_submitted(draft, vendor_user):
    content = {**draft.content, "platform_needs": []}
    row = writing.save_revision(revision=draft, version=1, by=vendor_user, at=AT, content=content)
    with pytest.raises(NotPublishableError):
        go(services.submit_revision, row, vendor_user)


def test_approval_names_the_evidence(draft, vendor_user, first):
    row = go(services.submit_revision, draft, vendor_user)
    row = go(services.take_revision, row, first)
    with pytest.raises(NotPublishableError):
        go(services.approve_revision, row, first, said=services.NOTHING)


def test_changes_are_asked_for_answered_and_reviewed_again(draft, vendor_user, first):
    row = go(services.submit_revision, draft, vendor_user)
    row = go(services.take_revision, row, first)
    row = go(services.ask_for_changes, row, first, said=REASON)
    assert row.messages.get().text == REASON.reason
    row = go(services.submit_revision, row, vendor_user)
    assert (row.state, row.reviewer) == (State.SUBMITTED, None)


def test_a_refusal_names_criterion_and_reason(draft, vendor_user, first, criterion):
    row = go(services.submit_revision, draft, vendor_user)
    row = go(services.take_revision, row, first)
    for said in (REASON, services.Said(criterion=criterion)):
        with pytest.raises(IncompleteDecisionError):
            go(services.refuse_revision, row, first, said=said)
    row = go(services.refuse_revision, row, first, said=against(criterion))
    assert (row.state, Decision.objects.get().criterion) == (State.REFUSED, criterion)


def test_a_suspended_listing_leaves_at_once_and_another_lifts_it(
    platform, first, second, criterion
):
    act = {"platform": platform, "at": AT}
    services.suspend_listing(**act, by=first, said=against(criterion))
    assert "misa-amis" not in snapshot.current().listings
    with pytest.raises(NotAllowedError):
        services.lift_suspension(**act, by=first, said=REASON)
    services.lift_suspension(**act, by=second, said=REASON)
    assert "misa-amis" in snapshot.current().listings
    acts = list(Decision.objects.order_by("pk").values_list("act", flat=True))
    assert acts == [Act.SUSPEND, Act.LIFT]


def test_a_text_published_meanwhile_does_not_lift_a_suspension(
    approved, platform, second, criterion
):
    services.suspend_listing(platform=platform, at=AT, by=second, said=against(criterion))
    go(services.publish_revision, approved, second)
    platform.refresh_from_db()
    assert (platform.status, platform.summary_vi) == (
        Status.SUSPENDED,
        approved.content["summary_vi"],
    )


def test_a_decision_neither_changes_nor_goes(approved, second):
    go(services.publish_revision, approved, second)
    for write in (lambda rows: rows.update(reason="x"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match=r"does not change|delete"), transaction.atomic():
            write(Decision.objects.all())


def test_another_vendors_people_change_nothing(draft):
    stranger = colleague("content_editor")
    with pytest.raises(NotAllowedError):
        go(services.submit_revision, draft, stranger)
    with pytest.raises(NotAllowedError):
        writing.save_revision(revision=draft, version=1, by=stranger, at=AT, content={})


def test_both_sides_never_write_at_once(draft, platform, first):
    with pytest.raises(writing.RevisionOpenError):
        writing.start_revision(
            platform=platform, side=Side.STAFF, request_key=uuid4(), by=first, at=AT
        )


def test_the_form_of_a_closed_draft_begins_the_next(platform, vendor_user):
    begin = {"platform": platform, "side": Side.VENDOR, "request_key": uuid4()}
    begin |= {"by": vendor_user, "at": AT}
    one = writing.start_revision(**begin)
    assert writing.start_revision(**begin) == one
    go(services.discard_revision, one, vendor_user)
    two = writing.start_revision(**begin)
    assert (two.number, two.state) == (one.number + 1, State.DRAFT)


def test_a_form_of_a_new_listing_makes_one_of_each_name(platform, vendor_user):
    begin = {"vendor": platform.vendor, "side": Side.VENDOR, "request_key": uuid4()}
    begin |= {"by": vendor_user, "at": AT}
    one, again, two = (
        writing.start_listing(name=name, slug=name, **begin) for name in ("kho-a", "kho-a", "kho-b")
    )
    assert one == again
    assert two.platform.slug == "kho-b"


def test_only_what_nobody_renewed_is_retired(platform):
    later = AT.replace(year=2027, month=11, day=21)
    kept = services.retire_unanswered(platform=platform, at=later, reason="Không gia hạn.")
    assert kept.status == Status.PUBLISHED
    gone = services.retire_unanswered(
        platform=platform, at=later.replace(day=22), reason="Không gia hạn."
    )
    assert (gone.status, Decision.objects.get().act) == (Status.RETIRED, Act.RETIRE)


def test_a_taken_one_is_told_who_was_first(draft, vendor_user, first, second):
    row = go(services.submit_revision, draft, vendor_user)
    go(services.take_revision, row, first)
    with pytest.raises((writing.RevisionMovedError, TransitionError)):
        go(services.take_revision, row, second)
    assert Platform.objects.get(pk=draft.platform_id).status == Status.PUBLISHED
