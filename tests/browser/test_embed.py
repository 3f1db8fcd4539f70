"""The matcher on somebody else's site: a second port is another origin, as a bank's would be."""

import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

LIST = """
from django.utils import timezone
from programme.embed.models import EmbedHost
EmbedHost.objects.update_or_create(
    origin={origin!r}, defaults={{"holder": "Ngân hàng", "added_at": timezone.now()}}
)
"""
FRAME = '<iframe src="{site}/embed/match/" width="280" height="700" title="SMEdx"></iframe>'
SCRIPT = '<script async src="{site}/embed.js" data-need="payroll" data-province="15"></script>'


class Foreign(BaseHTTPRequestHandler):
    """Somebody else's page, with a policy as strict as a bank's."""

    def __init__(self, site, *args):
        self.site = site
        super().__init__(*args)

    def do_GET(self):
        body = {"/frame": FRAME, "/script": SCRIPT}.get(self.path, "").format(site=self.site)
        page = f"<!doctype html><title>Ngân hàng</title><h1>Vay vốn</h1>{body}"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        policy = f"default-src 'none'; script-src {self.site}; frame-src {self.site}"
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *said):
        """The test's output is its own."""


@pytest.fixture(scope="module")
def bank(site):
    """Its address: 127.0.0.1, where the portal is localhost, so another site to the browser."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Foreign, site.url))
    running = threading.Thread(target=server.serve_forever, daemon=True)
    running.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    running.join()
    server.server_close()


@pytest.fixture
def listed(site, bank):
    site.run(LIST.format(origin=bank))
    yield bank
    site.run("from programme.embed.models import EmbedHost; EmbedHost.objects.all().delete()")


def frame_of(page, address):
    """The frame on a page of the bank, once workers know of the list."""
    for _time in range(20):
        page.goto(address)
        inside = page.frame_locator("iframe")
        if page.frames[-1].url.startswith("http://localhost") and inside.locator("h1").count():
            return inside
        page.wait_for_timeout(300)
    raise AssertionError("the matcher did not show")


def test_site_that_is_not_listed_is_refused_by_the_browser(page, bank):
    said = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(f"{bank}/frame")
    page.wait_for_timeout(500)
    assert any("frame-ancestors" in line for line in said), said
    assert page.frame_locator("iframe").locator("textarea").count() == 0


def test_listed_site_shows_it_and_owners_search_in_it(page, listed):
    inside = frame_of(page, f"{listed}/frame")
    inside.locator("textarea").fill("phan mem ql kho")
    inside.get_by_role("button", name="Tìm").click()
    inside.locator("article").nth(2).wait_for()
    assert "Quản lý tồn kho" in inside.locator(".chip").all_inner_texts()
    assert page.context.cookies() == []
    wide = inside.locator("html").evaluate("html => html.scrollWidth - innerWidth")
    assert wide <= 0


def test_whole_list_opens_on_the_portal_in_a_new_tab(page, listed, site):
    inside = frame_of(page, f"{listed}/frame")
    inside.locator("textarea").fill("quản lý kho")
    inside.get_by_role("button", name="Tìm").click()
    with page.context.expect_page() as opened:
        inside.locator("main > a.button").click()
    tab = opened.value
    tab.wait_for_load_state()
    assert tab.url.startswith(f"{site.url}/match/list/?")
    assert tab.locator(".match-card").count() >= 3
    assert page.url == f"{listed}/frame"


def test_script_makes_the_frame_as_high_as_what_it_shows(page, listed):
    inside = frame_of(page, f"{listed}/script")
    inside.locator("article").nth(2).wait_for()
    page.wait_for_function("document.querySelector('iframe').height !== '480'")
    shown = inside.locator("body").evaluate(
        "body => Math.ceil(body.getBoundingClientRect().height)"
    )
    assert int(page.locator("iframe").get_attribute("height")) == shown
    assert inside.get_by_role("link", name="Lào Cai").count() == 1


def test_frame_works_without_scripts(browser, listed):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{listed}/frame")
    inside = page.frame_locator("iframe")
    inside.locator("textarea").fill("tính lương")
    inside.get_by_role("button", name="Tìm").click()
    inside.locator("article").nth(0).wait_for()
    assert inside.locator("article").count() >= 3
    context.close()


@pytest.mark.parametrize("width", [280, 360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frame_is_accessible_at_every_width(visit, check_page, page, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    check_page(visit("/embed/match/?text=quan+ly+kho&province=15"))
    check_page(visit("/en/embed/match/?text=zzz"))
