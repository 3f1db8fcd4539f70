"""The nightly forgetting: results after 90 days, wordings of wishes after 90 days."""

from datetime import timedelta

from procrastinate.contrib.django import app

from ledger.models import Wish
from ledger.services import keep_wish
from matching.models import MatchResult
from matching.tasks import forget


def moment(at):
    return int(at.timestamp())


def test_expired_results_are_deleted(match_result):
    forget(moment(match_result.expires_at + timedelta(seconds=1)))
    assert not MatchResult.objects.exists()


def test_living_results_are_kept(match_result):
    forget(moment(match_result.expires_at - timedelta(days=1)))
    assert MatchResult.objects.exists()


def test_wordings_of_old_wishes_are_emptied(match_result):
    day = match_result.created_at.date()
    keep_wish(origin="MATCH", text="nhà trọ", needs=["x"], filters="", language="vi", on=day)
    forget(moment(match_result.created_at + timedelta(days=92)))
    wish = Wish.objects.get()
    assert (wish.text, wish.needs) == ("", ["x"])


def test_it_runs_every_night():
    tasks = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert "matching.forget" in tasks
