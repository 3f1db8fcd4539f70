from datetime import UTC, datetime
from uuid import uuid4

import pytest

from ledger.models import Notice
from platforms.criteria.pages import in_force
from platforms.models import Message, Platform, VendorMember
from platforms.models.revisions import Side
from platforms.revisions import services
from platforms.revisions.notes import write_note
from platforms.revisions.rules import NotAllowedError
from platforms.revisions.writing import start_revision
from platforms.thread.forms import MessageForm
from platforms.thread.services import ThreadClosedError, thread_of, write_message
from tests.owners import owner
from tests.staff import colleague

AT = datetime(2026, 11, 29, 3, tzinfo=UTC)


@pytest.fixture
def people(db):
    """Somebody of the vendor and an officer, with a revision that the officer has taken up."""
    platform, hers, officer = (
        Platform.objects.get(slug="misa-amis"),
        owner(),
        colleague("moderator"),
    )
    VendorMember.objects.create(vendor=platform.vendor, user=hers, created_at=AT)
    said = {"platform": platform, "side": Side.VENDOR, "request_key": uuid4()}
    row = start_revision(**said, by=hers, at=AT)
    row = services.submit_revision(revision=row, by=hers, at=AT, version=row.version)
    row = services.take_revision(revision=row, by=officer, at=AT, version=row.version)
    return hers, officer, row


def write(row, by, side, key=None, text="Giá này có gồm VAT không?"):
    said = {"text": text, "request_key": key or uuid4()}
    return write_message(revision=row, side=side, **said, by=by, at=AT)


def test_each_side_is_told_of_the_others_words_once(people):
    hers, officer, row = people
    key = uuid4()
    asked = write(row, officer, Side.STAFF, key)
    assert write(row, officer, Side.STAFF, key) == asked
    write(row, hers, Side.VENDOR)
    told = Notice.objects.order_by("pk").values_list("user", "kind")
    assert list(told) == [(hers.pk, "vendor-question"), (officer.pk, "vendor-answered")]
    Message.objects.filter(pk=asked.pk).update(kind="NOTE")
    assert [each.side for each in thread_of(row)] == ["VENDOR"]


def test_other_words_in_a_form_gone_back_to_are_another_message(people):
    hers, officer, row = people
    key = uuid4()
    write(row, hers, Side.VENDOR, key)
    write(row, hers, Side.VENDOR, key, text="Và phí cài đặt?")
    write(row, officer, Side.STAFF, key)
    for text in ("Đã gọi điện.", "Đã gọi điện.", "Chưa ai nhấc máy."):
        write_note(revision=row, text=text, request_key=key, by=officer, at=AT)
    said = row.messages.order_by("pk").values_list("text", flat=True)
    assert list(said)[1] == "Và phí cài đặt?"
    assert list(said)[3:] == ["Đã gọi điện.", "Chưa ai nhấc máy."]


def test_nobody_writes_for_a_side_that_is_not_hers(people):
    hers, officer, row = people
    for by, side in ((officer, Side.VENDOR), (hers, Side.STAFF), (owner(), Side.VENDOR)):
        with pytest.raises(NotAllowedError):
            write(row, by, side)
    said = services.Said(reason="Không có thật", criterion=None)
    row.refresh_from_db()
    back = services.ask_for_changes(revision=row, by=officer, at=AT, version=row.version, said=said)
    services.discard_revision(revision=back, by=hers, at=AT, version=back.version)
    with pytest.raises(ThreadClosedError):
        write(row, hers, Side.VENDOR)


def test_a_message_keeps_its_lines():
    form = MessageForm({"text": "Chào anh,\r\n\r\ngiá ở trang 2.", "request_key": str(uuid4())})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "Chào anh,\n\ngiá ở trang 2."


@pytest.mark.ignore_template_errors
def test_what_she_wrote_too_late_is_not_lost(client, people):
    hers, officer, row = people
    said = services.Said(criterion=in_force("LISTING")[0], reason="Chưa đủ.")
    services.refuse_revision(revision=row, by=officer, at=AT, version=row.version, said=said)
    client.force_login(hers)
    page = client.post(f"/vendor/messages/{row.pk}/", {"text": "Giá đã gồm VAT."})
    assert "Giá đã gồm VAT." in page.content.decode()
    assert page.context["form"].errors.keys() == {"text"}
    assert not Message.objects.filter(text="Giá đã gồm VAT.").exists()
