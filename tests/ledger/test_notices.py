"""Each thing is told once, at its moment, as the person chose, and never to somebody who left."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from ledger import notices
from ledger.delivery import deliver, send_due_digests
from ledger.kinds import Delivery, Group, UnknownKindError, register_kind
from ledger.models import Notice, NoticeChoice
from ledger.notices import cancel_notices, choose_delivery
from tests.ledger.telling import AT, DUTY, MONDAY, NEWS, TRIAL, made, tell

pytestmark = pytest.mark.usefixtures("kinds")


def test_the_same_thing_is_told_once(owner):
    first, again = tell(owner), tell(owner)
    assert first.pk == again.pk
    assert Notice.objects.count() == ProcrastinateJob.objects.count() == 1


def test_an_unknown_kind_is_refused(owner):
    with pytest.raises(UnknownKindError):
        tell(owner, kind="no-such-kind")


def test_delivery_is_queued_for_its_moment(owner):
    due = AT + timedelta(days=3)
    tell(owner, due_at=due)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.scheduled_at) == ("ledger.deliver_notice", due)


def test_a_moment_in_the_past_means_now(owner):
    assert tell(owner, due_at=AT - timedelta(days=1)).due_at == AT


def test_nothing_goes_out_before_its_moment(owner):
    notice = tell(owner, due_at=AT + timedelta(days=3))
    deliver(notice_id=notice.pk, at=AT + timedelta(days=2))
    assert mail.outbox == []
    deliver(notice_id=notice.pk, at=AT + timedelta(days=3))
    assert len(mail.outbox) == 1


def test_a_job_that_runs_twice_sends_one_mail(owner):
    notice = tell(owner)
    for _ in range(2):
        deliver(notice_id=notice.pk, at=AT)
    notice.refresh_from_db()
    assert (len(mail.outbox), notice.state, notice.sent_at) == (1, Notice.State.SENT, AT)


def test_a_worker_that_died_while_sending_sends_no_second_copy(owner):
    notice = tell(owner)
    assert notices.claim(notice_id=notice.pk, at=AT) is not None
    deliver(notice_id=notice.pk, at=AT + timedelta(hours=1))
    assert mail.outbox == []
    assert Notice.objects.visible(at=AT).get() == notice


def test_a_mail_server_that_is_down_gets_it_later_once(owner, monkeypatch):
    notice = tell(owner)

    def down(self, **_options):
        raise SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.message.EmailMessage.send", down)
        with pytest.raises(SMTPServerDisconnected):
            deliver(notice_id=notice.pk, at=AT)
    deliver(notice_id=notice.pk, at=AT + timedelta(minutes=1))
    assert len(mail.outbox) == 1


def test_who_left_gets_nothing(owner):
    notice = tell(owner)
    User.objects.update(is_active=False)
    deliver(notice_id=notice.pk, at=AT)
    notice.refresh_from_db()
    assert (mail.outbox, notice.state) == ([], Notice.State.CANCELLED)


def test_what_is_over_is_not_told(owner):
    register_kind(made("test-over", Group.TRIALS, still_due=lambda notice: False))
    notice = tell(owner, kind="test-over")
    deliver(notice_id=notice.pk, at=AT)
    assert not mail.outbox
    assert not Notice.objects.visible(at=AT).exists()


def test_a_cancelled_notice_stays_away(owner):
    notice = tell(owner)
    assert cancel_notices(kind=TRIAL, keys=["1"]) == 1
    deliver(notice_id=notice.pk, at=AT)
    assert not mail.outbox


def test_who_wants_no_mail_reads_it_on_the_portal(owner):
    choose_delivery(user=owner, choices={Group.TRIALS: Delivery.PORTAL})
    notice = tell(owner)
    deliver(notice_id=notice.pk, at=AT)
    notice.refresh_from_db()
    assert (mail.outbox, notice.state) == ([], Notice.State.SHOWN)
    assert Notice.objects.unread(at=AT).get() == notice


def test_what_must_be_known_cannot_be_switched_off(owner):
    choose_delivery(user=owner, choices={Group.SERVICE: Delivery.PORTAL})
    assert NoticeChoice.objects.count() == 0
    deliver(notice_id=tell(owner, kind=DUTY).pk, at=AT)
    assert len(mail.outbox) == 1


def test_weekly_news_gathers_until_monday(owner):
    for key in ("1", "2"):
        deliver(notice_id=tell(owner, kind=NEWS, key=key).pk, at=AT)
    assert send_due_digests(at=AT) == 0
    assert send_due_digests(at=MONDAY) == 1
    assert send_due_digests(at=MONDAY) == 0
    assert "2" in mail.outbox[0].subject
    assert mail.outbox[0].body.count("About MISA") == 2


def test_daily_news_comes_the_next_morning(owner):
    choose_delivery(user=owner, choices={Group.MATCHES: Delivery.DAILY})
    tell(owner, kind=NEWS)
    assert send_due_digests(at=AT) == 1


def test_the_morning_takes_along_what_could_not_go_at_once(owner):
    notice = tell(owner)
    assert send_due_digests(at=AT + timedelta(days=1)) == 1
    deliver(notice_id=notice.pk, at=AT + timedelta(days=1))
    assert len(mail.outbox) == 1


def test_one_broken_address_does_not_stop_the_digest_of_others(owner, monkeypatch):
    other = User.objects.create_user("khac@example.vn")
    for user in (owner, other):
        tell(user, kind=NEWS)
    send = mail.EmailMultiAlternatives.send

    def picky(self, **options):
        if self.to == [owner.email]:
            raise SMTPServerDisconnected
        return send(self, **options)

    with monkeypatch.context() as patch:
        patch.setattr(mail.EmailMultiAlternatives, "send", picky)
        assert send_due_digests(at=MONDAY) == 1
    assert send_due_digests(at=MONDAY) == 1
    assert [message.to for message in mail.outbox] == [[other.email], [owner.email]]


def test_two_workers_at_once_send_one_mail(committed_db):
    user = User.objects.create_user("dua@example.vn")
    notice = tell(user)

    def work(_number):
        try:
            return notices.claim(notice_id=notice.pk, at=AT)
        finally:
            connection.close()

    try:
        with ThreadPoolExecutor(max_workers=4) as pool:
            assert sum(claimed is not None for claimed in pool.map(work, range(8))) == 1
    finally:
        ProcrastinateJob.objects.all()._raw_delete("default")
        user.delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "SENT"},
        {"sent_at": AT},
        {"due_at": AT - timedelta(seconds=1)},
    ],
    ids=["sent without a moment", "a moment without being sent", "due before it was made"],
)
def test_the_database_refuses_a_notice_that_contradicts_itself(owner, wrong):
    row = {"user": owner, "kind": TRIAL, "key": "x", "created_at": AT, "due_at": AT}
    with pytest.raises(IntegrityError):
        Notice.objects.create(**{**row, **wrong})
