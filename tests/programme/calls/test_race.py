"""Two at one moment: a call is published once, a listing answers once."""

import threading
from uuid import uuid4

import pgtrigger
import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from ledger.models import Notice
from platforms.models import Platform, VendorMember
from programme.calls.answering import answer_call, take_back
from programme.calls.rules import CallMovedError
from programme.calls.services import draft_call, publish_call
from programme.models import Call, CallAnswer
from tests.programme.calls.conftest import said
from tests.staff import colleague

DOMAIN = "dua-loi-moi.example.vn"


@pytest.fixture
def at(committed_db):
    """When it begins; what was really written since is taken away afterwards."""
    began = timezone.now()
    yield began
    with pgtrigger.ignore():
        Notice.objects.filter(created_at__gte=began).delete()
        CallAnswer.objects.filter(answered_at__gte=began).delete()
        Call.objects.filter(created_at__gte=began).delete()
        VendorMember.objects.filter(created_at__gte=began).delete()
        User.objects.filter(email__endswith=DOMAIN).delete()
        for model in (Call, CallAnswer, VendorMember, User):
            model.pgh_event_model.objects.filter(pgh_created_at__gte=began).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name ~ '^ledger[.]'")


def staff(role):
    return colleague(role, email=f"{uuid4().hex[:8]}@{DOMAIN}")


def draft(at):
    days = {"opens_on": timezone.localdate(at), "closes_on": timezone.localdate(at)}
    writer = staff("content_editor")
    return draft_call(said=said(**days), request_key=uuid4(), by=writer, at=at)


def at_once(*acts):
    """What each gave or raised; all start at one moment, each with its own connection."""
    start, given = threading.Barrier(len(acts)), []

    def one(act):
        start.wait()
        try:
            given.append(act())
        except CallMovedError as error:
            given.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def test_two_officers_publish_at_once(at):
    call, officers = draft(at), [staff("programme_manager") for _each in "12"]
    given = at_once(
        *(lambda by=by: publish_call(call=call, version=1, by=by, at=at) for by in officers)
    )
    published = [each for each in given if isinstance(each, Call)]
    assert len(published) == 1
    assert sum(isinstance(each, CallMovedError) for each in given) == 1
    call.refresh_from_db()
    assert call.published_by == published[0].published_by


def test_one_listing_answers_once_however_many_press(at):
    call = publish_call(call=draft(at), version=1, by=staff("programme_manager"), at=at)
    platform = Platform.objects.get(slug="misa-amis")
    people = [staff(None) for _each in range(6)]
    for user in people:
        VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=at)
    given = at_once(
        *(lambda by=by: answer_call(call=call, platform=platform, by=by, at=at) for by in people)
    )
    assert len({each.pk for each in given}) == 1
    assert CallAnswer.objects.filter(call=call).count() == 1


def test_an_answer_is_taken_back_once_however_many_press(at):
    call = publish_call(call=draft(at), version=1, by=staff("programme_manager"), at=at)
    platform = Platform.objects.get(slug="misa-amis")
    people = [staff(None) for _each in range(4)]
    for user in people:
        VendorMember.objects.create(vendor=platform.vendor, user=user, created_at=at)
    answer = answer_call(call=call, platform=platform, by=people[0], at=at)
    given = at_once(
        *(lambda by=by: take_back(answer=answer, seen=at, by=by, at=at) for by in people)
    )
    assert len({each.taken_back_by_id for each in given}) == 1
    events = CallAnswer.pgh_event_model.objects.filter(pgh_obj_id=answer.pk)
    assert events.count() == 2
