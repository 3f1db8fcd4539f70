"""Who has no address but a number that she has confirmed hears by texts."""

from datetime import timedelta

import pytest
from django.conf import settings as site
from django.core import mail
from django.utils import translation

from accounts.messaging import GatewayError
from accounts.models import User
from ledger.delivery import deliver, send_due_digests
from ledger.kinds import Delivery, Group
from ledger.mails import in_words
from ledger.models import Notice
from ledger.notices import choose_delivery
from tests.ledger.telling import AT, tell

pytestmark = pytest.mark.usefixtures("kinds")


def texts():
    """The words of what went to phones; the number stands in the first line."""
    return [file.read_text().partition("\n\n")[2].strip() for file in site.OUTBOX.glob("*.sms")]


@pytest.fixture
def by_phone(db, settings, tmp_path):
    """Somebody who signed up with a number alone, and reads English."""
    settings.SMS_GATEWAY_URL, settings.OUTBOX = "", tmp_path / "outbox"
    return User.objects.create_user(None, phone="+84912345678", phone_verified_at=AT, language="en")


def test_who_has_no_mail_gets_a_text_in_her_language(by_phone):
    notice = tell(by_phone)
    deliver(notice_id=notice.pk, at=AT)
    deliver(notice_id=notice.pk, at=AT)
    notice.refresh_from_db()
    told = in_words_in("en", notice)
    assert texts() == [f"{told.subject} {told.url}"]
    assert (mail.outbox, notice.state) == ([], Notice.State.SENT)


def test_several_texts_in_a_digest_are_one(by_phone):
    choose_delivery(user=by_phone, choices={Group.TRIALS: Delivery.DAILY})
    tell(by_phone)
    tell(by_phone, key="2")
    send_due_digests(at=AT + timedelta(days=1))
    (text,) = texts()
    assert text.startswith("2 pieces of news for you http")
    assert text.endswith("/en/my/notices/")


def test_a_number_that_nobody_confirmed_gets_no_text(by_phone):
    User.objects.update(phone_verified_at=None)
    at_once, later = tell(by_phone), tell(by_phone, key="2")
    deliver(notice_id=at_once.pk, at=AT)
    send_due_digests(at=AT + timedelta(days=1))
    assert texts() == []
    states = Notice.objects.filter(pk__in=[at_once.pk, later.pk]).values_list("state", flat=True)
    assert set(states) == {Notice.State.SHOWN}


def in_words_in(language, notice):
    with translation.override(language):
        return in_words(notice)


def test_a_gateway_that_is_down_gets_it_later_once(by_phone, monkeypatch):
    notice = tell(by_phone)

    def down(**_said):
        raise GatewayError

    with monkeypatch.context() as patch:
        patch.setattr("ledger.delivery.text_now", down)
        with pytest.raises(GatewayError):
            deliver(notice_id=notice.pk, at=AT)
    notice.refresh_from_db()
    assert (notice.state, notice.refusal) == (Notice.State.WAITING, "GatewayError")
    deliver(notice_id=notice.pk, at=AT + timedelta(hours=2))
    assert len(texts()) == 1
