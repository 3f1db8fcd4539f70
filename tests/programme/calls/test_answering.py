"""Vendors answer with a listing: once, their own, while the call is open."""

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
