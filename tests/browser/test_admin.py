"""The ministry's admin in a real browser: from the one-time link to a listing on the site."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.staff import totp_of

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PASSWORD = "song-hong-chay-ra-bien"
EMAIL = "hong@example.vn"
SECOND = "thu-hai@example.vn"
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
]
NARROW = [
    "/admin/",
    "/admin/platforms/platform/",
    "/admin/platforms/platform/add/",
    "/admin/history/",
]


@pytest.fixture
def check_page():
    """As everywhere, but axe does not load style sheets itself.

    It would put those that Django's sheets import into the page, which the policy refuses aloud.
    """

    def check(page):
        options = {"runOnly": WCAG, "preload": False}
        found = Axe().run(page, options=options).response["violations"]
        assert not [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")

    return check


@pytest.fixture(scope="module")
def link(site):
    return site.manage("create_admin", EMAIL).strip()


def come_in(page, site, link, email):
    """Set the password by the one-time link, if nobody did before, and sign in."""
    page.set_viewport_size({"width": 1360, "height": 900})
    if page.goto(link).status == 200:
        page.fill("[name=new_password1]", PASSWORD)
        page.fill("[name=new_password2]", PASSWORD)
        page.click("main button")
    page.goto(f"{site.url}/admin/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.click("main form.stack [type=submit]")
    page.wait_for_url(f"{site.url}/accounts/2fa/")
    set_up_app(page)
    page.goto(f"{site.url}/admin/")


@pytest.fixture
def admin(visit, page, site, link):
    """Signed in; the first who asks sets the password by the one-time link."""
    come_in(page, site, link, EMAIL)
    return visit


@pytest.fixture
def second_page(browser, site):
    """A page on which a second officer is signed in."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    come_in(page, site, site.manage("create_admin", SECOND).strip(), SECOND)
    yield page
    context.close()


def set_up_app(page):
    """The second factor, without which nothing of the admin opens."""
    page.click("main a[href='/accounts/2fa/totp/activate/']")
    page.fill("[name=password]", PASSWORD)
    page.click("main form.stack [type=submit]")
    page.wait_for_url("**/2fa/totp/activate/")
    page.fill("[name=code]", totp_of(page.inner_text("code.secret").replace(" ", "")))
    page.click("main form.stack [type=submit]")
    page.wait_for_url("**/2fa/recovery-codes/")


@pytest.fixture(scope="module")
def state():
    """The session of the module: ten sign-ins in five minutes would be too many."""
    return {}


@pytest.fixture
def inside(visit, page, context, site, link, state, request):
    if not state:
        request.getfixturevalue("admin")
        state["cookies"] = context.cookies()
    context.add_cookies(state["cookies"])
    page.set_viewport_size({"width": 1360, "height": 900})
    return visit


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_silent_and_fits(inside, check_page, path):
    check_page(inside(path))


@pytest.mark.parametrize("width", [360, 768])
@pytest.mark.parametrize("path", NARROW)
def test_page_fits_a_telephone_and_a_tablet(inside, check_page, page, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    check_page(inside(path))


@pytest.mark.parametrize("path", NARROW)
def test_page_is_accessible_in_the_dark(inside, check_page, page, path):
    page.emulate_media(color_scheme="dark")
    check_page(inside(path))


def test_sign_in_page_is_accessible_on_a_phone(visit, check_page):
    check_page(visit("/admin/login/"))


def shown(site, page, slug, seconds=15):
    """Whether readers get the listing; in a second by rights, more under the load of a suite."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if page.request.get(f"{site.url}/platforms/{slug}/").status == 200:
            return True
        time.sleep(0.1)
    return False


def press(page, act):
    """Press an act's button on the page of a revision; its answer is the same page again."""
    with page.expect_navigation():
        page.click(f"[name=act][value={act}]")
    page.locator(".messagelist .success").wait_for()


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
    assert shown(site, page, slug)


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
