"""Enterprises from a CSV file, history on: time and memory from the check to the last row, a second
file that changes all of them in another order, both undone; and what readers and writers notice.

100,000 rows, or as many as SHEETS_ROWS says: `SHEETS_ROWS=1000000 python -m benchmarks sheets`. The
import runs in a process of its own, as in the worker.
"""

import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID, uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django

django.setup()

from django.core.files import File
from django.db import connection
from django.utils import timezone
from stdnum.vn.mst import calc_check_digit

from accounts.models import User
from benchmarks.bench_catalogue_page import Site
from enterprises.models import Enterprise
from platforms.snapshot import cool_down, warm_up
from reference.models import Commune, Sector
from sheets import running, services
from sheets.models import SheetImport

USUAL = 100_000
SECONDS, MEGABYTES, SLOWER = 40, 250, 3
# A page or a change that waits longer is noticed.
PAGE_SECONDS, WRITE_SECONDS = 0.1, 1.0
QUIET_ROUNDS, PAUSE_SECONDS = 100, 0.05
ADDRESS = "/platforms/"
OWN, ENDED = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
HEAD = ("MST", "Tên doanh nghiệp", "Loại hình", "Ngành", "Số lao động", "Doanh thu", "Mã xã")


def run() -> list[str]:
    """The lines of this benchmark."""
    count = int(os.environ.get("SHEETS_ROWS", USUAL))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "enterprises.csv"
        write_file(path, count)
        people = People()
        warm_up()
        people.live(lambda: len(people.pages) < QUIET_ROUNDS)
        quiet = people.slowest_twentieth()
        files = [str(path), str(changed_file(path))]
        command = [sys.executable, "-m", "benchmarks.bench_sheets", *files, str(count)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            people.live(lambda: process.poll() is None)
            busy = people.slowest_twentieth()
            told = json.loads(process.stdout.read())
        people.leave()
        cool_down()
    stages = [Stage(**each) for each in told["stages"]]
    return [*stage_lines(count, stages), memory_line(told["peak"]), *people_lines(quiet, busy)]


@dataclass
class Stage:
    """What one step on all rows took. still: the longest time, in seconds, that its bar stood."""

    name: str
    seconds: float
    computed: float
    moves: int
    still: float


def stage_lines(count: int, stages: list[Stage]) -> list[str]:
    limit = SECONDS * count / USUAL
    return [
        f"{each.name}, {count:,} enterprises: {each.computed:.1f} s computed (limit: {limit:.0f} s,"
        f" {each.computed / limit:.2f}; by the clock {each.seconds:.1f} s, its bar moved"
        f" {each.moves} times and stood {each.still:.1f} s at most)"
        for each in stages
    ]


def memory_line(peak: float) -> str:
    return f"memory of the import: {peak:.0f} MB (limit: {MEGABYTES} MB, {peak / MEGABYTES:.2f})"


def people_lines(quiet: tuple[float, float], busy: tuple[float, float]) -> list[str]:
    limit = max(SLOWER * quiet[0], PAGE_SECONDS)
    return [
        f"19 of 20 pages meanwhile: within {busy[0] * 1e3:.1f} ms (quiet: {quiet[0] * 1e3:.1f} ms; "
        f"limit: {limit * 1e3:.0f} ms, {busy[0] / limit:.2f})",
        f"19 of 20 changes of another enterprise: within {busy[1] * 1e3:.1f} ms (quiet: "
        f"{quiet[1] * 1e3:.1f} ms; limit: {WRITE_SECONDS * 1e3:.0f} ms, "
        f"{busy[1] / WRITE_SECONDS:.2f})",
    ]


class People:
    """Somebody who reads pages and somebody who changes an enterprise, again and again."""

    def __init__(self) -> None:
        self.site = Site()
        self.pages: list[float] = []
        self.writes: list[float] = []
        now = timezone.now()
        self.own = Enterprise.objects.create(
            name="Công ty khác", kind="SME", request_key=uuid4(), created_at=now, updated_at=now
        )

    def live(self, goes_on: Callable[[], bool]) -> None:
        self.pages, self.writes = [], []
        while goes_on():
            self.pages.append(self.site.get(ADDRESS)[0])
            started = time.perf_counter()
            self.own.employees = len(self.pages)
            self.own.save()
            self.writes.append(time.perf_counter() - started)
            time.sleep(PAUSE_SECONDS)

    def slowest_twentieth(self) -> tuple[float, float]:
        """Seconds within which 19 of 20 pages, and changes, were done."""
        return tuple(statistics.quantiles(each, n=20)[-1] for each in (self.pages, self.writes))

    def leave(self) -> None:
        self.own.delete()


def write_file(path: Path, count: int) -> None:
    """Made-up enterprises with valid tax codes over all communes and sectors."""
    communes = list(Commune.objects.order_by("code").values_list("code", flat=True))
    sectors = list(Sector.objects.filter(is_selectable=True).order_by("code"))
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEAD)
        number = written = 0
        while written < count:
            number += 1
            nine = f"{number % 60 + 1:02d}{number:07d}"
            if len(digit := calc_check_digit(nine)) > 1:
                continue
            written += 1
            out.writerow(
                (
                    nine + digit,
                    f"Công ty TNHH Thương mại Hòa Phát số {written}",
                    "doanh nghiệp",
                    sectors[written % len(sectors)].code,
                    written % 300,
                    written * 1_000_000 % 400_000_000_000,
                    communes[written % len(communes)],
                )
            )


# ── In the process that imports ──────────────────────────────────────────────────────────────────
def resident() -> float:
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024


def computed() -> float:
    """Seconds of processor time so far: of this process, of those it ended, of its connection."""
    own = sum(sum(resource.getrusage(whose)[:2]) for whose in (OWN, ENDED))
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    return own + int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def watch(peak: list[float]) -> None:
    while True:
        peak[0] = max(peak[0], resident())
        time.sleep(0.02)


class Bar:
    """How often the bar of an import moved, as another connection sees it."""

    def __init__(self) -> None:
        self.pk, self.seen, self.at = 0, -1, time.monotonic()
        self.moves, self.still = 0, 0.0
        threading.Thread(target=self._look, daemon=True).start()

    def begin(self, pk: int = 0) -> None:
        """Look at one import, else at the latest."""
        self.pk, self.moves, self.still, self.at = pk, 0, 0.0, time.monotonic()

    def _look(self) -> None:
        while True:
            rows = SheetImport.objects.filter(**({"pk": self.pk} if self.pk else {}))
            row = rows.order_by("-pk").values_list("pk", "done_count").first()
            stood = time.monotonic() - self.at
            self.still = max(self.still, stood)
            if row != self.seen:
                self.seen, self.at, self.moves = row, time.monotonic(), self.moves + 1
            time.sleep(0.25)


def main(path: Path, changed: Path, count: int) -> None:
    peak = [0.0]
    threading.Thread(target=watch, args=(peak,), daemon=True).start()
    bar, before, stages = Bar(), Enterprise.objects.count(), []

    @contextmanager
    def stage(name: str, pk: int = 0) -> Iterator[None]:
        bar.begin(pk)
        started, computing = time.monotonic(), computed()
        yield
        took = (time.monotonic() - started, computed() - computing)
        stages.append(Stage(name, *took, bar.moves, bar.still))
        print(f"{name}: {took[0]:.0f} s", file=sys.stderr, flush=True)

    with stage("import, history on"):
        first = imported(path)
    assert (first.state, first.new_count) == ("DONE", count), first.reason
    with stage("all changed by a second file in another order"):
        second = imported(changed)
    assert (second.state, second.change_count) == ("DONE", count), second.reason
    for name, sheet in (("undoing the changes", second), ("undoing the import", first)):
        with stage(name, sheet.pk):
            services.undo(sheet=sheet, by=officer(), at=timezone.now())
            assert step(sheet, "undo").state == "UNDONE"
    assert Enterprise.objects.count() == before
    print(json.dumps({"stages": [asdict(each) for each in stages], "peak": peak[0]}))


def changed_file(path: Path) -> Path:
    """The same enterprises with more employees, in another order, the same every time."""
    changed = path.with_name("changed.csv")
    with path.open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    random.Random(7).shuffle(rows)  # no secret
    place = head.index("Số lao động")
    with changed.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        for row in rows:
            writer.writerow([*row[:place], int(row[place]) + 1, *row[place + 1 :]])
    return changed


def officer() -> User:
    """Whose sheets these are."""
    return User.objects.get_or_create(email="sheets@example.vn", defaults={"is_staff": True})[0]


def imported(path: Path) -> SheetImport:
    with path.open("rb") as file:
        sheet = services.upload(
            kind="enterprises",
            file=File(file, name=path.name),
            request_key=UUID(bytes=os.urandom(16)),
            by=officer(),
            at=timezone.now(),
        )
    sheet = step(sheet, "read")
    services.choose_columns(sheet=sheet, mapping=sheet.mapping, by=officer())
    sheet = step(sheet, "check")
    services.commit(sheet=sheet, by=officer(), at=timezone.now())
    return step(sheet, "commit")


def step(sheet: SheetImport, name: str) -> SheetImport:
    running.run(name, pk=sheet.pk, at=timezone.now())
    return SheetImport.objects.get(pk=sheet.pk)


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    else:
        print("\n".join(run()))
