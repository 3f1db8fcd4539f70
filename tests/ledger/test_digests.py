"""Digests hold what was told while waiting, never what went at once, and stop by one click."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.db import connection
from django.utils import translation

from accounts.models import User
from accounts.post.sending import TRIES
from ledger.delivery import deliver, send_due_digests
from ledger.kinds import Delivery, Group, register_kind
from ledger.mails import mail_for
from ledger.models import Notice
from ledger.notices import About, choose_delivery, delivery_of, notify
from tests.ledger.telling import AT, DUTY, MONDAY, NEWS, TRIAL, made, tell

pytestmark = pytest.mark.usefixtures("kinds")

MORNING = AT + timedelta(days=1)


def daily(user):
    choose_delivery(user=user, choices={Group.MATCHES: Delivery.DAILY})


def test_what_went_at_once_is_not_told_again_in_the_digest(owner):
    daily(owner)
    deliver(notice_id=tell(owner, TRIAL).pk, at=AT)
    deliver(notice_id=tell(owner, NEWS, "2").pk, at=AT)
    assert send_due_digests(at=MORNING) == 1
    assert [sent.body.count("Body of") for sent in mail.outbox] == [1, 1]


def test_who_wants_no_mails_any_more_gets_none_of_what_waited(owner):
    """Found: what waited for Monday went out months later, when she wanted mails again."""
    notice = tell(owner, NEWS)
    choose_delivery(user=owner, choices={Group.MATCHES: Delivery.PORTAL})
    send_due_digests(at=MORNING)
    choose_delivery(user=owner, choices={Group.MATCHES: Delivery.DAILY})
    assert send_due_digests(at=MONDAY) == 0
    notice.refresh_from_db()
    assert (notice.state, notice.why) == (Notice.State.SHOWN, Notice.Why.CHOSEN)


def test_a_monday_on_which_nothing_could_be_sent_costs_a_day(owner):
    """Found: weekly news then waited for another week."""
    tell(owner, NEWS)
    assert send_due_digests(at=MONDAY + timedelta(days=1)) == 1


def test_news_of_a_tuesday_waits_for_monday(owner):
    tell(owner, NEWS, at=MONDAY + timedelta(days=1))
    assert send_due_digests(at=MONDAY + timedelta(days=6)) == 0
    assert send_due_digests(at=MONDAY + timedelta(days=7)) == 1


def test_a_digest_stops_by_one_click_whatever_stands_first(owner):
    """Found: the link stopped the group of the first piece only; none stood there for SERVICE."""
    rows = [tell(owner, kind) for kind in (DUTY, NEWS, TRIAL)]
    link = mail_for(owner, rows).headers["List-Unsubscribe"].strip("<>")
    owner_client(link)
    chosen = delivery_of(owner)
    assert chosen[Group.MATCHES] is chosen[Group.TRIALS] is Delivery.PORTAL
    assert chosen[Group.REMINDERS] is Delivery.AT_ONCE


def owner_client(link):
    from django.test import Client

    path = "/" + link.split("/", 3)[3]
    assert Client().post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_a_kind_that_is_gone_stops_no_digest(owner):
    """Found: one row of a kind that no app registers any more stopped everybody's digest."""
    gone = Notice.objects.create(user=owner, kind="old", key="1", created_at=AT, due_at=AT)
    tell(owner, NEWS)
    assert send_due_digests(at=MONDAY) == 1
    gone.refresh_from_db()
    assert (gone.state, gone.why) == (Notice.State.CANCELLED, Notice.Why.OVER)


def test_one_that_cannot_be_written_stops_no_other(owner, monkeypatch):
    """Found: an error in one text left everybody after it without a digest, and it stuck."""
    register_kind(made("broken", Group.MATCHES, "%(what)q"))
    other = User.objects.create_user("khac@example.vn")
    broken = tell(owner, "broken")
    tell(other, NEWS)
    assert send_due_digests(at=MONDAY) == 1
    broken.refresh_from_db()
    assert (broken.state, broken.refusal) == (Notice.State.WAITING, "ValueError")


def test_a_value_that_a_text_names_and_a_notice_lacks_is_left_open(owner):
    deliver(notice_id=notify(user=owner, kind=TRIAL, about=About("1", {}), at=AT).pk, at=AT)
    assert mail.outbox[0].subject == "About …"


def test_a_dead_address_is_not_tried_for_ever(owner, monkeypatch):
    """Found: each morning for ever, with a mail that grew."""

    def dead(_mail):
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr("ledger.delivery.mail_now", dead)
    notice = tell(owner)
    for day in range(TRIES + 5):
        send_due_digests(at=AT + timedelta(days=day))
    notice.refresh_from_db()
    assert (notice.state, notice.why) == (Notice.State.SHOWN, Notice.Why.REFUSED)
    assert notice.tries == TRIES + 1


def test_a_day_is_written_as_each_language_writes_it(owner):
    """Found: English mails named 03/04/2026."""
    about = About("1", {"what": date(2026, 4, 3)})
    notice = notify(user=owner, kind=TRIAL, about=about, at=AT)
    assert notice.params["what"] == {"vi": "03/04/2026", "en": "3 April 2026"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_reader_s_language_counts_not_the_worker_s(owner, language):
    User.objects.update(language=language)
    with translation.override("en" if language == "vi" else "vi"):
        deliver(notice_id=tell(owner).pk, at=AT)
    assert ("Chào Chị Lan" in mail.outbox[0].body) is (language == "vi")
    assert f'lang="{language}"' in mail.outbox[0].alternatives[0].content


def test_four_workers_send_one_mail_and_one_digest(committed_db):
    user = User.objects.create_user("dua@example.vn")
    notice = tell(user)
    tell(user, NEWS)

    def work(number):
        try:
            if number % 2:
                return send_due_digests(at=MONDAY)
            return deliver(notice_id=notice.pk, at=AT)
        finally:
            connection.close()

    try:
        with ThreadPoolExecutor(max_workers=4) as pool:
            list(pool.map(work, range(12)))
        assert sum(sent.body.count("Body of") for sent in mail.outbox) == 2
    finally:
        from procrastinate.contrib.django.models import ProcrastinateJob

        ProcrastinateJob.objects.all()._raw_delete("default")
        user.delete()
