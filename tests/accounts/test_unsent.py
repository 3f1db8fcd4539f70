"""A form sent after the session ended is not lost: it waits behind the sign-in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts import unsent
from ledger.kinds import Delivery, Group
from ledger.notices import delivery_of
from tests.owners import owner
from ui import resend

PATH = "/my/notices/choices/"
SENT = {
    "MATCHES": "DAILY",
    "TRIALS": "PORTAL",
    "REMINDERS": "WEEKLY",
    "CALLS": "DAILY",
    "note": "hai dòng chữ dài",
}


@pytest.fixture
def person(db):
    return owner()


def test_the_text_waits_behind_the_sign_in_and_can_be_sent(client, person):
    stopped = client.post(PATH, SENT)
    assert stopped.status_code == 302
    assert stopped["Location"].startswith("/accounts/login/")
    client.force_login(person)
    page = client.get(PATH).content.decode()
    assert '<input type="hidden" name="TRIALS" value="PORTAL">' in page
    assert "hai dòng chữ dài" in page
    assert client.post(PATH, SENT).status_code == 302
    assert delivery_of(person)[Group.TRIALS] is Delivery.PORTAL
    assert 'name="note"' not in client.get(PATH).content.decode()


def test_it_can_be_given_up(client, person):
    client.post(PATH, SENT)
    client.force_login(person)
    assert client.get(f"{PATH}?fresh=1")["Location"] == PATH
    assert "hai dòng" not in client.get(PATH).content.decode()


def test_it_is_offered_only_where_it_belongs(client, person):
    client.post(PATH, SENT)
    client.force_login(person)
    assert "hai dòng" not in client.get("/my/notices/").content.decode()


def test_it_is_forgotten_after_half_an_hour(client, person, monkeypatch):
    client.post(PATH, SENT)
    client.force_login(person)
    later = datetime.now(UTC) + timedelta(minutes=31)
    monkeypatch.setattr("portal.middleware.timezone.now", lambda: later)
    assert "hai dòng" not in client.get(PATH).content.decode()


def test_passwords_are_not_kept(client, db):
    client.post(PATH, {**SENT, "old_password": "bí mật", "code": "123456"})
    kept = dict(client.session[unsent.KEY]["fields"])
    assert kept.keys() == SENT.keys()


def test_a_forged_form_is_not_kept(db):
    strange = Client(enforce_csrf_checks=True)
    strange.post(PATH, SENT)
    assert unsent.KEY not in strange.session


@pytest.mark.parametrize(
    "sent",
    [{f"f{n}": "x" for n in range(resend.MOST_FIELDS + 1)}, {"text": "x" * resend.MOST_LETTERS}],
    ids=["too many", "too long"],
)
def test_what_is_too_large_is_not_kept(client, db, sent):
    client.post(PATH, sent)
    assert unsent.KEY not in client.session


def test_reading_a_closed_page_keeps_nothing(client, db):
    client.get(PATH)
    assert unsent.KEY not in client.session
