"""What the background worker does for assessments: forgetting, once a night."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from assessment.services import forget_expired


@app.periodic(cron="31 19 * * *")  # 02:31 in Vietnam, when few people are about
@app.task(name="assessment.forget", queueing_lock="assessment.forget")
def forget(timestamp: int) -> None:
    """Assessments that nobody claimed in time go; a second run finds none."""
    forget_expired(at=datetime.fromtimestamp(timestamp, UTC))
