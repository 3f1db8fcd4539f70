"""What the background worker does for the guidance: the daily look at days of review."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="20 0 * * *")  # 07:20 in Vietnam
@app.task(name="guidance.tell_editors", queueing_lock="guidance.tell_editors")
def tell_editors_of_reviews(timestamp: int) -> None:
    from guidance.reviews import tell_editors

    tell_editors(at=datetime.fromtimestamp(timestamp, UTC))
