"""An adviser on a phone: takes a request, notes a session, recommends, closes."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.steps import admit_new

MAKE = """
from django.utils import timezone
from advisers.routing.services import route_waiting
from tests.advisers import people
at = timezone.now()
adviser = people.adviser(user=user, needs=["pos-einvoice"], communes=["{commune}"])
case = people.case(at=at, commune="{commune}", need_codes=("pos-einvoice",), contact="{email}")
route_waiting(at=at)
print("case=" + str(case.pk))
"""
# A commune that no other browser test uses.
COMMUNE = "00091"


def note_session(page):
    page.get_by_text("Ghi một buổi tư vấn hoặc lịch hẹn").click()
    held = timezone.localtime() - timedelta(days=1)
    page.get_by_label("Ngày", exact=True).fill(held.date().isoformat())
    page.get_by_label("Giờ", exact=True).fill("09:30")
    page.get_by_role("radio", name="gặp trực tiếp").check()
    page.get_by_label("Số phút").fill("50")
    page.get_by_role("button", name="Ghi lại").click()
    expect(page.get_by_text("đến nay 50 phút")).to_be_visible()


def recommend(page, check_page):
    page.get_by_role("link", name="Thêm đề xuất").click()
    page.get_by_role("link", name="Cài hóa đơn từ máy tính tiền theo đúng thứ tự").first.click()
    page.get_by_label("Nền tảng dùng cho việc này").fill("KiotViet")
    check_page(page)
    page.get_by_role("button", name="Gửi đề xuất").click()
    if page.get_by_label(re.compile("^KiotViet –")).count():  # other names hold it as well
        page.get_by_label(re.compile("^KiotViet –")).check()
        page.get_by_role("button", name="Gửi đề xuất").click()
    expect(page.get_by_role("link", name="KiotViet")).to_be_visible()


def close(page):
    page.locator("summary", has_text="Kết thúc vụ việc").click()
    page.get_by_label("Kết quả ra sao?").fill("Quán đã xuất hóa đơn từ máy tính tiền")
    page.get_by_role("button", name="Kết thúc vụ việc").click()
    expect(page.get_by_text("Bạn đã kết thúc", exact=False).first).to_be_visible()


def test_from_taking_to_closing_on_a_phone(site, visit, context, check_page):
    then = MAKE.format(commune=COMMUNE, email="chuquantrinhduyetdienthoai.hanoi@example.vn")
    _email, said = admit_new(site, context, "tu-van", then)
    number = re.search(r"case=(\d+)", said)[1]
    page = visit("/adviser/")
    check_page(page)
    page.get_by_role("main").locator(f"a[href='/adviser/cases/{number}/']").click()
    expect(page.get_by_text("Quán Lan")).to_have_count(0)
    check_page(page)
    page.get_by_role("button", name="Nhận vụ việc").click()
    expect(page.get_by_role("heading", name="Quán Lan")).to_be_visible()
    note_session(page)
    recommend(page, check_page)
    check_page(page)
    close(page)
    check_page(page)
