"""After any change the state carried on is the one read afresh."""

from datetime import date

import pytest

from platforms.choices import Evidence
from platforms.models import Mention, Platform, PlatformLink, PlatformNeed, Vendor
from platforms.state import read_state
from reference.models import Need


@pytest.fixture
def state(db):
    return read_state()


def kiotviet():
    return Platform.objects.get(slug="kiotviet")


def rename():
    Platform.objects.filter(slug="kiotviet").update(name="Zalo Bán hàng")


def rename_a_linked_one():
    link = PlatformLink.objects.exclude(target=None).order_by("pk").first()
    Platform.objects.filter(pk=link.target_id).update(name="Tên mới", slug="ten-moi")


def unpublish_a_linked_one():
    link = PlatformLink.objects.exclude(target=None).order_by("pk").first()
    Platform.objects.filter(pk=link.target_id).update(status="RETIRED")


def change_a_vendor():
    Vendor.objects.filter(pk=kiotviet().vendor_id).update(name="Hãng mới", founded_year=1999)


def publish_and_retire():
    draft = Platform.objects.create(
        slug="moi-len", name="Mới lên", vendor_id=kiotviet().vendor_id, summary_vi="Câu."
    )
    PlatformNeed.objects.create(platform=draft, need_id="payroll", strength="CORE")
    Platform.objects.filter(pk=draft.pk).update(
        status="PUBLISHED", evidence=Evidence.SEED, published_at="2026-11-22T00:00:00Z"
    )
    Platform.objects.filter(slug="kiotviet").update(status="RETIRED")


def link_and_unlink():
    target = Platform.objects.published().exclude(slug="kiotviet").order_by("-pk").first()
    PlatformLink.objects.create(platform=kiotviet(), target=target)
    PlatformLink.objects.exclude(target=None).order_by("pk").first().delete()


def change_the_parts():
    row = kiotviet()
    row.platform_needs.all().delete()
    row.platform_needs.create(need_id="payroll", strength="SUPPORTING")
    row.plans.all().delete()
    row.sources.update(retrieved_on=date(2026, 1, 2))
    Mention.objects.create(platform=row, kind="COMPLIANCE", title_vi="ISO", source="https://a.vn")
    row.mentions.filter(kind="RECOGNITION").delete()


def rename_a_need():
    Need.objects.filter(code="payroll").update(name_vi="Lương tháng")


def nothing():
    pass


CHANGES = [
    rename,
    rename_a_linked_one,
    unpublish_a_linked_one,
    change_a_vendor,
    publish_and_retire,
    link_and_unlink,
    change_the_parts,
    rename_a_need,
    nothing,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_carried_state_is_the_fresh_one(change, state):
    change()
    fresh = read_state()
    carried = read_state(state)
    assert carried.listings == fresh.listings
    assert carried == fresh
    assert (fresh.listings == state.listings) == (change is nothing)


def test_two_changes_of_one_transaction_are_both_seen(state):
    rename()
    first = read_state(state)
    Platform.objects.filter(slug="kiotviet").update(name="Tên thứ hai")
    second = read_state(first)
    names = {item.slug: item.name for item in second.listings}
    assert names["kiotviet"] == "Tên thứ hai"


def test_what_did_not_change_is_the_same_object(state):
    rename()
    before = {item.slug: item for item in state.listings}
    renewed = [item for item in read_state(state).listings if item is not before[item.slug]]
    assert 1 <= len(renewed) < 10
