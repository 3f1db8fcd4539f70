"""From reading to a match in a real browser on a phone: read, follow a need, get platforms."""

import re

from playwright.sync_api import expect


def test_article_leads_by_its_needs_to_platforms_with_reasons(visit, check_page):
    page = visit("/learn/")
    page.locator("main").get_by_role("searchbox").fill("hoa don dien tu")
    page.get_by_role("button", name="Tìm trong phần hướng dẫn").click()
    expect(page.locator("#platforms ~ ul .platform-card").first).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Hóa đơn điện tử: những điều chủ doanh nghiệp").click()
    expect(page.get_by_role("heading", name="Thông tin này từ đâu ra")).to_be_visible()
    check_page(page)
    page.get_by_role("main").get_by_role("link", name="Tìm nền tảng phù hợp").click()
    expect(page).to_have_url(re.compile(r"/match/.*need=issue-einvoice"))
    expect(page.locator("input[name=need][value=issue-einvoice]").first).to_be_checked()
    check_page(page)
    for step in ("enterprise", "conditions"):
        page.locator("main button.button--primary").last.click()
        expect(page).to_have_url(re.compile(f"/match/{step}/"))
    page.get_by_role("button", name="Xem kết quả", exact=True).click()
    expect(page).to_have_url(re.compile(r"/match/[\w-]{22}/"))
    first = page.locator(".match-card").first
    expect(first).to_contain_text("Vì sao")
    expect(first).to_contain_text("Xuất hóa đơn điện tử")
    check_page(page)
    first.get_by_role("link", name="Xem").first.click()
    expect(page).to_have_url(re.compile(r"/platforms/[\w-]+/"))


def test_survey_is_answered_and_changed_on_a_phone(visit, check_page):
    page = visit("/survey/")
    check_page(page)
    page.get_by_text("Một việc", exact=True).click()
    page.get_by_role("button", name="Gửi câu trả lời").click()
    expect(page).to_have_url(re.compile("/survey/results/"))
    check_page(page)
    visit("/survey/")
    expect(page.get_by_label("Một việc", exact=True)).to_be_checked()
    page.get_by_text("Từ bốn việc trở lên", exact=True).click()
    page.get_by_role("button", name="Sửa câu trả lời").click()
    expect(page.get_by_role("main")).to_contain_text("Kết quả")
