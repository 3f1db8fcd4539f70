"""The optional JavaScript in a real browser: components and modules alone, no server."""

from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from ui.storage import SCRIPT, bundle_js

STATIC = Path(__file__).resolve().parents[2] / "static"
ORIGIN = "http://portal.test/"
BOXES = "".join(
    f'{{% include "components/compare_box.html" with slug="{slug}" name="{slug}" only %}}'
    for slug in "abcd"
)
TRAY = BOXES + '{% include "components/compare_tray.html" only %}'


@pytest.fixture
def show(page):
    """Opens markup of the template language with the portal's modules, as a page of its own."""
    script = bundle_js(SCRIPT, lambda name: (STATIC / name).read_text())

    def open_page(source):
        with translation.override("en"):
            body = Template(source).render(Context())
        html = f"<!doctype html><body>{body}<script type=module>{script}</script>"
        page.route(
            ORIGIN + "**",
            lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
        )
        page.goto(ORIGIN)
        return page

    return open_page


def tick(page, *slugs):
    for slug in slugs:
        page.locator(f"[data-compare={slug}]").click()


def test_menu_closes_on_escape_and_keeps_the_focus(show):
    page = show('{% include "components/menu.html" only %}')
    page.locator("summary").click()
    page.keyboard.press("Escape")
    assert page.locator("details:not([open]) > summary:focus").count() == 1


def test_menu_closes_on_a_press_outside(show):
    page = show('{% include "components/menu.html" only %}<p>Ngoài</p>')
    page.locator("summary").click()
    page.get_by_text("Ngoài").click()
    assert page.locator("details[open]").count() == 0


def test_tray_is_hidden_until_something_is_ticked(show):
    page = show(TRAY)
    assert page.locator("[data-compare-tray]").is_hidden()
    tick(page, "a")
    assert page.locator("[data-compare-tray]").is_visible()


def test_fourth_platform_is_refused_with_the_reason(show):
    page = show(TRAY)
    tick(page, "a", "b", "c", "d")
    assert not page.locator("[data-compare=d]").is_checked()
    assert "Three at most" in page.locator("[data-compare-status]").inner_text()


def test_ticks_are_kept_on_the_next_page(show):
    tick(show(TRAY), "a", "b")
    page = show(TRAY)
    assert page.locator("[data-compare]:checked").count() == 2


def test_ticks_of_another_page_are_sent_too(show):
    tick(show(TRAY), "a")
    page = show('{% include "components/compare_tray.html" only %}')
    assert page.locator("#compare [name=p]").input_value() == "a"


def test_a_platform_can_be_dropped_from_the_tray(show):
    page = show(TRAY)
    tick(page, "a")
    page.get_by_role("button", name="Remove: a").click()
    assert not page.locator("[data-compare=a]").is_checked()


def test_a_changed_choice_sends_its_form(show):
    page = show(
        "<form data-auto-submit action=/sent/><input type=checkbox name=need value=kho>"
        "<button data-auto-submit-button>Lọc</button></form>"
    )
    assert page.locator("button").is_hidden()
    with page.expect_navigation():
        page.locator("input").check()
    assert page.url == f"{ORIGIN}sent/?need=kho"


def test_counter_speaks_up_only_near_the_end(show):
    page = show('<textarea maxlength="60" data-counter="{n} left"></textarea>')
    line = page.locator(".field__count")
    assert (line.inner_text(), line.get_attribute("aria-live")) == ("60 left", "off")
    page.locator("textarea").fill("x" * 20)
    assert (line.inner_text(), line.get_attribute("aria-live")) == ("40 left", "polite")


def test_reader_is_taken_to_what_went_wrong(show):
    page = show("<div tabindex=-1 data-focus>Sai</div>")
    assert page.locator("[data-focus]:focus").count() == 1


def test_buttons_that_cannot_work_here_stay_hidden(show):
    page = show('{% include "components/share.html" with url="https://a.vn/" title="A" only %}')
    assert page.locator("[data-share-copy]").is_hidden()  # no clipboard without TLS
