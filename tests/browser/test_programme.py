"""The programme's figures in a real browser: from the country into a commune and back."""

import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

# Some of Hà Nội, some of Khánh Hòa, told to the worker as the site would. Some without a place, for
# one or two of them alone, left by whoever was here before, would leave another place untold too.
COUNTED = """
from django.utils import timezone
from ledger.events.kinds import Happening
from ledger.events.services import note, roll_up
at = timezone.now()
for number in range(9):
    note(Happening.MATCHED, f"tour {number}", at=at, commune="00070", sector="47", size="micro")
    note(Happening.MATCHED, f"far {number}", at=at, commune="22366")
    note(Happening.MATCHED, f"anywhere {number}", at=at)
note(Happening.MATCHED, "one alone", at=at, commune="22333")
roll_up(day=timezone.localdate(at))
"""

# A point of the screen that lies in the shape: the middle of a long coast with islands is the sea.
A_POINT_OF = """path => {
  const box = path.getBoundingClientRect(), steps = [...Array(40).keys()];
  for (const x of steps) for (const y of steps) {
    const spot = [box.left + box.width * (x + 0.5) / 40, box.top + box.height * (y + 0.5) / 40];
    if (document.elementFromPoint(...spot) === path) return spot;
  }
}"""


@pytest.fixture
def counted(site):
    site.run(COUNTED)


def to_province(page):
    page.locator("label", has_text="Tất cả trong bảng").click()
    page.get_by_role("link", name="Hà Nội", exact=True).last.click()
    expect(page).to_have_url(re.compile("province=01"))


def test_owner_goes_from_the_country_into_a_commune_and_back(visit, check_page, counted):
    page = visit("/programme/?look=MATCHED")
    expect(page.locator("#map-said")).to_contain_text("Hà Nội (9)")
    check_page(page)
    to_province(page)
    expect(page.locator("h1")).to_have_text("Chương trình tại Hà Nội")
    check_page(page)
    page.locator("label", has_text="Tất cả trong bảng").click()
    page.get_by_role("link", name="Phường Hoàn Kiếm", exact=True).last.click()
    expect(page.locator("h1")).to_have_text("Chương trình tại Phường Hoàn Kiếm")
    check_page(page)
    page.locator(".breadcrumbs a", has_text="Hà Nội").click()
    page.locator(".breadcrumbs a", has_text="Chương trình").click()
    expect(page.locator("h1")).to_have_text("Chương trình: mục tiêu và kết quả")


def test_paper_shows_the_tables_that_phones_fold(visit, page, counted):
    visit("/programme/?look=MATCHED")
    page.set_viewport_size({"width": 700, "height": 990})
    figure = page.locator("[data-figure]").first
    place = page.get_by_role("link", name="Hà Nội", exact=True).last
    expect(figure).to_be_hidden()
    page.emulate_media(media="print")
    expect(figure).to_be_visible()
    expect(place).to_be_visible()
    expect(page.locator("label", has_text="Tất cả trong bảng")).to_be_hidden()


def test_map_itself_leads_into_a_province(visit, page, counted):
    visit("/programme/?look=MATCHED")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("a.map__link[href*='province=56'] path").scroll_into_view_if_needed()
    page.mouse.click(*page.locator("a.map__link[href*='province=56'] path").evaluate(A_POINT_OF))
    expect(page.locator("h1")).to_have_text("Chương trình tại Khánh Hòa")
    expect(page.locator(".map__inset")).to_contain_text("Trường Sa")


def test_cockpit_and_its_reports(inside, check_page, counted, tmp_path):
    page = inside("/staff/programme/?look=MATCHED&province=01")
    check_page(page)
    saved = {}
    for name, kind in (("Báo cáo dạng bảng tính", "xlsx"), ("Báo cáo để in", "pdf")):
        with page.expect_download() as started:
            page.get_by_role("link", name=name).click()
        saved[kind] = tmp_path / f"report.{kind}"
        started.value.save_as(saved[kind])
    sheet = load_workbook(saved["xlsx"], read_only=True).worksheets[0]
    rows = [[cell for cell in row if cell] for row in sheet.values]
    assert ["Lượt gợi ý", 9] in [row[:2] for row in rows]
    text = " ".join(each.extract_text() for each in PdfReader(saved["pdf"]).pages)
    assert "Hà Nội" in text
    assert "Phường Hoàn Kiếm" in text
