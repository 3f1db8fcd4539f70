import threading
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from accounts.models import Letter, User
from ledger.models import ProblemReport
from ledger.reports import (
    AnswerMissingError,
    DifferentReportError,
    ReportSettledError,
    identical_to,
    may_triage,
    merge_reports,
    settle_report,
    take_report,
)
from tests.outbox import deliver
from tests.staff import colleague

AT = datetime(2026, 11, 29, 3, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


def reported(**fields):
    said = {"subject_kind": "platform", "subject_key": "kiotviet", "reason": "DEAD_LINK"}
    return ProblemReport.objects.create(
        **{**said, "request_key": uuid4(), "created_at": AT, **fields}
    )


@pytest.fixture
def officer(db):
    return colleague("moderator")


def settle(report, officer, status="DONE", answer="", at=LATER):
    return settle_report(report=report, status=status, answer=answer, by=officer, at=at)


def merge(into, officer, **which):
    return merge_reports(into=into, reports=ProblemReport.objects.filter(**which), by=officer)


def test_a_report_is_taken_and_handed_on(officer):
    report, other = reported(), colleague("moderator")
    taken = take_report(report=report, by=officer, to=officer, at=AT)
    assert (taken.status, taken.assigned_to, taken.taken_at) == ("LOOKING", officer, AT)
    handed = take_report(report=report, by=officer, to=other, at=LATER)
    assert (handed.status, handed.assigned_to, handed.taken_at) == ("LOOKING", other, AT)


@pytest.mark.parametrize(("status", "answer"), [("DONE", ""), ("DISMISSED", "Vẫn mở được.")])
def test_a_report_is_answered_once(officer, status, answer):
    report = reported()
    done = settle(report, officer, status, answer)
    assert (done.status, done.answer, done.done_at, done.done_by) == (
        status,
        answer,
        LATER,
        officer,
    )
    again = settle(report, colleague("moderator"), status, answer, at=LATER + timedelta(days=1))
    assert (again.done_at, again.done_by) == (LATER, officer)
    with pytest.raises(ReportSettledError):
        settle(report, officer, "DONE", "Khác.")
    with pytest.raises(ReportSettledError):
        take_report(report=report, by=officer, to=officer, at=LATER)


def test_nothing_is_dismissed_without_a_word(officer):
    with pytest.raises(AnswerMissingError):
        settle(reported(), officer, "DISMISSED", " \u200b ")


@pytest.mark.parametrize(
    ("language", "subject", "line"),
    [
        ("vi", "Lỗi bạn đã báo", "Đã sửa."),
        ("en", "The problem that you reported", "/en/platforms/kiotviet/"),
    ],
)
def test_whoever_left_an_address_is_told_once_in_her_language(officer, language, subject, line):
    report = reported(contact="lan@example.vn", language=language, text="Trang <b>hỏng</b>")
    for _ in range(2):
        settle(report, officer, answer="Đã sửa.")
    deliver()
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [(["lan@example.vn"], subject)]
    assert line in mail.outbox[0].body
    assert "Trang <b>hỏng</b>" in mail.outbox[0].body


def test_whoever_left_none_is_not(officer):
    settle(reported(), officer)
    deliver()
    assert mail.outbox == []


def test_identical_ones_are_answered_together(officer):
    main = reported(contact="a@example.vn")
    others = [reported(contact="b@example.vn"), reported(created_at=LATER)]
    for fields in ({"reason": "OTHER"}, {"subject_key": "sapo"}, {"subject_kind": "vendor"}):
        reported(**fields)
    assert list(identical_to(main)) == others
    assert merge(main, officer, pk__in=[row.pk for row in others]) == 2
    assert not identical_to(main).exists()
    settle(main, officer, answer="Đã sửa.")
    for row in others:
        row.refresh_from_db()
        assert (row.status, row.answer, row.duplicate_of) == ("DONE", "Đã sửa.", main)
    deliver()
    assert {sent.to[0] for sent in mail.outbox} == {"a@example.vn", "b@example.vn"}


def test_what_was_merged_before_follows(officer):
    first, second, third = reported(), reported(), reported()
    merge(second, officer, pk=third.pk)
    assert merge(first, officer, pk=second.pk) == 2
    assert set(ProblemReport.objects.filter(duplicate_of=first)) == {second, third}


def test_a_settled_one_is_not_merged_and_takes_none(officer):
    main, done = reported(), reported()
    settle(done, officer)
    assert merge(main, officer, pk=done.pk) == 0
    with pytest.raises(ReportSettledError):
        merge(done, officer, pk=main.pk)


def test_reports_of_different_things_are_not_one(officer):
    with pytest.raises(DifferentReportError):
        merge(reported(), officer, pk=reported(subject_key="sapo").pk)


def test_only_who_may_change_reports_gets_one(officer):
    colleague("auditor"), colleague("content_editor"), colleague("moderator", is_active=False)
    chief = colleague("superuser")
    assert set(may_triage()) == {officer, chief}


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"status": "DONE"}, "done_says_when"),
        ({"status": "LOOKING", "taken_at": AT, "done_at": AT}, "done_says_when"),
        ({"taken_at": AT}, "taken_says_when"),
        ({"status": "LOOKING"}, "taken_says_when"),
        ({"status": "DISMISSED", "done_at": AT}, "dismissed_says_why"),
        ({"status": "MERGED"}, "merged_says_with_what"),
    ],
)
def test_stored_reports_are_whole(db, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        reported(**fields)


def test_two_colleagues_at_once_answer_it_once(committed_db):
    report, people = reported(contact="lan@example.vn"), [colleague("moderator") for _ in "ab"]
    start, results = threading.Barrier(2), []

    def answer(person):
        start.wait()
        try:
            results.append(settle(report, person, answer=f"Đã sửa ({person.pk}).").done_by_id)
        except ReportSettledError:
            results.append(None)
        connection.close()

    threads = [threading.Thread(target=answer, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    try:
        assert results.count(None) == 1
        report.refresh_from_db()
        assert report.done_by_id in results
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE args->>'to' = 'lan@example.vn'")
        Letter.objects.filter(kind="problem-answered", key=str(report.pk)).delete()
        report.delete()
        User.objects.filter(pk__in=[person.pk for person in people]).delete()
