"""What the worker does each morning: dated steps and duties, then what changed in the matches."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="10 0 * * *")  # 07:10 in Vietnam, before the digests
@app.task(name="matching.remind_dates", queueing_lock="matching.remind_dates")
def remind_dates(timestamp: int) -> None:
    from matching.follow.reminders import remind_all

    remind_all(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="40 23 * * *")  # 06:40 in Vietnam, before the digests
@app.task(name="matching.watch_matches", queueing_lock="matching.watch_matches")
def watch_matches(timestamp: int) -> None:
    from matching.follow.changes import watch_all
    from platforms.snapshot import current

    watch_all(snapshot=current(), at=datetime.fromtimestamp(timestamp, UTC))
