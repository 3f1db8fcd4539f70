"""The example in Python, run as people run it, against a site that runs."""

import subprocess
import sys
import urllib.request

from tests.browser.conftest import ROOT

DUMP = """
from django.utils import timezone
from programme.opendata.services import dump
dump(at=timezone.now())
"""
CLIENT = ROOT / "docs/examples/client.py"


def run(*words):
    return subprocess.run(
        [sys.executable, "-I", str(CLIENT), *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_recognises_matches_pages_through_and_checks_a_file(site, tmp_path):
    site.run(DUMP)
    done = run(site.url, "phần mềm quản lý kho cho quán ăn", str(tmp_path / "new"))
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert "inventory-control" in first
    assert "KiotViet: " in done.stdout
    assert rest[-2].endswith("platforms in the catalogue")
    assert "checksum right" in rest[-1]
    with urllib.request.urlopen(f"{site.url}/open-data/needs.csv") as answer:
        assert (tmp_path / "new/needs.csv").read_bytes() == answer.read()


def test_it_says_how_it_is_called():
    assert "usage" in run().stderr
