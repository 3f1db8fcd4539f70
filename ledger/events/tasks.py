"""What the worker does for figures: rolls up the day, forgets who was seen."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="*/10 * * * *")
@app.task(name="ledger.roll_up", queueing_lock="ledger.roll_up")
def roll_up(timestamp: int) -> None:
    from ledger.events.services import roll_up_recent

    roll_up_recent(at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="5 17 * * *")  # 00:05 in Vietnam: the salt of the day that has ended goes
@app.task(name="ledger.forget_visitors", queueing_lock="ledger.forget_visitors")
def forget_visitors(timestamp: int) -> None:
    from ledger.events.visits import forget_visitors as forget

    forget(at=datetime.fromtimestamp(timestamp, UTC))
