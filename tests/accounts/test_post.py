"""Letters go once, to whoever has an account or not, in the reader's language."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from smtplib import SMTPServerDisconnected
from unittest.mock import Mock

import allauth
import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.utils import translation

from accounts import messaging, tasks
from accounts.messaging import Mail
from accounts.models import Letter
from accounts.post import kinds, sending
from accounts.post.kinds import Audience, LetterKind, Tongue, UnknownKindError
from accounts.post.letters import Envelope, forget_old, has_gone, lines, post, send_now
from accounts.post.own import OF_ALLAUTH
from accounts.tasks import PATIENT
from tests.outbox import deliver, queued

AT = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
TO = "ban-hang@nha-cung-cap.example"


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    made = letter_kind()
    kinds.register(made, letter_kind("test-both", tongue=Tongue.BOTH))
    return made


def letter_kind(code="test", **more):
    write = lines("Chào %(who)s", "Body", phone="Text")
    return LetterKind(code, audience=Audience.INVITED, when="w", write=write, **more)


def envelope(key="1", code="test", to=TO, language=""):
    return Envelope(code, key, to, language)


def told(key="1", **more):
    return post(envelope(key, **more), {"who": "Lan"}, at=AT)


def refuse(_mail):
    raise SMTPServerDisconnected


def test_the_same_letter_is_posted_once(db):
    assert [told(), told(), told("2")] == [True, False, True]
    assert len(queued()) == 2


def test_a_kind_that_nobody_registered_is_refused(db):
    with pytest.raises(UnknownKindError):
        told(code="no-such-kind")


def test_it_goes_out_once_however_often_its_job_runs(db):
    told()
    ((_name, args),) = queued()
    for _again in range(2):
        tasks.deliver_mail.func(**args)
    assert [sent.to for sent in mail.outbox] == [[TO]]
    assert Letter.objects.get().state == "SENT"


def test_a_worker_that_died_while_sending_sends_no_second_copy(db):
    """Found: the queue gives jobs of a dead worker to another, which sent them again."""
    told()
    assert sending.claim(letter=Letter.objects.get().pk, at=AT) is not None
    deliver()
    assert mail.outbox == []


def test_a_server_that_refuses_gets_it_later_once(db, monkeypatch):
    told()
    ((_name, args),) = queued()
    with monkeypatch.context() as patch:
        patch.setattr(messaging, "mail_now", refuse)
        with pytest.raises(SMTPServerDisconnected):
            tasks.deliver_mail.func(**args)
    row = Letter.objects.get()
    assert (row.state, row.tries, row.refusal) == ("WAITING", 1, "SMTPServerDisconnected")
    deliver()
    assert len(mail.outbox) == 1


def test_after_the_last_try_it_has_failed(db, monkeypatch):
    kinds.register(letter_kind(is_urgent=True))
    told()
    ((_name, args),) = queued()
    monkeypatch.setattr(messaging, "mail_now", refuse)
    for _try in range(sending.URGENT_TRIES + 1):
        with pytest.raises(SMTPServerDisconnected):
            tasks.deliver_mail.func(**args)
    assert Letter.objects.get().state == "FAILED"


def test_a_mail_server_that_is_down_for_a_day_loses_nothing():
    """Found: the waits doubled without end, to 18 hours after the fifteenth try."""
    waits = []
    for attempts in range(sending.TRIES):
        decision = PATIENT.get_retry_decision(exception=OSError(), job=Mock(attempts=attempts))
        waits.append((decision.retry_at - datetime.now(UTC)).total_seconds())
    assert max(waits) <= 3601
    assert 20 * 3600 < sum(waits) < 36 * 3600


def test_what_is_over_is_not_sent(db):
    kinds.register(letter_kind(still_due=lambda key: key != "1"))
    told()
    deliver()
    assert (mail.outbox, Letter.objects.get().state) == ([], "CANCELLED")


def test_sent_at_once_from_a_job_it_goes_once_too(db):
    assert [send_now(envelope(), {"who": "Lan"}, at=AT) for _again in range(2)] == [True, False]
    assert has_gone(envelope())
    assert len(mail.outbox) == 1


def test_it_may_wait_for_its_moment(db):
    post(envelope(), {"who": "Lan"}, at=AT, due_at=AT + timedelta(minutes=10))
    from procrastinate.contrib.django.models import ProcrastinateJob

    assert ProcrastinateJob.objects.get().scheduled_at == AT + timedelta(minutes=10)


@pytest.mark.parametrize(("language", "kept"), [("", "vi"), ("vi", "vi"), ("en", "en")])
def test_who_said_no_language_reads_vietnamese(db, language, kept):
    with translation.override("en"):
        told(language=language)
    assert Letter.objects.get().language == kept


def test_a_letter_in_both_has_the_vietnamese_first(db):
    told(code="test-both")
    deliver()
    assert mail.outbox[0].body.count("Body") == 2


def test_a_line_break_in_a_name_does_not_reach_the_subject(db):
    post(envelope(), {"who": "Lan\nBcc: x@example.vn"}, at=AT)
    deliver()
    assert mail.outbox[0].subject == "Chào Lan Bcc: x@example.vn"


def test_letters_go_after_90_days(db):
    told()
    assert forget_old(at=AT + timedelta(days=90)) == 0
    assert forget_old(at=AT + timedelta(days=91)) == 1


@pytest.mark.parametrize(
    "wrong",
    [{"state": "SENT"}, {"sent_at": AT}, {"due_at": AT - timedelta(1)}, {"tries": 1}],
    ids=["sent without a moment", "a moment without being sent", "due before", "tried when"],
)
def test_the_database_refuses_a_letter_that_contradicts_itself(db, wrong):
    row = {"kind": "test", "key": "x", "way": "MAIL", "made_at": AT, "due_at": AT}
    with pytest.raises(IntegrityError):
        Letter.objects.create(**{**row, **wrong})


def test_workers_at_once_send_one_mail(committed_db):
    def work(_number):
        try:
            return send_now(envelope("dua"), {"who": "Lan"}, at=AT)
        finally:
            connection.close()

    try:
        with ThreadPoolExecutor(max_workers=4) as pool:
            assert sum(pool.map(work, range(8))) == len(mail.outbox) == 1
    finally:
        Letter.objects.filter(key="dua").delete()


def test_every_mail_that_allauth_may_write_has_its_kind():
    found = {
        str(path.relative_to(folder)).removesuffix("_message.txt")
        for folder in [Path(allauth.__file__).parent / "templates"]
        for path in folder.glob("*/email/*_message.txt")
    }
    # Addresses are replaced, not removed; passwords are chosen anew with a code.
    never = {f"account/email/{name}" for name in ("email_deleted", "password_reset_key")}
    base = {name for name in found if "/base" in name or name.endswith("/email_confirm")}
    assert found - never - base <= OF_ALLAUTH.keys()


def test_a_mail_is_one_value():
    assert Mail("a@b.vn", "s", "t").html == ""
