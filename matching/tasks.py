"""What the background worker does for the match: forgetting, once a night."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from ledger.services import forget_counters, forget_texts
from matching.follow.tasks import remind_dates, watch_matches
from matching.services import forget_expired
from matching.trials.tasks import mail_vendor, remind_trials

# Found here by the queue.
__all__ = ["forget", "mail_vendor", "remind_dates", "remind_trials", "watch_matches"]


@app.periodic(cron="23 19 * * *")  # 02:23 in Vietnam, when few people are about
@app.task(name="matching.forget", queueing_lock="matching.forget")
def forget(timestamp: int) -> None:
    """Expired results, old wordings and idle counters go; a second run finds nothing."""
    at = datetime.fromtimestamp(timestamp, UTC)
    forget_expired(at=at)
    forget_texts(at=at)
    forget_counters(at=at)
