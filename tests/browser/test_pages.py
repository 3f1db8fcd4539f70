"""Every page on a phone and a desktop: accessible, no wider than the screen, silent, light."""

import urllib.request

import pytest

from tests.browser.conftest import fits

PAGES = [
    "/",
    "/platforms/",
    "/platforms/?q=ke+toan&size=micro",
    "/platforms/?q=nuoi+yen+tren+mat+trang",
    "/platforms/kiotviet/",
    "/platforms/kiotviet/report/",
    "/vendors/misa/",
    "/compare/",
    "/compare/?p=kiotviet&p=misa-eshop&p=pos365",
    "/match/",
    "/assessment/",
    "/assessment/start/dbi-short/",
    "/assessment/start/sector-tools/",
    "/how-ranking-works/",
    "/duties/",
    "/duties/?kind=household&sector=47&revenue=3",
    "/learn/",
    "/learn/pos-einvoice/",
    "/advisers/",
    "/advisers/communes/00070/",
    "/open-data/",
    "/open-data/embed/",
    "/open-data/client/",
    "/privacy/",
    "/api/v1/docs",
]
BOTH = PAGES + [f"/en{path}" for path in PAGES if not path.startswith("/api")]
WIDTHS = {"phone": 360, "desktop": 1280}
HTML_ON_THE_WIRE = 60_000


@pytest.mark.parametrize("path", BOTH)
def test_page_is_accessible_and_fits(visit, check_page, page, path):
    """On a phone and, in Vietnamese, on a desktop too; English has the same parts."""
    page.set_viewport_size({"width": WIDTHS["phone"], "height": 800})
    check_page(visit(path))
    page.set_viewport_size({"width": WIDTHS["desktop"], "height": 800})
    assert fits(page)
    if not path.startswith("/en/"):
        check_page(page)


@pytest.mark.parametrize("path", ["/", "/platforms/", "/platforms/kiotviet/", "/match/"])
def test_page_is_accessible_in_the_dark(visit, check_page, page, path):
    page.emulate_media(color_scheme="dark")
    check_page(visit(path))


@pytest.mark.parametrize("path", BOTH)
def test_page_is_light(site, path):
    asked = urllib.request.Request(site.url + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(answer.read()) <= HTML_ON_THE_WIRE


def test_a_missing_page_shows_a_way_on(page, site, check_page):
    answer = page.goto(f"{site.url}/no-such-page/")
    assert answer.status == 404
    assert page.locator("main a, main input").count() > 0
    check_page(page)
