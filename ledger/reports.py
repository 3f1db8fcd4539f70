"""What becomes of a problem report: taken, merged with others like it, answered once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pghistory
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.post.kinds import Audience, LetterKind, Words
from accounts.post.letters import Envelope, post
from ledger.models import ProblemReport
from reference.text import clean

Status = ProblemReport.Status
OPEN = (Status.NEW, Status.LOOKING)
SETTLED = (Status.DONE, Status.DISMISSED)
LONGEST_ANSWER = 2000
# The page of what a report is about, by the report's kind.
PAGES = {
    "platform": "platform-detail",
    "vendor": "vendor-detail",
    "adviser": "adviser-detail",
    "organisation": "organisation-detail",
}


class ReportSettledError(Exception):
    """Somebody has answered it already, or merged it with another."""


class AnswerMissingError(Exception):
    """A report is not dismissed without saying why."""


class DifferentReportError(Exception):
    """Reports about different things are not one."""


def page_of(report: ProblemReport) -> str:
    """The path of the page that a report is about, in the active language; "" for none."""
    try:
        return reverse(PAGES[report.subject_kind], args=[report.subject_key])
    except (KeyError, NoReverseMatch):
        return ""


def identical_to(report: ProblemReport) -> QuerySet[ProblemReport]:
    """Other open reports of the same fault of the same thing, the oldest first."""
    same = ("subject_kind", "subject_key", "reason")
    rows = ProblemReport.objects.filter(status__in=OPEN, **{n: getattr(report, n) for n in same})
    return rows.exclude(pk=report.pk).order_by("created_at", "pk")


def may_triage() -> QuerySet[User]:
    """Colleagues to whom a report may be given, by name."""
    held = Q(is_superuser=True) | Q(groups__permissions__codename="change_problemreport")
    rows = User.objects.filter(held, is_staff=True, is_active=True)
    return rows.distinct().order_by("name", "pk")


@transaction.atomic
def take_report(*, report: ProblemReport, by: User, to: User, at: datetime) -> ProblemReport:
    """Give an open report to somebody, who looks at it; given again, it moves.

    Raises: ReportSettledError.
    """
    row = ProblemReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if row.status not in OPEN:
        raise ReportSettledError(row.pk)
    if row.assigned_to_id == to.pk:
        return row
    row.status, row.assigned_to, row.taken_at = Status.LOOKING, to, row.taken_at or at
    with pghistory.context(action="take", user=by.pk):
        row.save(update_fields=["status", "assigned_to", "taken_at"])
    return row


@transaction.atomic
def settle_report(
    *, report: ProblemReport, status: str, answer: str, by: User, at: datetime
) -> ProblemReport:
    """Answer a report and those merged with it; whoever left an address is written to, once.

    Args:
        status: DONE or DISMISSED.
        answer: to the reader, in words; may be empty where it is DONE. Cut at 2,000 characters.

    Returns: the stored row; settled the same way before, it stays as it is.
    Raises: AnswerMissingError, ReportSettledError.
    """
    answer = clean(answer)[:LONGEST_ANSWER]
    if status == Status.DISMISSED and not answer:
        raise AnswerMissingError(report.pk)
    rows = _locked(Q(pk=report.pk) | Q(duplicate_of=report.pk))
    row = rows[report.pk]
    if (row.status, row.answer) == (status, answer):
        return row
    if row.status not in OPEN:
        raise ReportSettledError(row.pk)
    with pghistory.context(action="settle", user=by.pk):
        for each in (row, *(r for r in rows.values() if r.status == Status.MERGED)):
            each.status, each.answer, each.done_at, each.done_by = status, answer, at, by
            each.save(update_fields=["status", "answer", "done_at", "done_by"])
            _tell(each, at)
    return row


@transaction.atomic
def merge_reports(*, into: ProblemReport, reports: QuerySet[ProblemReport], by: User) -> int:
    """Let one open report answer for others about the same thing, and for theirs.

    Returns: how many were merged now; settled ones are passed over.
    Raises: ReportSettledError: `into` is no longer open. DifferentReportError.
    """
    chosen = list(reports.exclude(pk=into.pk).order_by("pk").values_list("pk", flat=True))
    rows = _locked(Q(pk__in=[into.pk, *chosen]) | Q(duplicate_of__in=chosen))
    main = rows.pop(into.pk)
    if main.status not in OPEN:
        raise ReportSettledError(main.pk)
    about = (main.subject_kind, main.subject_key)
    if any((row.subject_kind, row.subject_key) != about for row in rows.values()):
        raise DifferentReportError(main.pk)
    merged = [row for row in rows.values() if row.status not in SETTLED]
    with pghistory.context(action="merge", user=by.pk):
        for row in merged:
            row.status, row.duplicate_of = Status.MERGED, main
            row.save(update_fields=["status", "duplicate_of"])
    return len(merged)


def _locked(which: Q) -> dict[int, ProblemReport]:
    """Reports by key, locked in one order, so that two colleagues never wait for each other."""
    rows = ProblemReport.objects.select_for_update(of=("self",)).filter(which).order_by("pk")
    return {row.pk: row for row in rows}


def _answer(values: Mapping[str, Any]) -> Words:
    return Words(
        _("The problem that you reported"), render_to_string("ledger/mail_report.txt", dict(values))
    )


ANSWERED = LetterKind(
    "problem-answered",
    audience=Audience.REPORTER,
    when=gettext_lazy("staff have answered a problem that a reader reported"),
    write=_answer,
    sample={
        "reason": {"vi": "đường dẫn không mở được", "en": "a link does not work"},
        "text": "Bấm vào trang của nhà cung cấp thì báo lỗi 404.",
        "status": "DONE",
        "answer": "Chúng tôi đã thay bằng địa chỉ mới.",
        "url": "https://smedx.vn/platforms/kiotviet/",
    },
)


def _tell(report: ProblemReport, at: datetime) -> None:
    """Queue the answer to a reader who left an address; it goes out with the transaction."""
    if not report.contact:
        return
    with translation.override(report.language):
        page = page_of(report)
        values = {
            "reason": report.get_reason_display(),
            "text": report.text,
            "status": report.status,
            "answer": report.answer,
            "url": f"{settings.SITE_URL}{page}" if page else "",
        }
    envelope = Envelope(ANSWERED.code, str(report.pk), report.contact, report.language)
    post(envelope, values, at=at)
