"""A request on two phones, from asking to rating; an adviser who hands over and goes on leave."""

import re
import secrets
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.steps import admit_new, ask_for_advice, becomes, confirm_request

ADVISES = """
from tests.advisers import people
people.adviser(user=user, needs=["pos-einvoice"], communes=["{commune}"])
"""
# Two of one organisation; the first has two cases.
SHARES = """
from uuid import uuid4
from django.utils import timezone
from advisers.cases.services import hand_over
from tests.advisers import people
at, firm = timezone.now(), people.organisation(name="Tổ {mark}", province_id="01")
mine = people.adviser(user=user, name="Trần Thị Mai", organisation=firm)
people.adviser(name="Lê Văn Nam", organisation=firm, user=User.objects.create_user("{mark}@x.vn"))
for number in (1, 2):
    case = people.case(at=at, business=f"Quán {{number}}", contact=f"q{{number}}-{mark}@example.vn")
    hand_over(case=case, to=mine, why="TOOK", at=at)
    print(f"case{{number}}={{case.pk}} {{case.token}}")
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


def rate(owner):
    owner.reload()
    form = owner.locator("form", has=owner.locator("[name=act][value=rate]"))
    form.locator("[name=rating-contacted][value=yes]").check()
    form.locator("[name=rating-helped][value=yes]").check()
    form.locator("[name=rating-text]").fill("Giờ máy tính tiền tự xuất hóa đơn")
    form.locator("[name=act]").click()
    expect(owner.locator("[name=act][value=rate]")).to_have_count(0)


def test_from_asking_without_an_account_to_rating_on_two_phones(
    site, visit, context, browser, check_page
):
    admit_new(site, context, "tu-van", ADVISES.format(commune=COMMUNE))
    contact = f"chuquantrinhduyetdienthoai.hanoi-{secrets.token_hex(4)}@example.vn"
    owner = browser.new_page()
    owner.goto(f"{site.url}/advice/")
    ask_for_advice(owner, contact, "phường phú thượng", COMMUNE)
    confirm_request(owner, site, contact)
    page = visit("/adviser/")
    offered = page.get_by_role("main").locator("a[href^='/adviser/cases/']")
    becomes(lambda: page.reload() and offered.count() > 0, wanted=True)
    check_page(page)
    offered.first.click()
    expect(page.get_by_text("Nguyễn Thị Lan")).to_have_count(0)
    check_page(page)
    page.get_by_role("button", name="Nhận vụ việc").click()
    expect(page.get_by_text("Nguyễn Thị Lan").first).to_be_visible()
    note_session(page)
    recommend(page, check_page)
    check_page(page)
    owner.reload()
    expect(owner.get_by_role("link", name="KiotViet").first).to_be_visible()
    check_page(owner)
    close(page)
    check_page(page)
    rate(owner)
    page.goto(f"{site.url}/adviser/ratings/")
    expect(page.get_by_text("Giờ máy tính tiền tự xuất hóa đơn")).to_be_visible()
    owner.close()


def test_handing_over_and_going_on_leave(site, visit, context, check_page):
    mark = secrets.token_hex(4)
    _email, said = admit_new(site, context, "tu-van", SHARES.format(mark=mark))
    (one, one_token), (two, two_token) = re.findall(r"case\d=(\d+) (\S+)", said)
    page = visit(f"/adviser/cases/{one}/")
    page.locator("summary", has_text="Bàn giao cho đồng nghiệp").click()
    page.get_by_role("radio", name=re.compile("Lê Văn Nam")).check()
    page.locator(f"form[action='/adviser/cases/{one}/hand-over/'] button").click()
    expect(page.get_by_text("Quán 1")).to_have_count(0)
    page.goto(f"{site.url}/adviser/leave/")
    today = timezone.localdate()
    page.locator("[name=from_on]").fill(today.isoformat())
    page.locator("[name=until_on]").fill((today + timedelta(days=5)).isoformat())
    page.locator("[name=substitute]").select_option(label="Lê Văn Nam")
    check_page(page)
    page.locator("form", has=page.locator("[name=from_on]")).get_by_role("button").last.click()
    expect(page.locator("main .list")).to_contain_text("Lê Văn Nam")
    page.goto(f"{site.url}/adviser/cases/{two}/")
    expect(page.get_by_text("Quán 2")).to_have_count(0)
    for token in (one_token, two_token):
        page.goto(f"{site.url}/advice/{token}/")
        had = page.locator("section", has=page.locator("#had"))
        expect(had.locator("li").first).to_contain_text("Lê Văn Nam")
        expect(had.locator("li").last).to_contain_text("Trần Thị Mai")
