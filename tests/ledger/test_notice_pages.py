"""Notices on the portal and in mails: readable, in one's language, stopped with one click."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import User
from ledger.delivery import deliver
from ledger.kinds import Delivery, Group, register_kind
from ledger.mails import stop_token
from ledger.models import Notice
from ledger.notices import About, delivery_of, notify
from tests.ledger.telling import made

AT = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr("accounts.post.kinds._kinds", {})
    register_kind(made("test", Group.TRIALS, "About %(what)s", "Body of %(what)s"))
    register_kind(made("must", Group.SERVICE, "Invited", "Come"))


@pytest.fixture
def owner(db, client):
    user = User.objects.create_user("chu@example.vn", name="Chị Lan")
    client.force_login(user)
    return user


def tell(user, key="1", kind="test", what="MISA", path="/platforms/"):
    return notify(user=user, kind=kind, about=About(key, {"what": what}, path), at=AT)


def test_the_list_shows_only_ones_own(client, owner):
    tell(owner, what="<b>KiotViet</b>")
    tell(User.objects.create_user("khac@example.vn"), what="Sapo")
    page = client.get("/my/notices/").content.decode()
    assert "About &lt;b&gt;KiotViet&lt;/b&gt;" in page
    assert "Sapo" not in page


def test_the_list_costs_the_same_however_long(client, owner, django_assert_num_queries):
    tell(owner)
    with django_assert_num_queries(4):  # session, user, count, page
        client.get("/my/notices/")
    for number in range(15):
        tell(owner, key=f"k{number}")
    with django_assert_num_queries(4):
        client.get("/my/notices/")


def test_opening_one_marks_it_read_and_leads_on(client, owner):
    notice = tell(owner)
    answer = client.post(f"/my/notices/{notice.pk}/")
    assert answer["Location"] == "/platforms/"
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_english_readers_are_led_to_the_english_page(client, owner):
    answer = client.post(f"/en/my/notices/{tell(owner).pk}/")
    assert answer["Location"] == "/en/platforms/"


def test_somebody_elses_notice_is_as_good_as_missing(client, owner):
    other = tell(User.objects.create_user("khac@example.vn"))
    assert client.post(f"/my/notices/{other.pk}/").status_code == 404
    assert client.post("/my/notices/999999999/").status_code == 404
    other.refresh_from_db()
    assert other.read_at is None


def test_all_can_be_marked_read_at_once(client, owner):
    other = tell(User.objects.create_user("khac@example.vn"))
    for key in "12":
        tell(owner, key=key)
    client.post("/my/notices/read/")
    unread = Notice.objects.unread(at=timezone.now())
    assert list(unread) == [other]


def test_choices_are_kept(client, owner):
    sent = {"MATCHES": "DAILY", "TRIALS": "PORTAL", "REMINDERS": "WEEKLY", "CALLS": "DAILY"}
    assert client.post("/my/notices/choices/", sent).status_code == 302
    chosen = delivery_of(owner)
    assert chosen[Group.TRIALS] is Delivery.PORTAL
    assert chosen[Group.SERVICE] is Delivery.AT_ONCE


def test_a_choice_that_is_none_is_explained_beside_its_field(client, owner):
    answer = client.post("/my/notices/choices/", {"MATCHES": "HOURLY", "TRIALS": "PORTAL"})
    assert answer.status_code == 200
    assert 'id="id_MATCHES_error"' in answer.content.decode()
    assert delivery_of(owner)[Group.TRIALS] is Delivery.AT_ONCE


def test_one_click_stops_the_mails_of_a_group_without_signing_in(client, owner):
    client.logout()
    path = f"/notices/stop/{stop_token(owner, Group.TRIALS)}/"
    assert client.get(path).status_code == 200
    assert delivery_of(owner)[Group.TRIALS] is Delivery.AT_ONCE  # opening alone stops nothing
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert delivery_of(owner)[Group.TRIALS] is Delivery.PORTAL


def test_a_forged_link_stops_nothing(client, owner):
    assert client.post("/notices/stop/forged/").status_code == 404


def test_a_mail_says_how_to_stop_it(owner):
    deliver(notice_id=tell(owner).pk, at=AT)
    sent = mail.outbox[0]
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent.extra_headers["List-Unsubscribe"].strip("<>") in sent.body
    assert sent.subject == "About MISA"


def test_what_must_be_known_offers_no_way_to_stop_it(owner):
    deliver(notice_id=tell(owner, kind="must").pk, at=AT)
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_a_line_break_in_a_name_does_not_reach_the_subject(owner):
    deliver(notice_id=tell(owner, what="MISA\nBcc: x@example.vn").pk, at=AT)
    assert mail.outbox[0].subject == "About MISA Bcc: x@example.vn"


def test_a_value_in_two_languages_is_told_in_the_readers(owner):
    tell(owner, what={"vi": "Kế toán", "en": "Accounting"})
    notice = Notice.objects.get()
    deliver(notice_id=notice.pk, at=AT)
    assert mail.outbox[0].subject == "About Kế toán"
