"""What the portal writes, in the admin: every kind, how it reads, and who was told what."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import Letter, User
from accounts.post.kinds import all_kinds
from ledger.models import Notice
from ledger.notices import About, notify
from tests.outbox import deliver
from tests.staff import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
KINDS = "/admin/ledger/notice/kinds/"
AT = timezone.now()
CODES = [kind.code for kind in all_kinds()]


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def told(user, key="1", **fields):
    row = notify(
        user=user, kind="trial-ending", about=About(key, {"platform": "Sapo", "ends": "x"}), at=AT
    )
    Notice.objects.filter(pk=row.pk).update(**fields)
    return row


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("admin", 200),
        ("content_editor", 200),
        ("moderator", 200),
        ("auditor", 200),
        ("programme_manager", 403),
        (None, 403),
    ],
)
@pytest.mark.parametrize("path", [KINDS, f"{KINDS}trial-ending/", f"{KINDS}trial-ending/vi.html"])
def test_who_may_look_at_what_is_written(client, role, status, path):
    sign_in(client, role)
    assert client.get(path).status_code == status


def test_the_list_names_every_kind(client):
    sign_in(client, "admin")
    page = page_of(client, KINDS)
    assert [code for code in CODES if f"{KINDS}{code}/" not in page] == []


def test_the_list_counts_the_last_thirty_days_in_one_query(client, django_assert_max_num_queries):
    sign_in(client, "admin")
    user = User.objects.create_user("chu@example.vn")
    told(user, state="SENT", sent_at=AT)
    told(user, "2", state="SENT", sent_at=AT - timedelta(days=31))
    told(user, "3")
    client.get(KINDS)
    with django_assert_max_num_queries(6):
        parts = client.get(KINDS).context["parts"]
    sent = {line.kind.code: line.sent for part in parts for line in part.lines}
    assert (sent["trial-ending"], sent["trial-silent"]) == (1, 0)


@pytest.mark.parametrize("code", CODES)
def test_every_kind_has_its_page(client, code):
    sign_in(client, "admin")
    assert f"&rsaquo; {code}" in page_of(client, f"{KINDS}{code}/")


def test_a_preview_stands_in_both_languages(client):
    sign_in(client, "auditor")
    page = page_of(client, f"{KINDS}trial-ending/")
    assert "KiotViet: your trial ends on 30 November 2026" in page
    assert "30/11/2026" in page


def test_a_mail_is_shown_as_it_arrives_and_nothing_in_it_runs(client):
    sign_in(client, "content_editor")
    answer = client.get(f"{KINDS}trial-ending/en.html")
    policy = answer["Content-Security-Policy"]
    assert policy == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert '<html lang="en">' in answer.content.decode()


@pytest.mark.parametrize("path", ["no-such/", "trial-ending/fr.html", "owner-taken/vi.html"])
def test_what_is_not_there_is_not_found(client, path):
    sign_in(client, "admin")
    assert client.get(KINDS + path).status_code == 404


def send(client, code="trial-ending", **said):
    data = {"language": "vi", "key": str(uuid.uuid4()), **said}
    return client.post(f"{KINDS}{code}/send/", data, follow=True)


def test_somebody_sends_a_preview_to_herself_and_once(client):
    user = sign_in(client, "moderator")
    key = str(uuid.uuid4())
    for _again in range(2):
        send(client, key=key, language="en")
    deliver()
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        ([user.email], "[Preview] KiotViet: your trial ends on 30 November 2026")
    ]
    assert mail.outbox[0].alternatives


def test_what_only_goes_to_phones_is_tried_by_mail(client):
    sign_in(client, "moderator")
    send(client, "phone-code")
    deliver()
    assert "482913" in mail.outbox[0].body


def test_an_eleventh_preview_within_the_hour_has_to_wait(client):
    sign_in(client, "moderator")
    for _number in range(11):
        answer = send(client)
    assert Letter.objects.filter(kind="preview").count() == 10
    assert "phút nữa" in answer.content.decode()


@pytest.mark.parametrize("said", [{"language": "fr"}, {"key": "x"}, {"key": ""}])
def test_a_form_that_is_not_whole_sends_nothing(client, said):
    sign_in(client, "moderator")
    assert send(client, **said).status_code == 200
    assert not Letter.objects.exists()


def test_who_only_reads_sends_nothing(client):
    sign_in(client, "auditor")
    assert send(client).status_code == 403
    assert "send/" not in page_of(client, f"{KINDS}trial-ending/")


def test_who_may_not_read_notices_is_led_to_the_kinds(client):
    sign_in(client, "content_editor")
    answer = client.get(reverse("admin:ledger_notice_changelist"))
    assert answer.url == KINDS
    assert "/admin/ledger/notice/" in page_of(client, "/admin/")
    assert client.get(reverse("admin:accounts_letter_changelist")).status_code == 403


def test_a_notice_says_why_it_was_not_sent(client):
    sign_in(client, "auditor")
    user = User.objects.create_user("chu@example.vn", name="Chị Lan")
    told(user, state="SHOWN", why="CHOSEN")
    told(user, "2", state="SENDING", tries=1, tried_at=AT - timedelta(hours=1))
    told(user, "3", tries=2, tried_at=AT, refusal="SMTPServerDisconnected")
    page = page_of(client, "/admin/ledger/notice/?q=lan")
    assert "người nhận chỉ muốn đọc trên cổng" in page
    assert "bị ngắt giữa lúc gửi" in page
    assert "máy chủ từ chối (SMTPServerDisconnected), đã thử 2 lần" in page


@pytest.mark.parametrize(
    ("query", "count"),
    [("q=khac", 0), ("q=chu@example.vn", 2), ("kind=trial-ending", 2), ("kind=trial-silent", 0)],
)
def test_notices_are_found_by_person_and_kind(client, query, count):
    sign_in(client, "auditor")
    user = User.objects.create_user("chu@example.vn")
    told(user)
    told(user, "2")
    answer = client.get(f"/admin/ledger/notice/?{query}")
    assert answer.context["cl"].result_count == count


def test_the_list_beside_notices_does_not_name_eighty_kinds(client):
    sign_in(client, "auditor")
    page = page_of(client, "/admin/ledger/notice/?kind=trial-ending")
    assert "kind=trial-ending" in page
    assert "kind=trial-silent" not in page


def test_a_kind_that_is_gone_still_has_its_rows(client):
    sign_in(client, "auditor")
    row = told(User.objects.create_user("chu@example.vn"), kind="gone")
    assert "gone" in page_of(client, "/admin/ledger/notice/")
    page_of(client, f"/admin/ledger/notice/{row.pk}/change/")
