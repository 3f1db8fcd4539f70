"""One job a night forgets what every app has said it forgets."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.models import User
from accounts.privacy import retention
from accounts.privacy.holdings import Forgetting
from accounts.tasks import forget
from enterprises.models import Statement
from ledger.models import Wish
from ledger.services import keep_wish
from matching.models import MatchResult
from tests.outbox import put
from tests.privacy.conftest import AT


def run(at):
    forget(int(at.timestamp()))


def test_every_apps_forgetting_is_in_the_list():
    assert {each.code for each in retention.all_forgettings()} == {
        "accounts.letters",
        "accounts.messages",
        "accounts.sessions",
        "accounts.unfinished",
        "advisers.closed",
        "advisers.files",
        "advisers.unconfirmed",
        "assessment.expired",
        "enterprises.statements",
        "guidance.words",
        "ledger.counters",
        "ledger.notices",
        "ledger.texts",
        "ledger.visitors",
        "matching.national",
        "matching.results",
        "platforms.files",
        "platforms.signals",
        "sheets.files",
        "sheets.images",
    }


def test_it_runs_every_night_and_alone():
    tasks = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert "accounts.forget_all" in tasks
    assert not [name for name in tasks if "forget" in name and name != "accounts.forget_all"]


@pytest.mark.parametrize(("days", "is_left"), [(89, True), (92, False)])
def test_words_of_a_statement_go_after_90_days(lan, days, is_left):
    run(AT + timedelta(days=days))
    assert bool(Statement.objects.get().text) is is_left


def test_wordings_of_wishes_go_after_90_days(db):
    keep_wish(origin="MATCH", text="trọ", needs=["x"], filters="", language="vi", on=AT.date())
    run(AT + timedelta(days=92))
    assert Wish.objects.get().text == ""


def test_what_belongs_to_an_account_stays(lan):
    run(AT + timedelta(days=400))
    assert User.objects.filter(pk=lan.pk).exists()
    assert MatchResult.objects.filter(owner=lan).exists()


def test_sessions_go_when_they_have_run_out(client_of_lan):
    end = Session.objects.get().expire_date
    run(end - timedelta(seconds=1))
    assert Session.objects.exists()
    run(end + timedelta(seconds=1))
    assert not Session.objects.exists()


def test_messages_that_failed_go_after_a_week(db):
    put("x@example.vn", "x")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
        cursor.execute("UPDATE procrastinate_events SET at = %s", [AT])
    run(AT + timedelta(days=6))
    assert ProcrastinateJob.objects.exists()
    run(AT + timedelta(days=8))
    assert not ProcrastinateJob.objects.exists()


def test_one_that_fails_stops_no_other(lan, monkeypatch):
    def broken(*, at):
        raise ValueError

    others = retention.all_forgettings()
    both = [Forgetting("broken", "", broken), *others]
    monkeypatch.setattr(retention, "all_forgettings", lambda: both)
    with pytest.raises(retention.ForgettingError, match="broken"):
        run(AT + timedelta(days=92))
    assert Statement.objects.get().text == ""


def test_run_again_it_finds_nothing(lan):
    late = AT + timedelta(days=92)
    retention.forget_all(at=late)
    assert set(retention.forget_all(at=late).values()) == {0}
