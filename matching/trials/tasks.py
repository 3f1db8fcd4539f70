"""What the worker does for trials: writes to vendors, reminds owners in the morning."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from accounts.tasks import PATIENT


@app.task(name="matching.mail_vendor", queue="messages", retry=PATIENT)
def mail_vendor(kind: str, pk: int) -> None:
    from matching.trials import mails

    mails.write_to_vendor(kind=kind, pk=pk, at=datetime.now(UTC))


@app.periodic(cron="0 2 * * *")  # 09:00 in Vietnam
@app.task(name="matching.remind_trials", queueing_lock="matching.remind_trials")
def remind_trials(timestamp: int) -> None:
    from matching.trials.reminders import remind_all

    remind_all(at=datetime.fromtimestamp(timestamp, UTC))
