"""A real site, started as people start it, and a real browser.

Without Chromium these tests are skipped by name: `apt install chromium` brings it.
"""

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
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
START_SECONDS = 300


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
    """A running site: its address, and its command line."""

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
        found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
        assert not [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found]
        assert fits(page)

    return check


def fits(page):
    """Whether nothing makes the page wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
