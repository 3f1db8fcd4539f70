"""Duties and articles in a real browser on a phone."""

import re

from playwright.sync_api import expect


def test_three_questions_lead_to_duties_and_to_the_match(visit, check_page):
    page = visit("/duties/")
    page.get_by_text("Hộ kinh doanh", exact=True).first.click()
    page.get_by_text("Dịch vụ ăn uống", exact=True).click()
    page.get_by_label("Doanh thu một năm").select_option("3")
    page.get_by_role("button", name="Xem việc tôi phải làm").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Việc bạn phải làm")
    expect(main).to_contain_text("Xuất hóa đơn điện tử khi doanh thu trên 1 tỷ đồng một năm")
    check_page(page)
    first = page.locator("#duty-household-einvoice")
    first.locator("summary").click()
    expect(first).to_contain_text("Đăng ký sử dụng hóa đơn trên cổng thuế.")
    check_page(page)
    first.get_by_role("link", name="Tìm phần mềm").click()
    expect(page).to_have_url(re.compile(r"/match/\?need=pos-einvoice"))


def test_the_calendar_is_a_file(visit):
    page = visit("/duties/?kind=household")
    with page.expect_download() as started:
        page.get_by_role("link", name="Lưu vào lịch của tôi").click()
    assert started.value.suggested_filename == "smedx-duties.ics"


def test_paper_shows_what_is_folded_away(visit, page):
    visit("/duties/?kind=household")
    page.emulate_media(media="print")
    expect(page.locator("#duty-household-tax .duty__steps")).to_be_visible()
    expect(page.locator("#duty-household-tax .button")).to_be_hidden()
