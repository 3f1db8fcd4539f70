"""Vendors answer with a listing: once, their own, while the call is open."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from platforms.models import Platform
from platforms.revisions.rules import NotAllowedError
from platforms.revisions.writing import save_revision
from programme.calls.answering import (
    CallClosedError,
    NotListedError,
    answer_call,
    start_answer,
    take_back,
)
from programme.calls.selectors import own_part, public_answers
from programme.calls.services import close_call, publish_call
from programme.models import CallAnswer
from tests.programme.calls.conftest import AT, NEED, acting_for, written

pytestmark = pytest.mark.django_db


def test_a_listing_that_is_there_answers_once(published, vendor, platform):
    answers = [answer_call(call=published, platform=platform, by=vendor, at=AT) for _ in "12"]
    assert answers[0] == answers[1]
    assert public_answers(published) == [platform]


def test_nobody_answers_with_another_s_listing(published, vendor):
    other = Platform.objects.exclude(vendor__members__user=vendor).order_by("pk").first()
    with pytest.raises(NotAllowedError):
        answer_call(call=published, platform=other, by=vendor, at=AT)
    with pytest.raises(NotAllowedError):
        start_answer(
            call=published, vendor=other.vendor, name="X", request_key=uuid4(), by=vendor, at=AT
        )


@pytest.mark.parametrize("status", ["SUSPENDED", "RETIRED"])
def test_a_listing_out_of_sight_is_no_answer(published, vendor, platform, status):
    Platform.objects.filter(pk=platform.pk).update(status=status)
    with pytest.raises(NotListedError):
        answer_call(call=published, platform=platform, by=vendor, at=AT)


def test_a_call_that_is_closed_or_not_published_takes_none(
    draft, published, officer, writer, vendor, platform
):
    close_call(call=published, by=officer, at=AT)
    for call in (published, written(writer)):
        with pytest.raises(CallClosedError):
            answer_call(call=call, platform=platform, by=vendor, at=AT)
        with pytest.raises(CallClosedError):
            start_answer(
                call=call,
                vendor=platform.vendor,
                name="Kho Lạnh Việt",
                request_key=uuid4(),
                by=vendor,
                at=AT,
            )
    assert not CallAnswer.objects.exists()


def started(call, vendor, platform, key):
    who = {"vendor": platform.vendor, "by": vendor, "at": AT}
    return start_answer(call=call, name="Kho Lạnh Việt", request_key=key, **who)


def test_a_new_listing_begins_with_what_is_asked(published, vendor, platform):
    made = started(published, vendor, platform, uuid4())
    assert [row["need_id"] for row in made.content["platform_needs"]] == [NEED]
    assert made.content["sector_scope"] == "ALL"
    assert made.platform.status == "DRAFT"
    assert CallAnswer.objects.get().platform == made.platform
    # Nobody but the vendor and staff sees it.
    assert public_answers(published) == []


def test_sent_twice_it_is_begun_once_and_what_was_written_meanwhile_stays(
    published, vendor, platform
):
    key = uuid4()
    made = started(published, vendor, platform, key)
    content = {**made.content, "platform_needs": []}
    save_revision(revision=made, version=made.version, by=vendor, at=AT, content=content)
    again = started(published, vendor, platform, key)
    assert (again.pk, again.content["platform_needs"]) == (made.pk, [])
    assert CallAnswer.objects.count() == 1


def test_trades_of_the_call_stand_in_the_draft(writer, officer, vendor, platform):
    draft = written(writer, sections=["G", "C"])
    call = publish_call(call=draft, version=1, by=officer, at=AT)
    made = started(call, vendor, platform, uuid4())
    sectors = {row["sector_id"] for row in made.content["platform_sectors"]}
    assert (made.content["sector_scope"], sectors) == ("LISTED", {"G", "C"})


def test_a_vendor_sees_her_own_part_alone(published, vendor, platform):
    started(published, vendor, platform, uuid4())
    far = Platform.objects.exclude(vendor=platform.vendor).order_by("pk").first()
    (part,) = own_part(published, acting_for(far, "khac@example.vn"))
    assert part.vendor == far.vendor
    assert part.answers == []
    (own,) = own_part(published, vendor)
    assert [row.name for row in own.answers] == ["Kho Lạnh Việt"]
    assert platform in own.others


def test_an_answer_stands_once(published, platform):
    CallAnswer.objects.create(call=published, platform=platform, answered_at=AT)
    with pytest.raises(IntegrityError, match="given_once"), transaction.atomic():
        CallAnswer.objects.create(call=published, platform=platform, answered_at=AT)


@pytest.fixture
def answer(published, vendor, platform):
    return answer_call(call=published, platform=platform, by=vendor, at=AT)


def test_an_answer_is_taken_back_once_and_given_anew(answer, published, vendor, platform):
    gone = [
        take_back(answer=answer, seen=AT, by=vendor, at=AT + timedelta(hours=hours))
        for hours in (1, 2)
    ]
    assert [row.taken_back_at for row in gone] == [AT + timedelta(hours=1)] * 2
    assert public_answers(published) == []
    assert platform in own_part(published, vendor)[0].others
    later = AT + timedelta(hours=3)
    again = answer_call(call=published, platform=platform, by=vendor, at=later)
    assert (again.pk, again.answered_at, again.taken_back_at) == (answer.pk, later, None)
    assert public_answers(published) == [platform]
    # A form from before is about the answer that it showed.
    stale = take_back(answer=answer, seen=AT, by=vendor, at=later)
    assert stale.taken_back_at is None


def test_it_may_be_taken_back_when_the_call_is_closed_and_the_listing_out_of_sight(
    answer, published, officer, vendor, platform
):
    close_call(call=published, by=officer, at=AT)
    Platform.objects.filter(pk=platform.pk).update(status="SUSPENDED")
    assert take_back(answer=answer, seen=AT, by=vendor, at=AT).taken_back_by == vendor


def test_nobody_takes_back_another_s_answer(answer, officer):
    for user in (officer, acting_for(Platform.objects.get(slug="sapo"), "khac@example.vn")):
        with pytest.raises(NotAllowedError):
            take_back(answer=answer, seen=AT, by=user, at=AT)
    answer.refresh_from_db()
    assert answer.taken_back_at is None


def test_every_step_of_an_answer_stands_in_the_history(answer, published, vendor, platform):
    take_back(answer=answer, seen=AT, by=vendor, at=AT)
    answer_call(call=published, platform=platform, by=vendor, at=AT)
    steps = CallAnswer.pgh_event_model.objects.filter(pgh_obj_id=answer.pk).order_by("pgh_id")
    assert [each.pgh_context.metadata["action"] for each in steps] == [
        *("answer-call", "take-back-answer", "answer-call"),
    ]


def test_a_draft_begun_for_a_call_and_taken_back_stays_so_when_the_form_comes_again(
    published, vendor, platform
):
    key = uuid4()
    started(published, vendor, platform, key)
    take_back(answer=CallAnswer.objects.get(), seen=AT, by=vendor, at=AT)
    started(published, vendor, platform, key)
    assert CallAnswer.objects.get().taken_back_at == AT
    assert Platform.objects.filter(name="Kho Lạnh Việt").count() == 1


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"taken_back_by": True}, "taken_back_by_says_when"),
        ({"taken_back_at": AT - timedelta(seconds=1)}, "given_before_it_is_taken_back"),
    ],
)
def test_a_stored_answer_keeps_to_its_rules(answer, vendor, fields, name):
    values = {key: vendor if value is True else value for key, value in fields.items()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CallAnswer.objects.filter(pk=answer.pk).update(**values)
