"""Keeping the marks of listings in the background."""

from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="platforms.mark_listings", queueing_lock="platforms.mark_listings")
def mark(timestamp: int) -> None:
    from platforms.duplicates.services import mark_listings

    mark_listings()
