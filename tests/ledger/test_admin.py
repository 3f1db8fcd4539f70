import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ledger.models import ProblemReport
from ledger.reports import settle_report, take_report
from ledger.services import report_problem
from tests.staff import colleague, sign_in

pytestmark = pytest.mark.ignore_template_errors
LIST = reverse("admin:ledger_problemreport_changelist")


def reported(number, kind="platform", key="misa-asp", days=0):
    report_problem(
        subject=(kind, key),
        request_key=uuid.UUID(int=number),
        at=timezone.now() - timedelta(days=days),
        reason="WRONG_FACT",
        text="Giá đã <b>đổi</b>.",
        contact="ban@example.vn",
    )
    return ProblemReport.objects.latest("pk")


@pytest.fixture
def report(db):
    return reported(1)


@pytest.fixture
def officer(client, db):
    return sign_in(client, "moderator")


def page(report, name="change"):
    return reverse(f"admin:ledger_problemreport_{name}", args=[report.pk])


def test_a_report_is_marked_as_dealt_with(client, officer, report):
    client.post(page(report, "done"))
    report.refresh_from_db()
    assert (report.status, report.done_at is None) == ("DONE", False)


def test_looking_at_the_address_marks_nothing(client, officer, report):
    assert client.get(page(report, "done")).status_code == 405


def test_several_are_marked_from_the_list(client, officer, report):
    other = reported(2)
    data = {"action": "mark_done", "_selected_action": [report.pk, other.pk]}
    client.post(LIST, data)
    assert not ProblemReport.objects.filter(status="NEW").exists()


def test_a_dismissal_needs_a_word_and_keeps_the_report_open(client, officer, report):
    answer = client.post(page(report, "dismiss"), {"answer": " "}, follow=True)
    assert "Hãy nói vì sao" in answer.content.decode()
    client.post(page(report, "dismiss"), {"answer": "Vẫn mở được."})
    report.refresh_from_db()
    assert (report.status, report.answer, report.done_by) == (
        "DISMISSED",
        "Vẫn mở được.",
        officer,
    )


def test_a_report_is_given_to_a_colleague(client, officer, report):
    other = colleague("moderator", name="Lê Thị Nhận")
    assert "Lê Thị Nhận" in client.get(page(report)).content.decode()
    client.post(page(report, "take"), {"to": other.pk})
    report.refresh_from_db()
    assert (report.status, report.assigned_to) == ("LOOKING", other)


@pytest.mark.parametrize("to", ["", "abc", "999999"])
def test_without_a_colleague_it_is_ones_own(client, officer, report, to):
    client.post(page(report, "take"), {"to": to})
    report.refresh_from_db()
    assert report.assigned_to == officer


def test_who_comes_late_is_told_and_keeps_the_answer(client, officer, report):
    said = {"status": "DONE", "answer": "Đã sửa.", "by": officer, "at": timezone.now()}
    settle_report(report=report, **said)
    answer = client.post(page(report, "done"), {"answer": "Câu trả lời dài"}, follow=True)
    assert "Câu trả lời dài" in answer.content.decode()


def test_others_like_it_are_answered_with_one_button(client, officer, report):
    other = reported(2)
    assert page(report, "merge") in client.get(page(report)).content.decode()
    client.post(page(report, "merge"))
    other.refresh_from_db()
    assert (other.status, other.duplicate_of) == ("MERGED", report)
    assert page(report, "merge") not in client.get(page(report)).content.decode()


def test_the_list_is_narrowed_to_ones_own(client, officer, report):
    mine = reported(2)
    take_report(report=mine, by=officer, to=officer, at=timezone.now())
    found = {
        value: list(client.get(LIST, {"assignee": value}).context["cl"].result_list)
        for value in ("mine", "nobody")
    }
    assert found == {"mine": [mine], "nobody": [report]}


def test_a_forged_form_rewrites_nothing(client, officer, report):
    client.post(page(report), {"text": "anders", "status": "DONE", "contact": "x@y.vn"})
    before = (report.text, report.status, report.contact)
    report.refresh_from_db()
    assert (report.text, report.status, report.contact) == before


def test_readers_mark_nothing(client, report):
    sign_in(client, "auditor")
    for name in ("done", "take", "merge", "dismiss"):
        client.post(page(report, name), {"answer": "x"})
    client.post(LIST, {"action": "mark_done", "_selected_action": report.pk})
    report.refresh_from_db()
    assert report.status == "NEW"


def test_what_a_reader_wrote_is_shown_as_text(client, officer, report):
    assert "&lt;b&gt;đổi" in client.get(page(report)).content.decode()


def test_the_longest_waiting_comes_first_and_the_done_last(client, officer, report):
    old, done = reported(2, days=9), reported(3, days=20)
    settle_report(report=done, status="DONE", answer="", by=officer, at=timezone.now())
    assert list(client.get(LIST).context["cl"].result_list) == [old, report, done]


def test_a_report_leads_to_what_it_is_about(client, officer, report):
    address = reverse("platform-detail", args=["misa-asp"])
    assert address in client.get(LIST).content.decode()


def test_a_report_about_something_unknown_is_still_shown(client, officer, db):
    reported(4, kind="page", key="/learn/")
    assert "page /learn/" in client.get(LIST).content.decode()


def test_what_a_report_is_about_stands_there_in_words(client, officer, report):
    reported(2, kind="vendor", key="misa")
    listed = client.get(LIST)
    assert "nền tảng misa-asp" in listed.content.decode()
    assert "platform misa-asp" not in listed.content.decode()
    found = client.get(LIST, {"about": "vendor"}).context["cl"].result_list
    assert [row.subject_kind for row in found] == ["vendor"]


def test_a_report_leads_to_where_the_listing_can_be_suspended(client, officer, report):
    address = f"{reverse('admin:platforms_platform_changelist')}?q=misa-asp"
    assert f'href="{address}"' in client.get(page(report)).content.decode()
    found = client.get(address).context["cl"].result_list
    assert [row.slug for row in found] == ["misa-asp"]


def test_an_unknown_report_is_told(client, officer):
    path = reverse("admin:ledger_problemreport_done", args=[999999])
    assert client.post(path).url == reverse("admin:index")
