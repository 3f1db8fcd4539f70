"""100,000 enterprises from a CSV file, history on: time and memory from the check to the last row,
and what a reader notices of it. With SHEETS_MILLION=1 also a million.

The import runs in a process of its own, as in the worker; afterwards it is undone.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from uuid import UUID

import django

django.setup()

from django.core.files import File
from django.utils import timezone
from stdnum.vn.mst import calc_check_digit

from benchmarks.bench_catalogue_page import Site
from enterprises.models import Enterprise
from platforms.snapshot import cool_down, warm_up
from reference.models import Commune, Sector
from sheets import running, services
from sheets.models import SheetImport

COUNT, MILLION = 100_000, 1_000_000
SECONDS, MEGABYTES, SLOWER = 40, 250, 3
QUIET_ROUNDS, PAUSE_SECONDS = 60, 0.05
ADDRESS = "/platforms/"
HEAD = ("MST", "Tên doanh nghiệp", "Loại hình", "Ngành", "Số lao động", "Doanh thu", "Mã xã")


def run() -> list[str]:
    """The lines of this benchmark."""
    lines = measured(COUNT)
    return lines + (measured(MILLION) if os.environ.get("SHEETS_MILLION") else [])


def measured(count: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "enterprises.csv"
        write_file(path, count)
        site = Site()
        warm_up()
        quiet = statistics.median(answers(site, rounds=QUIET_ROUNDS))
        command = [sys.executable, "-m", "benchmarks.bench_sheets", str(path), str(count)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            busy = statistics.median(answers(site, process=process))
            seconds, undoing, megabytes = map(float, process.stdout.read().split())
        cool_down()
    limit = SECONDS * count / COUNT
    return [
        f"import of {count:,} enterprises, history on: {seconds:.1f} s (limit: {limit:.0f} s, "
        f"{seconds / limit:.2f}; undone in {undoing:.1f} s)",
        f"its memory: {megabytes:.0f} MB (limit: {MEGABYTES} MB, {megabytes / MEGABYTES:.2f})",
        f"a page meanwhile: {busy * 1e3:.2f} ms (limit, {SLOWER} × the quiet site: "
        f"{SLOWER * quiet * 1e3:.2f} ms, {busy / quiet / SLOWER:.2f})",
    ]


def answers(site: Site, *, rounds: int = 0, process: subprocess.Popen | None = None) -> list[float]:
    """Seconds of each answer: so many rounds, or until the process ends."""
    took = []
    while process.poll() is None if process else len(took) < rounds:
        took.append(site.get(ADDRESS)[0])
        time.sleep(PAUSE_SECONDS)
    return took


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


def watch(peak: list[float]) -> None:
    while True:
        peak[0] = max(peak[0], resident())
        time.sleep(0.02)


def main(path: Path, count: int) -> None:
    peak = [0.0]
    threading.Thread(target=watch, args=(peak,), daemon=True).start()
    before = Enterprise.objects.count()
    started = time.monotonic()
    sheet = imported(path)
    seconds = time.monotonic() - started
    assert (sheet.state, sheet.new_count) == ("DONE", count), sheet.reason
    assert Enterprise.objects.count() == before + count
    started = time.monotonic()
    services.undo(sheet=sheet, by=None, at=timezone.now())
    sheet = step(sheet, "undo")
    assert (sheet.state, Enterprise.objects.count()) == ("UNDONE", before)
    print(seconds, time.monotonic() - started, peak[0])


def imported(path: Path) -> SheetImport:
    with path.open("rb") as file:
        sheet = services.upload(
            kind="enterprises",
            file=File(file, name=path.name),
            request_key=UUID(bytes=os.urandom(16)),
            by=None,
            at=timezone.now(),
        )
    sheet = step(sheet, "read")
    services.choose_columns(sheet=sheet, mapping=sheet.mapping, by=None)
    sheet = step(sheet, "check")
    services.commit(sheet=sheet, by=None, at=timezone.now())
    return step(sheet, "commit")


def step(sheet: SheetImport, name: str) -> SheetImport:
    running.run(name, pk=sheet.pk, at=timezone.now())
    return SheetImport.objects.get(pk=sheet.pk)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
