"""From a need nobody meets to a vendor's answer, in a real browser."""

import re

from playwright.sync_api import expect

from tests.browser.steps import admit_new

# Six enterprises that miss the same thing, counted as every night.
ASKED = """
from uuid import uuid4
from django.utils import timezone
from accounts.models import User
from enterprises.models import Enterprise, EnterpriseNeed, Membership
from platforms.snapshot import current
from programme.radar.services import count_demand
at = timezone.now()
for number in range(6):
    owner = User.objects.create_user(f"kho-lanh-{uuid4().hex}@example.vn")
    said = {"kind": "SME", "name": "Kho", "sector_id": "G", "created_at": at, "updated_at": at}
    row = Enterprise.objects.create(request_key=uuid4(), **said)
    Membership.objects.create(user=owner, enterprise=row, role="OWNER", created_at=at)
    EnterpriseNeed.objects.create(
        enterprise=row, need_id="cold-chain", source="CHOSEN", created_at=at, updated_at=at
    )
count_demand(snapshot=current(), at=at)
"""
JOIN = """
from django.utils import timezone
from platforms.models import Vendor, VendorMember
vendor = Vendor.objects.get(slug="misa")
VendorMember.objects.create(vendor=vendor, user=user, created_at=timezone.now())
"""


def write(page, check_page):
    """An officer goes from the need's line to a draft."""
    check_page(page)
    page.get_by_role("link", name="Kho lạnh và chuỗi lạnh", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("doanh nghiệp cần việc này")
    check_page(page)
    page.get_by_role("link", name="Viết lời mời cho nhu cầu này").click()
    check_page(page)
    page.get_by_label("Tiêu đề tiếng Việt").fill("Tìm nền tảng theo dõi kho lạnh")
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page.get_by_role("main")).to_contain_text("người khác sẽ công bố")
    check_page(page)


def publish(page, check_page):
    """A second officer reads and publishes; what the public sees lies one link away."""
    page.get_by_role("button", name="Công bố").click()
    expect(page.get_by_role("main")).to_contain_text("Đã công bố")
    page.get_by_role("link", name="Xem như mọi người thấy").click()
    check_page(page)


def test_a_need_becomes_a_call_that_a_vendor_answers(
    inside, page, site, second_page, browser, check_page
):
    site.run(ASKED)
    page = inside("/staff/radar/")
    write(page, check_page)
    second_page.goto(page.url)
    publish(second_page, check_page)
    vendor = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 780})
    admit_new(site, vendor, "tra-loi", then=JOIN)
    phone = vendor.new_page()
    phone.goto(f"{site.url}/vendor/")
    phone.get_by_role("link", name="Tìm nền tảng theo dõi kho lạnh").click()
    check_page(phone)
    phone.get_by_role("link", name="Trả lời bằng một nền tảng").click()
    check_page(phone)
    phone.get_by_label(re.compile("Hoặc viết hồ sơ mới")).fill("Kho Lạnh Trình Duyệt")
    phone.get_by_role("button", name="Trả lời lời mời").click()
    expect(phone.get_by_role("main")).to_contain_text("Nền tảng này trả lời lời mời")
    phone.goto(f"{site.url}/programme/demand/")
    check_page(phone)
    vendor.close()
