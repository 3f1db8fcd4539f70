"""The ministry's admin in a real browser: from the one-time link to a listing on the site."""

import re

import pytest

from tests.browser.steps import becomes, press

PAGES = [
    "/admin/",
    "/admin/platforms/platform/",
    "/admin/platforms/platform/add/",
    "/admin/reference/need/payroll/change/",
    "/admin/reference/need/payroll/history/",
    "/admin/reference/need/try/?text=can+tinh+luong",
    "/admin/ledger/problemreport/",
    "/admin/accounts/user/",
    "/admin/accounts/user/add/",
    "/admin/history/?q=misa",
    "/admin/ledger/notice/",
    "/admin/ledger/notice/kinds/",
    "/admin/ledger/notice/kinds/trial-ending/",
]
# What staff also open on a telephone or a tablet, and in the dark.
ANYWHERE = [
    "/admin/",
    "/admin/platforms/platform/",
    "/admin/platforms/platform/add/",
    "/admin/history/",
    "/admin/ledger/notice/kinds/trial-ending/",
]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_silent_and_fits(inside, check_page, page, path):
    widths = (360, 768, 1360) if path in ANYWHERE else (1360,)
    page.set_viewport_size({"width": widths[0], "height": 900})
    inside(path)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        check_page(page)


@pytest.mark.parametrize("path", ANYWHERE)
def test_page_is_accessible_in_the_dark(inside, check_page, page, path):
    page.emulate_media(color_scheme="dark")
    check_page(inside(path))


def test_a_long_address_in_the_history_fits_a_phone(inside, check_page, page):
    page.set_viewport_size({"width": 360, "height": 900})
    inside("/admin/reference/need/payroll/history/")
    page.evaluate("""
        const where = document.createElement("span")
        where.className = "act__page"
        where.textContent = "tại /admin/enterprises/enterprise/2106812345/change/"
        document.querySelector(".act__head").append(where)
    """)
    check_page(page)


def test_sign_in_page_is_accessible_on_a_phone(visit, check_page):
    check_page(visit("/admin/login/"))


def hand_in(page):
    """Give the first draft a source and submit it; leaves its review page open, gives its slug."""
    page.click("#result_list tbody th a")
    slug = page.inner_text(".field-slug .readonly")
    page.click("#sources-group .add-row a")
    page.locator("#sources-group tr.dynamic-sources input[type=url]").last.fill("https://a.vn/")
    page.click("[name=_continue]")
    page.locator(".messagelist .success").wait_for()
    page.click(".object-tools a.tool--primary")
    press(page, "SUBMIT")
    return slug


def test_what_two_officers_agree_on_is_on_the_site_soon(
    inside, page, site, second_page, check_page
):
    inside("/admin/platforms/platform/?status__exact=DRAFT")
    slug = hand_in(page)
    second_page.goto(page.url)
    press(second_page, "TAKE")
    for width in (1280, 360):
        second_page.set_viewport_size({"width": width, "height": 900})
        check_page(second_page)
    # The key only opens and focuses: the yes itself is pressed.
    second_page.keyboard.press("a")
    assert second_page.evaluate("document.activeElement.id") == "id_approve-evidence"
    second_page.select_option("#id_approve-evidence", "vendor-page")
    press(second_page, "APPROVE")
    assert not second_page.locator("[name=act][value=PUBLISH]").count()
    page.reload()
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.value") == "PUBLISH"
    press(page, "PUBLISH")
    becomes(lambda: page.request.get(f"{site.url}/platforms/{slug}/").status, 200)


def test_a_need_is_chosen_by_typing_without_diacritics(inside, page):
    inside("/admin/platforms/platform/?q=kiotviet")
    page.click("#result_list tbody th a")
    page.click("#platform_needs-group .add-row a")
    page.locator("#platform_needs-group .select2-selection").last.click()
    with page.expect_response(re.compile("term=bang")):
        page.keyboard.type("bang luong")
    page.locator(".select2-results__option", has_text="lương").first.click()
    chosen = page.locator("#platform_needs-group .select2-selection__rendered").last
    assert "lương" in chosen.inner_text()


def test_the_slash_goes_to_the_search(inside, page):
    inside("/admin/platforms/platform/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "searchbar"


def test_saving_by_keyboard_stays_on_the_page(inside, page):
    inside("/admin/reference/need/payroll/change/")
    page.fill("#id_position", "3")
    page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist .success")
    assert page.url.endswith("/admin/reference/need/payroll/change/")
