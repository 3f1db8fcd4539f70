"""A real site, started as people start it, and a real browser.

Without Chromium these tests are skipped by name: `apt install chromium` brings it.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.staff import totp_of

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    # What is in order is not described: that takes as long as looking for what is not.
    "resultTypes": ["violations"],
    # Axe loads no style sheets itself: it would put those that Django's sheets import into the
    # page, which the policy refuses aloud.
    "preload": False,
}
START_SECONDS = 1500
# Runs each line that comes in, a text of Python in JSON, and answers with what it printed.
SHELL = """
import contextlib, io, json, sys
for line in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(json.loads(line), {})
    print(json.dumps(said.getvalue()), flush=True)
"""
# Two officers of the ministry.
PASSWORD = "song-hong-chay-ra-bien"
FIRST = "hong@example.vn"
SECOND = "thu-hai@example.vn"


def pytest_collection_modifyitems(items):
    """Without Chromium they are skipped by name."""
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                reason = "no Chromium here: apt install chromium"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "vi-VN", "viewport": {"width": 360, "height": 800}}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """A running site: its address, its command line, and Python beside it."""

    def __init__(self, data, port):
        self.url = f"http://localhost:{port}"
        self.outbox = data / "outbox"
        self.environment = {
            **{key: value for key, value in os.environ.items() if key != "DATABASE_URL"},
            "DATA_DIR": str(data),
            "STATIC_ROOT": str(data / "static"),
            "PORT": str(port),
            "SITE_URL": self.url,
            "LOCAL_RUN": "1",
            "WORKERS": "2",
            "DJANGO_SETTINGS_MODULE": "portal.settings",
        }
        self.environment.pop("SECRET_KEY", None)
        self._shell = None

    def manage(self, *words):
        """The output of a command on this site's database."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def run(self, words):
        """What Python prints that has the site's settings and database.

        One process for all tests: to start one takes seconds.
        """
        if self._shell is None:
            self._shell = subprocess.Popen(
                [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", SHELL],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        self._shell.stdin.write(json.dumps(words) + "\n")
        self._shell.stdin.flush()
        return json.loads(self._shell.stdout.readline())

    def close(self):
        if self._shell is not None:
            self._shell.communicate(timeout=60)

    def answers(self):
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """What `make run` starts: own database, web server with two workers, background worker."""
    data = tmp_path_factory.mktemp("site")
    site = Site(data, free_port())
    log = (data / "log").open("w")
    running = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=site.environment,
        stdout=log,
        stderr=log,
    )
    try:
        deadline = time.monotonic() + START_SECONDS
        while not site.answers():
            assert running.poll() is None, (data / "log").read_text()
            assert time.monotonic() < deadline, (data / "log").read_text()
            time.sleep(0.3)
        yield site
    finally:
        site.close()
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=60)
        log.close()


@pytest.fixture
def visit(page, site):
    """Open a path of the site; a console error, a foreign request or an outage fails the test."""
    wrong = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((site.url, "data:")) else wrong.append(asked.url)
        ),
    )

    def go(path):
        page.goto(site.url + path, wait_until="load")
        return page

    yield go
    assert not wrong


@pytest.fixture
def check_page():
    """What every page must hold: no axe violation, no sideways scrolling."""

    def check(page):
        found = Axe().run(page, options=AXE).response["violations"]
        assert not [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found]
        assert fits(page)

    return check


def fits(page):
    """Whether nothing makes the page wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")


def come_in(page, site, email):
    """Set the password by the one-time link and sign in."""
    page.goto(site.manage("create_admin", email).strip())
    page.fill("[name=new_password1]", PASSWORD)
    page.fill("[name=new_password2]", PASSWORD)
    page.click("main button")
    page.goto(f"{site.url}/admin/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.click("main form.stack [type=submit]")
    page.wait_for_url(f"{site.url}/accounts/2fa/")
    set_up_app(page)


def set_up_app(page):
    """The second factor, without which nothing of the admin opens."""
    page.click("main a[href='/accounts/2fa/totp/activate/']")
    page.wait_for_url("**/2fa/totp/activate/")
    page.fill("[name=code]", totp_of(page.inner_text("code.secret").replace(" ", "")))
    page.click("main form.stack [type=submit]")
    page.wait_for_url("**/2fa/recovery-codes/")


def cookies_of(browser, site, email):
    """An officer's session for all tests: a sign-in each would be too many in five minutes."""
    context = browser.new_context(locale="vi-VN")
    come_in(context.new_page(), site, email)
    yield context.cookies()
    context.close()


@pytest.fixture(scope="session")
def cookies(browser, site):
    yield from cookies_of(browser, site, FIRST)


@pytest.fixture(scope="session")
def second_cookies(browser, site):
    yield from cookies_of(browser, site, SECOND)


@pytest.fixture
def inside(visit, page, context, cookies):
    """Open a path as an officer, at a desk."""
    context.add_cookies(cookies)
    page.set_viewport_size({"width": 1360, "height": 900})
    return visit


@pytest.fixture
def second_page(browser, second_cookies):
    """A page on which a second officer is signed in."""
    context = browser.new_context(locale="vi-VN")
    context.add_cookies(second_cookies)
    yield context.new_page()
    context.close()
