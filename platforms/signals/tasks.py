"""Looking for signals in the background."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="41 19 * * *")  # 02:41 in Vietnam
@app.task(name="platforms.find_signals", queueing_lock="platforms.find_signals")
def look_for_signals(timestamp: int) -> None:
    from platforms.signals.services import find_signals

    find_signals(at=datetime.fromtimestamp(timestamp, UTC))
