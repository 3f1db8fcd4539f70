"""100,000 enterprises from a CSV file, history on: time and memory from the check to the last row,
and what readers and writers notice of it. With SHEETS_MILLION=1 also a million.

The import runs in a process of its own, as in the worker; afterwards it is undone. By itself:
`python -m benchmarks.bench_sheets`.
"""

import csv
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
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

COUNT, MILLION = 100_000, 1_000_000
SECONDS, MEGABYTES, SLOWER = 40, 250, 3
# A page or a change that waits longer is noticed.
PAGE_SECONDS, WRITE_SECONDS = 0.1, 1.0
QUIET_ROUNDS, PAUSE_SECONDS = 100, 0.05
ADDRESS = "/platforms/"
OWN, ENDED = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
HEAD = ("MST", "Tên doanh nghiệp", "Loại hình", "Ngành", "Số lao động", "Doanh thu", "Mã xã")


def run() -> list[str]:
    """The lines of this benchmark."""
    lines = measured(COUNT)
    return lines + (measured(MILLION) if os.environ.get("SHEETS_MILLION") else [])


def measured(count: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "enterprises.csv"
        write_file(path, count)
        people = People()
        warm_up()
        people.live(lambda: len(people.pages) < QUIET_ROUNDS)
        quiet = people.slowest_twentieth()
        command = [sys.executable, "-m", "benchmarks.bench_sheets", str(path), str(count)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            people.live(lambda: process.poll() is None)
            busy = people.slowest_twentieth()
            took = list(map(float, process.stdout.read().split()))
        people.leave()
        cool_down()
    return [*import_lines(count, *took), *people_lines(quiet, busy)]


def import_lines(
    count: int, seconds: float, computing: float, changing: float, undoing: float, megabytes: float
) -> list[str]:
    limit = SECONDS * count / COUNT
    return [
        f"import of {count:,} enterprises, history on: {seconds:.1f} s (limit: {limit:.0f} s, "
        f"{seconds / limit:.2f}; {computing:.1f} s of it computed)",
        f"all of them changed by a second file: {changing:.1f} s (limit: {limit:.0f} s, "
        f"{changing / limit:.2f}); both undone in {undoing:.1f} s",
        f"its memory: {megabytes:.0f} MB (limit: {MEGABYTES} MB, {megabytes / MEGABYTES:.2f})",
    ]


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


def main(path: Path, count: int) -> None:
    peak = [0.0]
    threading.Thread(target=watch, args=(peak,), daemon=True).start()
    before = Enterprise.objects.count()
    started, computing = time.monotonic(), computed()
    first = imported(path)
    seconds, computing = time.monotonic() - started, computed() - computing
    assert (first.state, first.new_count) == ("DONE", count), first.reason
    assert Enterprise.objects.count() == before + count
    changed = changed_file(path)
    started = time.monotonic()
    second = imported(changed)
    changing = time.monotonic() - started
    assert (second.state, second.change_count) == ("DONE", count), second.reason
    started = time.monotonic()
    for sheet in (second, first):
        services.undo(sheet=sheet, by=officer(), at=timezone.now())
        assert step(sheet, "undo").state == "UNDONE"
    assert Enterprise.objects.count() == before
    print(seconds, computing, changing, time.monotonic() - started, peak[0])


def changed_file(path: Path) -> Path:
    """The same enterprises with more employees."""
    changed = path.with_name("changed.csv")
    with path.open(encoding="utf-8") as file, changed.open("w", encoding="utf-8") as out:
        rows, writer = csv.reader(file), csv.writer(out)
        writer.writerow(next(rows))
        place = HEAD.index("Số lao động")
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
        main(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        print("\n".join(run()))
