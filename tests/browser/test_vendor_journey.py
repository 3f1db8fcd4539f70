"""A listing's whole life in three browsers: its vendor's and two officers'."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.steps import admit_new, becomes, in_letter, press

FIRST, LATER = "Họp trực tuyến cho cửa hàng.", "Họp trực tuyến cho cả chuỗi cửa hàng."
QUESTION, ANSWER = "Xin nêu trang nói về giá.", "Trang giá đã có trong mục Nguồn."
REASON = "Trang của nhà cung cấp không mở được nữa."


def title(html):
    return html.partition("<title>")[2].partition("</title>")[0]


class Reader:
    """What the public reads of one listing."""

    def __init__(self, site, page, name, slug):
        self.site, self.page, self.name, self.slug = site, page, name, slug
        self.path = f"/platforms/{slug}/"

    def get(self, path):
        return self.page.request.get(self.site.url + path)

    def reads(self, *words):
        """Whether its page, open to readers, says it."""
        answer = self.get(self.path)
        return answer.status == 200 and all(each in answer.text() for each in words)

    def found(self):
        """Where readers come across it."""
        asked = {"needs": [{"code": "online-meeting", "importance": 3}]}
        match = self.page.request.post(f"{self.site.url}/api/v1/match", data=asked).json()
        places = {
            "search": f'href="{self.path}' in self.get(f"/platforms/?q={self.name}").text(),
            "match": self.slug in [each["platform"] for each in match["matches"]],
            "compare": self.name in title(self.get(f"/compare/?p=kiotviet&p={self.slug}").text()),
        }
        return {place for place, is_there in places.items() if is_there}


@pytest.fixture
def vendor(browser, site):
    """A page on which a new person is signed in, and her address."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 800})
    email, _said = admit_new(site, context, "hop")
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page, email
    context.close()


def invite(page, email):
    """An officer's letter to whoever is to look after a vendor."""
    page.locator(".field-vendor .select2-selection").click()
    page.keyboard.type("viettel idc")
    page.locator(".select2-results__option", has_text="Viettel IDC").first.click()
    page.fill("#id_email", email)
    page.click("[name=_save]")
    page.locator(".messagelist .success").wait_for()


def click_main(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def write(page, name):
    """A new listing from its name to the moment it is handed in; gives its address."""
    page.get_by_label("Tên nền tảng").fill(name)
    click_main(page, "Bắt đầu")
    page.wait_for_url(re.compile(r"/vendor/listings/\d+/$"))
    draft = page.url
    page.goto(draft + "sections/basics/")
    say(page, FIRST)
    page.goto(draft + "sections/needs/")
    page.get_by_label("Tìm nhu cầu").fill("hop truc tuyen")
    page.get_by_label(re.compile("[Hh]ọp trực tuyến")).first.select_option("CORE")
    click_main(page, "Lưu")
    return draft


def say(page, sentence):
    page.get_by_label("Nền tảng làm gì, trong một câu tiếng Việt").fill(sentence)
    click_main(page, "Lưu")
    expect(page.get_by_text("Đã lưu.").first).to_be_visible()


def hand_in(page, draft):
    page.goto(draft + "submit/")
    click_main(page, "Gửi duyệt")
    page.wait_for_url(draft)


def review_url(draft):
    pk = re.search(r"/(\d+)/$", draft)[1]
    return draft.replace(f"/vendor/listings/{pk}/", f"/admin/platforms/revision/{pk}/change/")


def ask(page, question):
    """Take it up and send it back with a question."""
    press(page, "TAKE")
    page.keyboard.press("c")
    page.fill("#id_ask-reason", question)
    press(page, "ASK")


def agree(page, second):
    """Take up and approve as the one officer; as the other one, publish."""
    press(page, "TAKE")
    page.keyboard.press("a")
    page.select_option("#id_approve-evidence", "vendor-page")
    press(page, "APPROVE")
    assert not page.locator("[name=act][value=PUBLISH]").count()
    second.goto(page.url)
    press(second, "PUBLISH")


def suspend(page):
    """Out of a list that shows the listing alone."""
    page.click("#result_list tbody th a")
    page.click(".object-tools a[href*='decide/suspend']")
    page.select_option("#id_criterion", index=1)
    page.fill("#id_reason", REASON)
    page.click(".decision__form [type=submit]")
    page.locator(".messagelist .success").wait_for()


def invited(page, site, vendor, email):
    """An officer invites her; she follows the letter's link."""
    invite(page, email)
    vendor.goto(in_letter(site.outbox, email, r"http\S+/vendor/invitations/\S+/"))
    click_main(vendor, "Đúng, tôi phụ trách")


def cleared_up(vendor, officer, draft):
    """Staff ask for changes; she reads it, answers and hands in again."""
    officer.goto(review_url(draft))
    ask(officer, QUESTION)
    vendor.goto(draft)
    expect(vendor.get_by_role("main")).to_contain_text(QUESTION)
    vendor.goto(draft.replace("/listings/", "/messages/"))
    vendor.get_by_role("main").locator("textarea").fill(ANSWER)
    click_main(vendor, "Gửi")
    hand_in(vendor, draft)
    officer.reload()
    expect(officer.locator(".review__text")).to_contain_text(ANSWER)


def changed(vendor, reader):
    """She changes what is public and hands it in; gives the draft's address."""
    vendor.goto(f"{reader.site.url}/vendor/listings/change/{reader.slug}/")
    click_main(vendor, "Bắt đầu")
    vendor.wait_for_url(re.compile(r"/vendor/listings/\d+/$"))
    draft = vendor.url
    vendor.goto(draft + "sections/basics/")
    say(vendor, LATER)
    hand_in(vendor, draft)
    return draft


def test_a_listing_lives_from_its_invitation_to_its_suspension(
    inside, page, second_page, site, vendor
):
    vendor, email = vendor
    name = f"Họp {secrets.token_hex(4)}"
    reader = Reader(site, page, name, name.replace("Họp ", "hop-"))
    invited(inside("/admin/platforms/vendorinvitation/add/"), site, vendor, email)
    vendor.goto(f"{site.url}/vendor/listings/new/viettel-idc/")
    draft = write(vendor, name)
    hand_in(vendor, draft)
    cleared_up(vendor, second_page, draft)
    agree(second_page, page)
    becomes(lambda: reader.reads(name, FIRST), True)
    becomes(reader.found, {"search", "match", "compare"})

    draft = changed(vendor, reader)
    assert (reader.reads(FIRST), reader.reads(LATER)) == (True, False)
    page.goto(review_url(draft))
    agree(page, second_page)
    becomes(lambda: reader.reads(LATER), True)

    suspend(inside(f"/admin/platforms/platform/?q={name}"))
    becomes(lambda: reader.get(reader.path).status, 410)
    assert REASON in reader.get(reader.path).text()
    becomes(reader.found, set())
    log = reader.get(f"/decisions/?platform={reader.slug}").text()
    assert (log.count(f"{name}</a>: "), REASON in log) == (3, True)
