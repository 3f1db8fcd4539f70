"""Calls are written, published by a second person, closed; each once."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from ledger.models import Notice
from platforms.models import Platform
from programme.calls.rules import CallMovedError, NotAllowedError
from programme.calls.services import (
    CallOverError,
    IncompleteCallError,
    change_call,
    close_call,
    close_over,
    discard_call,
    draft_call,
    publish_call,
)
from programme.calls.telling import vendors_near
from programme.models import Call
from tests.programme.calls.conftest import AT, NEED, acting_for, said, written
from tests.staff import colleague

pytestmark = pytest.mark.django_db


def test_the_same_form_twice_begins_one(writer):
    key = uuid4()
    one, two = (draft_call(said=said(), request_key=key, by=writer, at=AT) for _click in "12")
    assert (one.pk, one.state, one.author) == (two.pk, "DRAFT", writer)
    assert one.slug.startswith("tim-nen-tang-cho-kho-lanh-")


def test_two_people_publish(draft, writer, officer):
    with pytest.raises(NotAllowedError, match="party"):
        publish_call(call=draft, version=1, by=writer, at=AT)
    manager = colleague("programme_manager")
    own = written(manager)
    with pytest.raises(NotAllowedError, match="author"):
        publish_call(call=own, version=1, by=manager, at=AT)
    row = publish_call(call=draft, version=1, by=officer, at=AT)
    assert (row.state, row.published_by, row.published_at) == ("PUBLISHED", officer, AT)


def test_who_changed_it_last_has_written_it(draft, writer, officer):
    other = colleague("programme_manager")
    row = change_call(call=draft, said=said(text_vi="Rõ hơn."), version=1, by=other, at=AT)
    assert (row.author, row.version) == (other, 2)
    with pytest.raises(NotAllowedError, match="author"):
        publish_call(call=row, version=2, by=other, at=AT)
    assert publish_call(call=row, version=2, by=officer, at=AT).state == "PUBLISHED"


def test_an_older_form_is_not_saved_over_a_newer_text(draft, writer):
    change_call(call=draft, said=said(text_vi="Một."), version=1, by=writer, at=AT)
    with pytest.raises(CallMovedError):
        change_call(call=draft, said=said(text_vi="Hai."), version=1, by=writer, at=AT)
    # The same text again is no conflict.
    again = change_call(call=draft, said=said(text_vi="Một."), version=1, by=writer, at=AT)
    assert again.version == 2


def test_nobody_publishes_what_she_has_not_read(draft, writer, officer):
    change_call(call=draft, said=said(text_vi="Khác."), version=1, by=writer, at=AT)
    with pytest.raises(CallMovedError):
        publish_call(call=draft, version=1, by=officer, at=AT)


@pytest.mark.parametrize("field", ["title_en", "text_vi", "text_en"])
def test_a_published_call_speaks_both_languages(writer, officer, field):
    call = written(writer, **{field: ""})
    with pytest.raises(IncompleteCallError) as caught:
        publish_call(call=call, version=1, by=officer, at=AT)
    assert caught.value.fields == [field]


def test_a_call_whose_days_are_over_is_not_published(writer, officer):
    call = written(writer, opens_on=date(2026, 10, 1), closes_on=date(2026, 11, 29))
    with pytest.raises(CallOverError):
        publish_call(call=call, version=1, by=officer, at=AT)


def test_published_text_stays(published, writer):
    with pytest.raises(CallMovedError):
        change_call(call=published, said=said(text_vi="Khác."), version=1, by=writer, at=AT)
    for field, value in {"text_vi": "Khác", "closes_on": date(2027, 1, 1), "needs": ["x"]}.items():
        with pytest.raises(IntegrityError, match="published call is kept"), transaction.atomic():
            Call.objects.filter(pk=published.pk).update(**{field: value})


def test_closing_and_giving_up(published, writer, officer):
    with pytest.raises(NotAllowedError):
        close_call(call=published, by=writer, at=AT)
    assert close_call(call=published, by=officer, at=AT).closed_at == AT
    with pytest.raises(CallMovedError):
        close_call(call=published, by=officer, at=AT)
    own = written(writer)
    assert discard_call(call=own, by=writer, at=AT).state == "CLOSED"
    assert own not in Call.objects.public()


def test_calls_close_after_their_last_day(published):
    assert close_over(at=AT + timedelta(days=31)) == 0
    assert close_over(at=AT + timedelta(days=32)) == 1
    assert close_over(at=AT + timedelta(days=32)) == 0
    published.refresh_from_db()
    assert published.state == "CLOSED"


def test_a_provincial_manager_writes_and_publishes_for_her_province_alone(writer):
    hers = colleague("programme_manager", province_id="01")
    with pytest.raises(NotAllowedError, match="province"):
        written(hers)
    with pytest.raises(NotAllowedError, match="province"):
        written(hers, provinces=["79"])
    own = written(hers, provinces=["01"])
    with pytest.raises(NotAllowedError, match="province"):
        change_call(call=own, said=said(provinces=["79"]), version=1, by=hers, at=AT)
    with pytest.raises(NotAllowedError, match="province"):
        publish_call(call=written(writer, provinces=["79"]), version=1, by=hers, at=AT)
    other = written(writer, provinces=["01"])
    assert publish_call(call=other, version=1, by=hers, at=AT).state == "PUBLISHED"


def test_roles_that_have_no_part_in_it_write_nothing(db):
    for role in ("auditor", "adviser_coordinator", None):
        with pytest.raises(NotAllowedError, match="party"):
            written(colleague(role))


def test_vendors_near_to_it_are_told_once(draft, officer, vendor, platform):
    stranger = acting_for(_far_from(platform), "xa@example.vn")
    assert platform.vendor_id in vendors_near(draft)
    row = publish_call(call=draft, version=1, by=officer, at=AT)
    told = Notice.objects.filter(kind="call-for-platforms")
    assert [(each.user, each.key) for each in told.order_by("pk")] == [(vendor, row.slug)]
    assert not told.filter(user=stranger).exists()


def _far_from(platform):
    """A listing of another vendor without anything of the call's business function."""
    far = Platform.objects.exclude(needs__function__needs=NEED).exclude(vendor=platform.vendor)
    near = Platform.objects.filter(needs__function__needs=NEED).values("vendor")
    return far.exclude(vendor__in=near).order_by("pk").first()


def test_every_act_stands_in_the_history(published, officer):
    close_call(call=published, by=officer, at=AT)
    acts = Call.pgh_event_model.objects.filter(pgh_obj_id=published.pk).order_by("pgh_id")
    found = [each.pgh_context.metadata["action"] for each in acts if each.pgh_context]
    assert found == ["insert", "publish-call", "close-call"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"title_vi": ""}, "call_has_a_title"),
        ({"needs": []}, "call_asks_for_a_need"),
        ({"closes_on": date(2026, 10, 1)}, "call_closes_after_it_opens"),
        ({"ceiling_vnd": 0}, "call_price_is_a_price"),
        ({"demand_count": 4, "demand_on": AT.date()}, "call_tells_no_small_figure"),
        ({"demand_count": 9}, "call_tells_no_small_figure"),
        ({"state": "PUBLISHED"}, "call_state_says_when"),
        ({"state": "CLOSED"}, "call_state_says_when"),
        (
            {"state": "PUBLISHED", "published_at": AT, "title_en": ""},
            "call_published_speaks_both_languages",
        ),
    ],
)
def test_a_stored_call_keeps_to_its_rules(draft, fields, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Call.objects.filter(pk=draft.pk).update(**fields)


def test_a_stored_call_takes_two_people(draft, writer):
    fields = {"state": "PUBLISHED", "published_at": AT, "published_by": writer}
    with pytest.raises(IntegrityError, match="call_takes_two_people"), transaction.atomic():
        Call.objects.filter(pk=draft.pk).update(**fields)
    with pytest.raises(IntegrityError, match="published_by_says_when"), transaction.atomic():
        Call.objects.filter(pk=draft.pk).update(published_by=colleague("programme_manager"))


def test_codes_stand_once_in_their_order():
    twice = replace(said(), sections=("G", "C", "G"))
    assert twice.columns()["sections"] == ["G", "C"]
