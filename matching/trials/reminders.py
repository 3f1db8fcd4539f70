"""The daily look at open trials: who is to be reminded of what, each thing once."""

from datetime import date, datetime

from django.utils import timezone

from ledger.models import Notice
from matching.models import Trial
from matching.trials.rules import OPEN_STATES, Course, Reminder, State, due_reminders, reminder_days
from matching.trials.services import tell_people


def course_of(trial: Trial) -> Course:
    """The days of a trial that count for reminders and reviews."""
    reached = [moment for moment in (trial.mailed_at, trial.seen_at) if moment]
    return Course(
        state=State(trial.state),
        requested_on=timezone.localdate(trial.requested_at),
        started_on=trial.started_on,
        ends_on=trial.ends_on,
        start_noted_on=_day(trial.start_noted_at),
        reached_on=_day(min(reached, default=None)),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def remind_all(*, at: datetime) -> int:
    """Put every reminder that is due into the people's notices; run twice, nothing is doubled.

    Returns: how many reminders were due, those told before among them.
    """
    today, due = timezone.localdate(at), 0
    rows = Trial.objects.filter(state__in=OPEN_STATES).select_related("platform")
    for trial in rows.order_by("pk").iterator(chunk_size=500):
        for reminder in due_reminders(course_of(trial), today):
            key = f":{trial.ends_on}" if reminder is Reminder.ENDING else ""
            tell_people(trial, kind=reminder, at=at, key=key)
            due += 1
    return due


def is_still_due(notice: Notice) -> bool:
    """Whether the trial still stands where the reminder makes sense."""
    trial = Trial.objects.filter(pk=notice.key.partition(":")[0]).first()
    return trial is not None and notice.kind in reminder_days(course_of(trial))
