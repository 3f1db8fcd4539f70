"""A vendor on a phone: what is typed is kept, rows come and go, a need is found."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.steps import admit_new

BEGIN = """
from uuid import uuid4
from django.utils import timezone
from platforms.models import Vendor, VendorMember
from platforms.models.revisions import Side
from platforms.revisions.writing import start_listing
at, vendor = timezone.now(), Vendor.objects.get(slug="misa")
VendorMember.objects.create(vendor=vendor, user=user, created_at=at)
draft = start_listing(
    vendor=vendor, name="Kho Việt", slug="kho-{mark}", side=Side.VENDOR,
    request_key=uuid4(), by=user, at=at,
)
print(f"draft={{draft.pk}}")
"""


@pytest.fixture
def draft(site, context):
    """The address of a new draft whose writer is signed in."""
    begin = BEGIN.format(mark=secrets.token_hex(4))
    _email, said = admit_new(site, context, "hang", then=begin)
    return f"/vendor/listings/{re.search(r'draft=([0-9]+)', said)[1]}/"


def kept(page):
    expect(page.get_by_role("status").filter(has_text="Đã lưu lúc")).to_be_visible(timeout=15_000)


def test_a_draft_is_kept_as_it_is_typed(draft, visit, check_page):
    page = visit(draft)
    check_page(page)
    page.goto(page.url + "sections/basics/")
    sentence = page.get_by_label("Nền tảng làm gì, trong một câu tiếng Việt")
    sentence.fill("Quản lý kho cho cửa hàng nhỏ.")
    kept(page)
    sentence.fill("Quản lý kho cho cửa hàng.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Có người vừa sửa mục này")).to_have_count(0)
    check_page(page)
    page.reload()
    expect(sentence).to_have_value("Quản lý kho cho cửa hàng.")


def test_plans_come_and_go_without_asking_the_server(draft, visit, check_page):
    page = visit(draft + "sections/prices/")
    for name in ("Cơ bản", "Nâng cao"):
        if name == "Nâng cao":
            page.get_by_role("button", name="Thêm một dòng").click()
        row = page.locator("[data-row]").last
        row.get_by_label("tên gói", exact=False).first.fill(name)
        row.get_by_label("cách tính", exact=False).first.select_option("QUOTE")
    check_page(page)
    page.get_by_role("button", name="Bỏ Gói 1").click()
    kept(page)
    page.reload()
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.locator("[name=plans-0-name]")).to_have_value("Nâng cao")


def test_a_need_is_found_without_its_marks(draft, visit, check_page):
    page = visit(draft + "sections/needs/")
    page.get_by_label("Tìm nhu cầu").fill("hoa don")
    expect(page.get_by_label(re.compile("^Xuất hóa đơn điện tử"))).to_be_visible()
    assert 1 < page.locator(".need-choice:visible").count() < 10
    page.get_by_label("Tìm nhu cầu").fill("ton kho")
    choice = page.get_by_label(re.compile("Quản lý tồn kho")).first
    choice.select_option("CORE")
    kept(page)
    check_page(page)
