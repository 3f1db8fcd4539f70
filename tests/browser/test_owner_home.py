"""An owner on her phone: from a new account to what fits, with a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import admit_new


@pytest.fixture
def owner_page(page, site, context):
    """A browser in which a new owner is signed in."""
    admit_new(site, context, "chu")
    return page


def test_from_nothing_to_what_fits(owner_page, visit, check_page):
    page = visit("/my/")
    check_page(page)
    page.get_by_role("link", name="Thêm doanh nghiệp của tôi").click()
    page.get_by_text("Hộ kinh doanh", exact=True).click()
    page.get_by_label("Tên", exact=False).first.fill("Quán cà phê Phượng Đỏ")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_label(re.compile("Tìm ngành")).fill("quán cà phê")
    page.get_by_text("Dịch vụ ăn uống", exact=False).first.click()
    check_page(page)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_label(re.compile("Bao nhiêu người|người làm")).first.fill("4")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_label(re.compile("Xã, phường|phường")).first.fill("phường láng hạ")
    page.get_by_text("Phường Láng, Hà Nội").first.click()
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_role("link", name="Tạm thế đã").click()
    expect(page.get_by_role("main")).to_contain_text("Phường Láng, Hà Nội")
    page.get_by_role("link", name="Nói tôi cần gì").first.click()
    page.get_by_role("main").locator("textarea").fill("ql kho cho quan ca phe, duoi 500k/thang")
    page.get_by_role("button", name="Hiểu và thêm vào").click()
    expect(page.get_by_role("main")).to_contain_text("Quản lý tồn kho")
    check_page(page)
    page.get_by_role("link", name="Xem kết quả").click()
    expect(page.get_by_role("main")).to_contain_text("Vì sao")
    check_page(page)
    check_folds(page.locator(".fold").first)


def check_folds(fold):
    """The reasons of later cards open with a tap, and stand on paper as they are."""
    reason = fold.locator("li").first
    expect(reason).to_be_hidden()
    fold.page.emulate_media(media="print")
    expect(reason).to_be_visible()
    fold.page.emulate_media(media="screen")
    fold.locator("summary").first.click()
    expect(reason).to_be_visible()
