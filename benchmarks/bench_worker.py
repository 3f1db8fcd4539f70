"""What a web worker costs: its start against Django's own; at 10,000 listings its memory and how
soon a change shows on every worker.
"""

import os
import statistics
import subprocess
import sys
import time

from benchmarks.large_site import Server, large_site

ROUNDS, CHANGES, VISITS = 9, 7, 150
START_RATIO, MEGABYTES, SECONDS = 1.4, 250, 1.0
CLOCK = "import time; a = time.perf_counter(); {work}; print(time.perf_counter() - a)"
SETUP = CLOCK.format(work="import django; django.setup()")
START = CLOCK.format(work="import portal.wsgi")


def ask(code):
    """The number that a fresh interpreter prints."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def run():
    pairs = [(ask(SETUP), ask(START)) for _ in range(ROUNDS)]
    setup = statistics.median(first for first, _ in pairs)
    start = statistics.median(second for _, second in pairs)
    ratio = statistics.median(second / first for first, second in pairs)
    with large_site() as site:
        lines = served(site)
    return [
        f"worker start: {start * 1e3:.0f} ms (limit, {START_RATIO} × django.setup: "
        f"{START_RATIO * setup * 1e3:.0f} ms, {ratio / START_RATIO:.2f})",
        *lines,
    ]


def served(site: Server) -> list[str]:
    """Memory once the catalogue is warm and visited, and again after changes; their delay."""
    time.sleep(10)  # the last parts are made behind the first answers
    for number in range(VISITS):
        site.get(f"/platforms/?page={number + 1}")
        site.get(f"/platforms/listing-{number}/")
        site.get(f"/en/platforms/?q=b%C3%A1n+h%C3%A0ng&size=small&page={number + 1}")
    visited = site.megabytes()
    delays = [site.stale_seconds("listing-7", f"Tên mới {n} {time.time()}") for n in range(CHANGES)]
    time.sleep(3)
    changed, delay = site.megabytes(), statistics.median(delays)
    return [
        f"worker memory, 10,000 listings: {visited:.0f} MB (limit: {MEGABYTES} MB, "
        f"{visited / MEGABYTES:.2f})",
        f"the same after {CHANGES} changes: {changed:.0f} MB (limit: {MEGABYTES} MB, "
        f"{changed / MEGABYTES:.2f})",
        f"a change on every worker, 10,000 listings: {delay:.2f} s (limit: {SECONDS:.2f} s, "
        f"{delay / SECONDS:.2f}; worst {max(delays):.2f} s)",
    ]
