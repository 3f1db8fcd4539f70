"""An owner's ways through the site, with a real browser on a phone."""

import re

import pytest
from playwright.sync_api import expect

STORY = "phan mem ql kho cho quan ca phe, duoi 500k/thang, khong can cham cong"


def through_the_wizard(page):
    """From the home page to a result, without filling in anything but the story."""
    page.get_by_role("main").locator("textarea").first.fill(STORY)
    page.get_by_role("button", name="Tìm nền tảng phù hợp").click()
    page.get_by_role("button", name="Tiếp").last.click()
    page.get_by_role("button", name="Xem kết quả").last.click()
    page.wait_for_url(re.compile(r"/match/[\w-]{22}/$"))


def check_result(page):
    main = page.get_by_role("main")
    expect(main).to_contain_text("Quản lý tồn kho")
    expect(main).to_contain_text("KiotViet")
    expect(main).to_contain_text("Vì sao")
    expect(main).to_contain_text("500.000 ₫/tháng")


def test_a_story_becomes_explained_platforms(visit, check_page):
    page = visit("/")
    through_the_wizard(page)
    check_result(page)
    expect(page.get_by_role("main")).to_contain_text("Bạn không cần: Chấm công, ca làm")
    check_page(page)


def test_the_same_without_javascript(browser, site):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, locale="vi-VN"
    )
    page = context.new_page()
    page.goto(site.url)
    through_the_wizard(page)
    check_result(page)
    context.close()


def test_one_tap_takes_a_misunderstood_need_away(visit):
    page = visit("/")
    through_the_wizard(page)
    page.get_by_role("button", name=re.compile("Bỏ.*Quản lý tồn kho", re.S)).first.click()
    page.wait_for_load_state()
    expect(page.get_by_role("main")).not_to_contain_text("Chuyên làm 2/2 việc bạn cần")


def test_somebody_elses_result_can_be_read_not_changed(visit, browser, site):
    page = visit("/")
    through_the_wizard(page)
    stranger = browser.new_context(viewport={"width": 360, "height": 800}, locale="vi-VN")
    other = stranger.new_page()
    other.goto(page.url)
    check_result(other)
    expect(other.get_by_role("button", name=re.compile("Bỏ.*tồn kho", re.S))).to_have_count(0)
    stranger.close()


def test_search_detail_compare(visit, check_page):
    page = visit("/platforms/?q=kiotvit")
    page.get_by_role("main").get_by_role("link", name="KiotViet", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("KiotViet")
    page = visit("/compare/?p=kiotviet&p=pos365&p=sapo&p=misa-eshop")
    expect(page.get_by_role("main")).to_contain_text("MISA eShop")
    expect(page.locator("thead th")).to_have_count(4)
    check_page(page)


@pytest.mark.parametrize("path", ["/platforms/?q=kho&size=micro", "/how-ranking-works/"])
def test_the_language_changes_and_the_page_stays(visit, path):
    page = visit(path)
    page.get_by_role("link", name="English").click()
    assert page.url.endswith(f"/en{path}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Tiếng Việt").click()
    assert page.url.endswith(path)


def test_a_filter_answers_without_a_new_page(page, visit):
    page.set_viewport_size({"width": 1280, "height": 900})
    visit("/platforms/")
    before = page.evaluate("performance.timeOrigin")
    page.get_by_label(re.compile("^Vừa")).first.check()
    page.wait_for_url(re.compile("size=medium"))
    assert page.evaluate("performance.timeOrigin") == before
