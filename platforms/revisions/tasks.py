"""The yearly renewal, looked at each morning."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app


@app.periodic(cron="10 1 * * *")  # 08:10 in Vietnam
@app.task(name="platforms.renew_or_retire", queueing_lock="platforms.renew_or_retire")
def renew(timestamp: int) -> None:
    from platforms.revisions.renewals import renew_or_retire

    renew_or_retire(at=datetime.fromtimestamp(timestamp, UTC))
