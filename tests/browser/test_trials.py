"""A trial on a phone: asked for, answered by the vendor from its letter, reviewed, shown."""

import re
import secrets
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.steps import in_letter

MAKE = """
from uuid import uuid4
from django.utils import timezone
from accounts.models import User
from accounts.services import confirm_email
from enterprises.services import create_enterprise
from platforms.models import Vendor
at = timezone.now()
user = User.objects.create_user("{email}", "{word}", name="Chị Lan")
confirm_email(user=user, email="{email}", at=at)
create_enterprise(
    kind="HOUSEHOLD", name="Tạp hóa Lan", tax_code=None, request_key=uuid4(), by=user, at=at
)
Vendor.objects.filter(platforms__slug="kiotviet").update(contact_email="{vendor}")
"""
PUBLISH = """
from django.utils import timezone
from accounts.models import User
from matching.models import Review
from matching.trials.reviews import decide_review
officer = User.objects.create_user("duyet-{mark}@example.vn", is_staff=True)
review = Review.objects.get(text="{words}")
decide_review(review=review, breach="", by=officer, at=timezone.now())
"""
DAYS_PASS = """
from datetime import timedelta
from django.db.models import F
from matching.models import Trial
rows, days = Trial.objects.filter(asked_by__email="{email}"), timedelta(days=5)
names = ("requested_at", "mailed_at", "seen_at", "contacted_at", "start_noted_at")
rows.update(**{{name: F(name) - days for name in names}})
"""
WORD = "song-hong-chay-ra-bien"


@pytest.fixture
def mark():
    return secrets.token_hex(4)


def pass_days(site, email):
    """Five days go by for what she asked for."""
    site.run(DAYS_PASS.format(email=email))


def sign_in(page, email):
    page.get_by_label(re.compile("email", re.I)).first.fill(email)
    page.get_by_label("Mật khẩu", exact=False).first.fill(WORD)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").first.click()


def ask(page, check_page):
    """Ask for a trial: first without consent, then with it; nothing is ticked for her."""
    page.locator("[name=lines][value=email]").check()
    page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(page.get_by_text("Chưa có đồng ý của bạn").first).to_be_visible()
    page.get_by_label("Tôi đồng ý để SMEdx", exact=False).check()
    page.get_by_role("button", name="Gửi yêu cầu").click()
    check_page(page)


def begin(page):
    """Note a trial that began five days ago."""
    page.get_by_text("Bắt đầu dùng thử").click()
    start = timezone.localdate() - timedelta(days=5)
    page.get_by_label("Bắt đầu ngày").fill(start.isoformat())
    page.get_by_label("Kết thúc ngày").fill((start + timedelta(days=14)).isoformat())
    page.get_by_role("button", name="Ghi ngày").click()


def review(page, words):
    page.get_by_label("4 – tốt").check()
    page.get_by_label("Điều gì được, điều gì chưa?", exact=False).fill(words)
    page.get_by_role("button", name="Gửi đánh giá").click()


def see(page, address, words, seconds=10):
    """Open a page until it shows the words; every worker follows within moments."""
    deadline = time.monotonic() + seconds
    page.goto(address)
    while not page.get_by_text(words).count() and time.monotonic() < deadline:
        time.sleep(0.5)
        page.goto(address)
    expect(page.get_by_text(words)).to_be_visible()


def test_from_the_request_to_the_review(site, visit, check_page, mark):
    email, vendor = f"lan-{mark}@example.vn", f"vendor-{mark}@example.vn"
    words = f"Bán hàng nhanh hơn hẳn {mark}"
    made = MAKE.format(email=email, word=WORD, vendor=vendor)
    site.run(made)
    page = visit("/my/trials/new/?platform=kiotviet")
    sign_in(page, email)
    check_page(page)
    ask(page, check_page)
    mine = page.url
    page.goto(site.url + in_letter(site.outbox, vendor, r"/vendor/trials/\S+/"))
    check_page(page)
    page.get_by_role("button", name="Chúng tôi đã liên hệ").click()
    pass_days(site, email)
    page.goto(mine)
    begin(page)
    expect(page.get_by_label("4 – tốt")).to_have_count(0)  # what was noted today is too young
    pass_days(site, email)
    page.goto(mine)
    review(page, words)
    check_page(page)
    site.run(PUBLISH.format(mark=mark, words=words))
    see(page, f"{site.url}/platforms/kiotviet/", words)
    check_page(page)
