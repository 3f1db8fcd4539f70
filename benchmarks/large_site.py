"""A site of its own with 10,000 listings: a second database, filled by this process, and a real web
server on it whose workers only serve. What they hold and how soon they show a change is theirs.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg

django.setup()

from django.conf import settings
from django.db import connection, transaction

from benchmarks.catalogue_twin import store
from benchmarks.generated import listings
from platforms.models import Platform
from portal.database import server
from portal.database.roles import OWNER
from portal.serving import web_server
from reference.taxonomy import load_taxonomy

COUNT, WORKERS = 10_000, 2
START_SECONDS, SURE_SECONDS, PAUSE_SECONDS = 120, 1.5, 0.03


class Server:
    """The web server of `make run` on the second database."""

    def __init__(self, process: subprocess.Popen, port: int, sockets: Path) -> None:
        self.process, self.port, self.sockets = process, port, sockets

    def get(self, path: str) -> str:
        """A page, over a connection of its own: the workers take turns."""
        address = f"http://127.0.0.1:{self.port}{path}"
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.read().decode()

    def workers(self) -> list[int]:
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def megabytes(self) -> float:
        """Resident memory of the largest worker, shared pages included."""
        return max(resident(pid) for pid in self.workers())

    def stale_seconds(self, slug: str, name: str) -> float:
        """How long after a new name was committed any worker still showed the old one."""
        with psycopg.connect(host=str(self.sockets), dbname="portal", user=OWNER) as writer:
            writer.execute("UPDATE platforms_platform SET name = %s WHERE slug = %s", (name, slug))
        changed = last = time.monotonic()
        while time.monotonic() < max(last + SURE_SECONDS, changed + SURE_SECONDS):
            asked = time.monotonic()
            if name not in self.get(f"/platforms/{slug}/"):
                last = asked
            time.sleep(PAUSE_SECONDS)  # a reader, not a siege
        return last - changed

    def wait(self) -> None:
        """Until the catalogue is in memory of all workers, or time is up."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                for _ in range(5 * WORKERS):
                    self.get("/platforms/")
                return
            except OSError:
                time.sleep(0.5)


def resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def large_site() -> Iterator[Server]:
    """The server while it runs, on a database of its own that this ends as well."""
    data = settings.DATA_DIR / "large"
    given = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment = {**given, "LOCAL_RUN": "1", "DATA_DIR": str(data)}
    for words in (("manage.py", "migrate", "-v0"), ("manage.py", "load_reference"), FILL):
        subprocess.run([sys.executable, *words], env=environment, check=True, stdout=sys.stderr)
    port = free_port()
    command = web_server(port=port, workers=WORKERS, log_level="error")
    process = subprocess.Popen(command, env=environment)
    try:
        site = Server(process, port, server.ensure(data / "pg"))
        site.wait()
        yield site
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        server.stop(data / "pg")


FILL = ("-m", "benchmarks.large_site")


def fill() -> None:
    """Generated listings in the place of any others; once."""
    if Platform.objects.published().count() == COUNT:
        return
    with transaction.atomic():
        store(listings(COUNT, load_taxonomy()))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    fill()
