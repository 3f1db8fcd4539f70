"""An owner has her news once a day, then at once, then not at all, and misses nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from ledger.delivery import deliver, send_due_digests
from ledger.notices import About, notify

FRIDAY = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)  # 10:00 in Vietnam
MORNING = datetime(2026, 11, 28, 0, 30, tzinfo=UTC)  # 07:30
pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(client):
    user = User.objects.create_user("lan@taphoa.vn", name="Chị Lan")
    client.force_login(user)
    return user


def happens(user, number, at):
    """A vendor answers: what the worker makes of it."""
    about = About(str(number), {"platform": f"Nền tảng {number}"}, f"/my/quotes/{number}/")
    deliver(notice_id=notify(user=user, kind="quote-answered", about=about, at=at).pk, at=at)


def choose(client, how):
    """As the page offers it, without JavaScript."""
    page = client.get("/my/notices/choices/").content.decode()
    assert "nhà cung cấp báo giá" in page
    said = dict(re.findall(r'name="(\w+)" value="(\w+)"[^>]*checked', page))
    sent = {**said, "TRIALS": how}
    assert client.post("/my/notices/choices/", sent, follow=True).status_code == 200


def test_once_a_day_then_at_once_then_by_one_click_not_at_all(client, lan):
    choose(client, "DAILY")
    for number in (1, 2, 3):
        happens(lan, number, FRIDAY + timedelta(hours=number))
    assert mail.outbox == []
    assert [send_due_digests(at=MORNING), send_due_digests(at=MORNING)] == [1, 0]
    (digest,) = mail.outbox
    assert re.findall(r"● (Nền tảng \d)", digest.body) == [f"Nền tảng {n}" for n in (1, 2, 3)]

    choose(client, "AT_ONCE")
    for number in (4, 5):
        happens(lan, number, MORNING + timedelta(hours=number))
    assert [sent.subject[:10] for sent in mail.outbox[1:]] == ["Nền tảng 4", "Nền tảng 5"]

    link = mail.outbox[-1].extra_headers["List-Unsubscribe"].strip("<>")
    path = "/" + link.split("/", 3)[3]
    assert Client().post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    happens(lan, 6, MORNING + timedelta(hours=9))
    assert send_due_digests(at=MORNING + timedelta(days=2)) == 0
    assert len(mail.outbox) == 3

    page = client.get("/my/notices/").content.decode()
    assert [f"Nền tảng {n}" in page for n in range(1, 7)] == [True] * 6
