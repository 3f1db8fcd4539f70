"""What the page of one import shows, ready for its template."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, When

from sheets.forms import letters
from sheets.kinds import Kind
from sheets.models import SheetImport, SheetIssue
from sheets.services import UNDO_DAYS
from sheets.wording import cell_reason, column_label, file_reason

State = SheetImport.State


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue in words; `place` is the column's letter in the file, "" for the whole row."""

    line: int
    column: str
    place: str
    value: str
    text: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What can be done with an import now, and what is to be seen of it."""

    kind: Kind
    reason: str
    is_mapped: bool
    can_commit: bool
    can_undo: bool
    undo_until: datetime | None
    headings: tuple[tuple[str, str], ...]


def page_of(sheet: SheetImport, kind: Kind, *, at: datetime) -> Page:
    """No query."""
    is_due = sheet.new_count + sheet.change_count > 0
    until = sheet.committed_at + timedelta(days=UNDO_DAYS) if sheet.committed_at else None
    return Page(
        kind=kind,
        reason=file_reason(sheet.reason, sheet.about),
        is_mapped=sheet.state in (State.READ, State.CHECKED),
        can_commit=sheet.state == State.CHECKED and not sheet.error_count and is_due,
        can_undo=sheet.state == State.DONE and until is not None and at < until,
        undo_until=until,
        headings=tuple((letters(place), name) for place, name in enumerate(sheet.headings)),
    )


def in_file_order(sheet: SheetImport) -> QuerySet[SheetIssue]:
    """The issues row by row as the file has its columns; first what is said of a whole row."""
    places = [When(column=name, then=place) for name, place in sheet.mapping.items()]
    whole = When(column="", then=-1)
    place = Case(whole, *places, default=len(sheet.headings), output_field=IntegerField())
    return sheet.issues.order_by("line", place, "column", "pk")


def issue_rows(kind: Kind, issues: Iterable[SheetIssue]) -> Iterator[IssueRow]:
    """Issues in words, in their order."""
    for issue in issues:
        yield IssueRow(
            line=issue.line,
            column=column_label(kind, issue.column),
            place="",
            value=issue.value,
            text=cell_reason(kind, issue.reason, _plain(issue.about)),
            is_error=issue.is_error,
        )


def _plain(about: Any) -> dict[str, Any]:
    return dict(about or {})
