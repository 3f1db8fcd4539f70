"""What a web worker costs: its start against Django's own, and its memory at 10,000 listings."""

import os
import statistics
import subprocess
import sys

ROUNDS = 9
CLOCK = "import time; a = time.perf_counter(); {work}; print(time.perf_counter() - a)"
SETUP = CLOCK.format(work="import django; django.setup()")
START = CLOCK.format(work="import portal.wsgi")
MEMORY = """
import portal.wsgi
from benchmarks.generated import snapshot_of
from platforms.index import Query
held = snapshot_of(10_000)
assert held.index.search(Query()).total == 10_000
for name in ("match", "recogniser", "places"):
    held.part(name)
status = open("/proc/self/status").read()
print(int(status.split("VmRSS:")[1].split()[0]) / 1024)
"""


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
    memory = statistics.median(ask(MEMORY) for _ in range(3))
    return [
        f"worker start: {start * 1e3:.0f} ms (django.setup: {setup * 1e3:.0f} ms, {ratio:.2f})",
        f"worker memory, 10,000 listings: {memory:.0f} MB (limit: 250 MB, {memory / 250:.2f})",
    ]
