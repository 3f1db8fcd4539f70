"""A need nobody meets: five ask, an officer writes a call, another publishes, a vendor answers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from enterprises.models import EnterpriseNeed
from platforms.models import Platform, Revision, VendorMember
from platforms.revisions import services
from platforms.revisions.writing import save_revision
from platforms.snapshot import current
from programme.models import Call
from programme.radar.services import count_demand
from tests.owners import enterprise_of, owner
from tests.staff import admit, colleague

NEED = "cold-chain"

pytestmark = pytest.mark.django_db


def one_more_asks():
    enterprise, at = enterprise_of(owner(), sector_id="G"), timezone.now()
    EnterpriseNeed.objects.create(
        enterprise=enterprise, need_id=NEED, source="CHOSEN", created_at=at, updated_at=at
    )


def counted():
    count_demand(snapshot=current(), at=timezone.now())


def told(client):
    """What the public page says of the need: its numbers by trade, [] for nothing."""
    counted()
    page = client.get(reverse("demand"))
    return [cell.text for row in page.context["heat"].rows for cell in row.cells]


def write_call(client, writer):
    admit(client, writer)
    new = reverse("staff-call-new")
    form = client.get(new, {"need": NEED, "section": "G"}).context["form"]
    first = {name: form[name].value() for name in form.fields}
    said = {name: value for name, value in first.items() if value not in (None, "")}
    client.post(new, {**said, "text_vi": "Theo dõi kho lạnh.", "text_en": "Watch cold stores."})
    return Call.objects.get()


def answer(client, call):
    """A vendor's person begins a listing from the call and hands it in."""
    vendor = Platform.objects.get(slug="misa-amis").vendor
    person = owner()
    VendorMember.objects.create(vendor=vendor, user=person, created_at=timezone.now())
    client.force_login(person)
    assert call.title_vi in client.get(reverse("vendor-home")).content.decode()
    address = reverse("call-answer", args=[call.slug])
    client.post(address, {"name": "Kho Lạnh Việt", "request_key": str(uuid4())})
    row = Revision.objects.get(platform__slug="kho-lanh-viet")
    assert row.content["platform_needs"] == [{"need_id": NEED, "strength": "CORE"}]
    source = {"address": "https://khoviet.vn", "note_vi": "", "note_en": "", "position": 0}
    texts = {"summary_vi": "Theo dõi nhiệt độ kho.", "website": "https://khoviet.vn"}
    sources = [{**source, "retrieved_on": "2026-11-20"}]
    return row, {**row.content, **texts, "sources": sources}


def approve(row, content):
    """The listing goes its way: handed in, approved by one officer, published by another."""
    at, by = timezone.now(), row.author
    row = save_revision(revision=row, version=row.version, by=by, at=at, content=content)
    row = services.submit_revision(revision=row, by=by, at=at, version=row.version)
    first, second = colleague("moderator"), colleague("moderator")
    row = services.take_revision(revision=row, by=first, at=at, version=row.version)
    said = services.Said(evidence="vendor-page")
    row = services.approve_revision(revision=row, by=first, at=at, version=row.version, said=said)
    services.publish_revision(revision=row, by=second, at=at, version=row.version)


def test_a_need_becomes_a_call_and_a_listing(client):
    for _each in range(4):
        one_more_asks()
    assert told(client) == []
    one_more_asks()
    assert told(client) == ["5", "5"]
    writer, officer = colleague("content_editor"), colleague("programme_manager")
    call = write_call(client, writer)
    assert (call.needs, call.sections, call.demand_count) == ([NEED], ["G"], 5)
    assert client.get(call.get_absolute_url()).status_code == 404
    admit(client, officer)
    client.post(reverse("staff-call-act", args=[call.pk, "publish"]), {"version": call.version})
    assert "5 doanh nghiệp" in client.get(call.get_absolute_url()).content.decode()
    row, content = answer(client, call)
    assert client.get(call.get_absolute_url()).context["answers"] == []
    approve(row, content)
    public = client.get(call.get_absolute_url())
    assert [each.name for each in public.context["answers"]] == ["Kho Lạnh Việt"]
    assert told(client) == []
    assert call.closes_on - call.opens_on == timedelta(days=60)
