"""What people do with an import: each one transaction, repeatable, its work left to a job."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from reference.once import once_for
from sheets import mapping as columns_of
from sheets import tasks
from sheets.kinds import kind_of
from sheets.models import SheetExport, SheetImage, SheetImport, SheetIssue, private_files

State = SheetImport.State
# The file goes with its import, or after a week without one; what undoes it after a month.
FILE_DAYS, UNDO_DAYS, QUERY_DAYS = 7, 30, 90


class MovedOnError(Exception):
    """The import is not in a state for this: somebody was quicker, or it was done already."""


class MappingError(ValueError):
    """The columns cannot be used so. problems: as `mapping.problems` gives them."""

    def __init__(self, problems: list[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__(problems)
        self.problems = problems


@transaction.atomic
def upload(
    *, kind: str, file: UploadedFile, request_key: UUID, by: User, at: datetime
) -> SheetImport:
    """Keep a file in private and have it read; the same form sent twice is one import."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    key = once_for(request_key, by.pk, kind, digest.hexdigest())
    found = SheetImport.objects.filter(request_key=key).first()
    if found:
        return found
    row = SheetImport.objects.create(
        kind=kind,
        file=file,
        name=(file.name or "")[:200],
        size=file.size or 0,
        sha256=digest.hexdigest(),
        request_key=key,
        created_by=by,
        created_at=at,
    )
    tasks.read.defer(sheet=row.pk)
    return row


@transaction.atomic
def choose_columns(*, sheet: SheetImport, mapping: Mapping[str, int], by: User) -> SheetImport:
    """Say which column holds what, and have every row checked; nothing is imported.

    Raises: MappingError. MovedOnError.
    """
    kind = kind_of(sheet.kind)
    if problems := columns_of.problems(mapping, kind.columns, kind.needed):
        raise MappingError(problems)
    row = _moved(sheet, (State.READ, State.CHECKED), State.CHECKING, mapping=dict(mapping))
    tasks.check.defer(sheet=row.pk)
    return row


@transaction.atomic
def commit(*, sheet: SheetImport, by: User, at: datetime) -> SheetImport:
    """Import all rows, or none. Raises: MovedOnError: also if it has errors or nothing to do."""
    ready = SheetImport.objects.filter(pk=sheet.pk, error_count=0)
    if not ready.exclude(new_count=0, change_count=0).exists():
        raise MovedOnError(sheet.pk)
    row = _moved(sheet, (State.CHECKED,), State.COMMITTING, committed_by=by, committed_at=at)
    tasks.commit.defer(sheet=row.pk)
    return row


@transaction.atomic
def undo(*, sheet: SheetImport, by: User, at: datetime) -> SheetImport:
    """Put everything back as it was before the import, or nothing. Raises: MovedOnError."""
    if sheet.committed_at is None or sheet.committed_at < at - timedelta(days=UNDO_DAYS):
        raise MovedOnError(sheet.pk)
    row = _moved(sheet, (State.DONE,), State.UNDOING, undone_by=by)
    tasks.undo.defer(sheet=row.pk)
    return row


@transaction.atomic
def drop(*, sheet: SheetImport) -> SheetImport:
    """Give an import up before anything was written; its file goes. Raises: MovedOnError."""
    row = _moved(sheet, (State.READ, State.CHECKED), State.DROPPED, preview=[])
    remove_file(row)
    return row


def remove_file(row: SheetImport) -> None:
    """The file goes once the transaction is through, with what was kept of its cells."""
    name = row.file.name
    SheetImport.objects.filter(pk=row.pk).update(file="", preview=[])
    if name:
        transaction.on_commit(lambda: private_files().delete(name))


def _moved(sheet: SheetImport, states: tuple[str, ...], state: str, **changes: Any) -> SheetImport:
    row = SheetImport.objects.select_for_update(of=("self",), no_key=True).get(pk=sheet.pk)
    if row.state not in states:
        raise MovedOnError(sheet.pk)
    changes |= {"state": state, "done_count": 0, "reason": "", "about": {}}
    SheetImport.objects.filter(pk=row.pk).update(**changes)
    row.refresh_from_db()
    return row


@transaction.atomic
def note_export(
    *, kind: str, format: str, query: str, row_count: int, by: User, at: datetime
) -> SheetExport:
    """Record who takes out which rows, before the first of them is sent."""
    said = {"kind": kind, "format": format, "query": query[:500], "row_count": row_count}
    return SheetExport.objects.create(**said, created_by=by, created_at=at)


@transaction.atomic
def forget_files(*, at: datetime) -> int:
    """Files that nobody imported within a week go, with what was kept of their cells."""
    old = SheetImport.objects.filter(created_at__lt=at - timedelta(days=FILE_DAYS))
    rows = list(old.exclude(file="").select_for_update(of=("self",), skip_locked=True))
    for row in rows:
        if not row.is_busy:
            if row.state in (State.READ, State.CHECKED):
                SheetImport.objects.filter(pk=row.pk).update(state=State.DROPPED)
            remove_file(row)
    SheetIssue.objects.filter(sheet__in=old).exclude(value="").update(value="")
    return len(rows)


@transaction.atomic
def forget_images(*, at: datetime) -> int:
    """What would undo an import goes after a month; the searches of exports after three."""
    old = SheetImage.objects.filter(sheet__committed_at__lt=at - timedelta(days=UNDO_DAYS + 1))
    count, _by_model = old.delete()
    searched = SheetExport.objects.filter(created_at__lt=at - timedelta(days=QUERY_DAYS))
    return count + searched.exclude(query="").update(query="")


def forget_rows(*, kind: str, keys: list[Any]) -> None:
    """What imports kept of rows that are erased."""
    SheetImage.objects.filter(sheet__kind=kind, key__in=list(map(str, keys))).delete()
