"""The steps of an import as the worker takes them; each is repeatable and ends in a state."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pghistory
from django.db import DatabaseError, connection, transaction

from sheets.cells import read_rows
from sheets.columns import tidy
from sheets.files.child import Row, Rows, open_sheet
from sheets.files.errors import UnreadableError
from sheets.kinds import Kind, kind_of
from sheets.mapping import guess
from sheets.models import SheetImport
from sheets.services import remove_file
from sheets.staging import Progress, Staging
from sheets.writing import Undoing, Writing

log = logging.getLogger(__name__)
State = SheetImport.State
PREVIEW_ROWS, PREVIEW_CELL = 20, 120
HASHED = 1024 * 1024
TOLD_SECONDS = 0.5
# What a step leads to when it comes to nothing.
BACK = {
    "check": (State.CHECKING, State.READ),
    "commit": (State.COMMITTING, State.CHECKED),
    "undo": (State.UNDOING, State.DONE),
}


def run(step: str, *, pk: int, at: datetime) -> None:
    """Take one step of an import; a step that was taken already changes nothing.

    A file that cannot be read is refused in words. Any other trouble is logged and leads one state
    back, so that nobody waits for ever and somebody can try again.
    """
    sheet = SheetImport.objects.filter(pk=pk).first()
    if sheet is None:
        return
    try:
        STEPS[step](sheet, at)
    except UnreadableError as error:
        if step == "commit":
            _go_back(sheet, step, error.reason)
        else:
            _refuse(sheet, error.reason, error.about)
    except Exception:
        log.exception("import %s: %s", pk, step)
        _go_back(sheet, step, "trouble")


@transaction.atomic
def _refuse(sheet: SheetImport, reason: str, about: dict[str, Any]) -> None:
    rows = SheetImport.objects.filter(pk=sheet.pk, state__in=[State.READING, State.CHECKING])
    if rows.update(state=State.REFUSED, reason=reason, about=about):
        remove_file(sheet)


def _go_back(sheet: SheetImport, step: str, reason: str) -> None:
    busy, before = BACK.get(step, (State.READING, State.REFUSED))
    changes: dict[str, Any] = {"state": before, "reason": reason, "done_count": 0}
    if step == "commit":
        changes |= {"committed_at": None, "committed_by": None}
    SheetImport.objects.filter(pk=sheet.pk, state=busy).update(**changes)


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────
def read(sheet: SheetImport, at: datetime) -> None:
    """Headings, first rows, number of rows; a guess what the columns hold."""
    if sheet.state != State.READING:
        return
    path = Path(sheet.file.path)
    with open_sheet(path, sheet.name) as rows:
        headings, preview, count = _first_rows(rows)
    mapping = guess(headings, kind_of(sheet.kind).columns)
    SheetImport.objects.filter(pk=sheet.pk, state=State.READING).update(
        state=State.READ,
        format=rows.kind,
        headings=headings,
        preview=preview,
        row_count=count,
        mapping=mapping,
    )


def _first_rows(rows: Rows) -> tuple[list[str], list[Row], int]:
    headings: list[str] = []
    preview: list[Row] = []
    count = 0
    for row in rows:
        if not headings:
            headings = [tidy(cell)[:200] for cell in row]
            continue
        if row:
            count += 1
            if count <= PREVIEW_ROWS:
                cells = [tidy(cell)[:PREVIEW_CELL] for cell in row]
                preview.append(cells + [""] * (len(headings) - len(cells)))
    return headings, preview, count


# ── Checking and importing ───────────────────────────────────────────────────────────────────────
def check(sheet: SheetImport, at: datetime) -> None:
    """Judge every row; nothing but the verdicts is written."""
    _bring_in(sheet, at=at, is_final=False)


def commit(sheet: SheetImport, at: datetime) -> None:
    """Judge every row as things stand now, then write all of them or none."""
    _bring_in(sheet, at=at, is_final=True)


def _bring_in(sheet: SheetImport, *, at: datetime, is_final: bool) -> None:
    busy = State.COMMITTING if is_final else State.CHECKING
    if sheet.state != busy:
        return
    kind = kind_of(sheet.kind)
    with _bar(sheet) as tell, transaction.atomic():
        if not _is_alone(sheet):
            return
        staging = Staging(kind, sheet)
        staging.open()
        whole = 1.0 if is_final else 2.0  # a check has no second half
        _fill(staging, lambda part: tell(whole * part * 0.35))
        staging.match(lambda part: tell(whole * (0.35 + part * 0.08)))
        writing = Writing(staging)
        if is_final:
            writing.lock()
        staging.judge(lambda part: tell(whole * (0.43 + part * 0.07)))
        is_written = is_final and not staging.issue_count
        if is_written:
            with pghistory.context(**_told(sheet, "import", sheet.committed_by_id)):
                writing.write(at=at, progress=lambda part: tell(0.5 + part / 2))
        _settle(sheet, staging, busy, is_written=is_written, is_final=is_final)


def _fill(staging: Staging, progress: Progress) -> None:
    sheet, kind = staging.sheet, staging.kind
    path = Path(sheet.file.path)
    if _digest(path) != sheet.sha256:
        raise UnreadableError("altered")
    columns = [(kind.column(name), place) for name, place in sheet.mapping.items()]
    with open_sheet(path, sheet.name) as rows:
        staging.fill(
            _counted(read_rows(rows, columns), sheet.row_count, progress), list(sheet.mapping)
        )


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(HASHED):
            digest.update(chunk)
    return digest.hexdigest()


def _counted(rows: Iterator[Any], whole: int, progress: Progress) -> Iterator[Any]:
    for number, row in enumerate(rows, 1):
        if number % 1000 == 0:
            progress(number / max(whole, number))
        yield row


def _settle(
    sheet: SheetImport, staging: Staging, busy: str, *, is_written: bool, is_final: bool
) -> None:
    """The counts and the state they lead to, with the rows in one transaction."""
    counts = staging.counts()
    changes: dict[str, Any] = {f"{verdict}_count": counts.get(verdict, 0) for verdict in VERDICTS}
    changes |= {"error_count": staging.issue_count, "state": State.CHECKED}
    if is_written:
        changes |= {"state": State.DONE, "done_count": sheet.row_count}
    elif is_final:
        changes |= {"committed_at": None, "committed_by": None, "reason": "errors-since"}
    if not SheetImport.objects.filter(pk=sheet.pk, state=busy).update(**changes):
        raise DatabaseError("somebody else took this step")
    if is_written:
        remove_file(sheet)


VERDICTS = ("new", "change", "same", "left")


# ── Undoing ──────────────────────────────────────────────────────────────────────────────────────
def undo(sheet: SheetImport, at: datetime) -> None:
    """Everything as it was before, or a list of the rows that keep it from that."""
    if sheet.state != State.UNDOING:
        return
    kind: Kind = kind_of(sheet.kind)
    with _bar(sheet) as tell, transaction.atomic():
        if not _is_alone(sheet):
            return
        undoing = Undoing(kind, sheet)
        undoing.open()
        tell(0.15)
        obstacles = undoing.obstacles(progress=lambda part: tell(0.15 + part * 0.35))
        changes: dict[str, Any] = {"state": State.DONE, "reason": "changed-since"}
        undoing.staging.tell(obstacles)
        if not obstacles:
            with pghistory.context(**_told(sheet, "undo-import", sheet.undone_by_id)):
                undoing.write(at=at, progress=lambda part: tell(0.5 + part / 2))
            changes = {"state": State.UNDONE, "undone_at": at}
        SheetImport.objects.filter(pk=sheet.pk).update(**changes)


def _told(sheet: SheetImport, action: str, user: int | None) -> dict[str, Any]:
    """What the history says of rows that an import writes."""
    return {"action": action, "user": user, "reason": sheet.name, "import": sheet.pk}


def _is_alone(sheet: SheetImport) -> bool:
    """Whether no other worker takes a step of this import; until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtext('sheets.import'), %s)", [sheet.pk]
        )
        return bool(cursor.fetchone()[0])


@contextmanager
def _bar(sheet: SheetImport) -> Iterator[Callable[[float], None]]:
    """Tells how far a step is, over a connection of its own: the step's is in a transaction."""
    own = connection.copy()
    told = time.monotonic()

    def tell(share: float) -> None:
        nonlocal told
        if time.monotonic() - told < TOLD_SECONDS:
            return
        told = time.monotonic()
        with own.cursor() as cursor:
            cursor.execute(
                f"UPDATE {SheetImport._meta.db_table} SET done_count = least(row_count,"  # noqa: S608
                " floor(row_count * %s)) WHERE id = %s",
                [share, sheet.pk],
            )

    try:
        yield tell
    finally:
        own.close()


STEPS: dict[str, Callable[[SheetImport, datetime], None]] = {
    "read": read,
    "check": check,
    "commit": commit,
    "undo": undo,
}
