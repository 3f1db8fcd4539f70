"""What the worker knows of the match."""

from procrastinate.contrib.django import app

from matching import tasks


def test_the_worker_finds_its_jobs():
    names = ["mail_vendor", "rematch_all", "remind_dates", "remind_trials", "watch_matches"]
    assert tasks.__all__ == names
    assert {getattr(tasks, name).name for name in names} <= set(app.tasks)


def test_reminders_go_out_every_morning():
    names = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert "matching.remind_trials" in names


def test_everybody_is_matched_again_each_night():
    names = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert "matching.rematch_all" in names
