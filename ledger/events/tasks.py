"""What the worker does for figures: rolls up the day."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="*/10 * * * *")
@app.task(name="ledger.roll_up", queueing_lock="ledger.roll_up")
def roll_up(timestamp: int) -> None:
    from ledger.events.services import roll_up_recent

    roll_up_recent(at=datetime.fromtimestamp(timestamp, UTC))
