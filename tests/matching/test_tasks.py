"""What the worker knows of the match."""

from procrastinate.contrib.django import app

from matching import tasks


def test_the_worker_finds_its_jobs():
    assert {"matching.mail_vendor", "matching.remind_trials"} <= set(app.tasks)
    assert tasks.__all__ == ["mail_vendor", "remind_trials"]


def test_reminders_go_out_every_morning():
    names = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert "matching.remind_trials" in names
