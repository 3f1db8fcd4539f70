"""An assessment on a phone: stopped, resumed, finished, looked at again."""

import re

import pytest
from playwright.sync_api import expect


def answer(page, steps):
    """Every question of the page by the same place in its list."""
    for question in page.locator("fieldset.question").all():
        question.locator(".choice-card").nth(steps).click()


def go_on(page):
    page.get_by_role("button", name=re.compile("^(Tiếp|Lưu và xem lại)$")).click()
    page.wait_for_load_state()


def begin(page):
    page.get_by_text("Bán buôn, bán lẻ").first.click()
    page.get_by_role("button", name="Bắt đầu").click()
    page.wait_for_url(re.compile("/part/customer-experience/$"))


def test_an_assessment_on_a_phone_with_resume(visit, check_page):
    page = visit("/assessment/")
    check_page(page)
    page = visit("/assessment/start/dbi-short/")
    check_page(page)
    begin(page)
    answer(page, 2)
    check_page(page)
    page.get_by_role("button", name="Lưu, làm sau").click()
    expect(page.get_by_role("main")).to_contain_text("đã trả lời 0/4 câu")
    check_page(page)
    page = visit("/assessment/")
    page.get_by_role("main").get_by_role("link", name="Tự đánh giá mức độ").first.click()
    page.get_by_role("link", name="Trả lời tiếp").click()
    for _ in range(5):
        answer(page, 2)
        go_on(page)
    page.get_by_role("button", name="Xem kết quả").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mức 2: Bắt đầu")
    check_page(page)
    page.get_by_role("link", name="Xem phần mềm phù hợp").click()
    page.wait_for_url(re.compile(r"/match/enterprise/\?need="))


def test_the_same_without_javascript(browser, site):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, locale="vi-VN"
    )
    page = context.new_page()
    page.goto(f"{site.url}/assessment/start/dbi-short/")
    begin(page)
    page.goto(page.url.replace("part/customer-experience/", "all/"))
    answer(page, 3)
    go_on(page)
    page.get_by_role("button", name="Xem kết quả").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mức 3: Hình thành")
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_result_with_colleagues_is_accessible(visit, check_page, browser, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    visit("/assessment/start/sector-tools/")
    check_page(page)
    page.get_by_text("Bán lẻ", exact=True).click()
    page.get_by_role("button", name="Bắt đầu").click()
    page.wait_for_url(re.compile("/part/"))
    for _ in range(4):
        answer(page, 0)
        go_on(page)
    page.get_by_role("button", name="Xem kết quả").click()
    page.get_by_role("button", name="Tạo đường dẫn cho đồng nghiệp").click()
    link = page.locator(".share__url").input_value()
    for _ in range(3):
        page.goto(link)
        answer(page, 1)
        page.get_by_role("button", name="Gửi, không nêu tên").click()
        expect(page.get_by_role("main")).to_contain_text("Cảm ơn bạn")
    check_page(page)
    page.goto(link)
    check_page(page)
    visit("/assessment/")
    page.get_by_role("link", name=re.compile(": mức")).first.click()
    expect(page.locator("#apart")).to_contain_text("Trung vị", ignore_case=True)
    check_page(page)
