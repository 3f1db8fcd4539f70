"""What the worker knows of the match."""

from procrastinate.contrib.django import app

from matching import tasks


def test_the_worker_finds_its_jobs():
    names = ["mail_vendor", "remind_dates", "remind_trials", "watch_matches"]
    assert {f"matching.{name}" for name in names} <= set(app.tasks)
    assert tasks.__all__ == names


def test_reminders_go_out_every_morning():
    names = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert "matching.remind_trials" in names
