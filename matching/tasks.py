"""What the background worker does for the match; found here by the queue."""

from matching.follow.tasks import remind_dates, watch_matches
from matching.national.tasks import rematch_all
from matching.trials.tasks import mail_vendor, remind_trials

__all__ = ["mail_vendor", "rematch_all", "remind_dates", "remind_trials", "watch_matches"]
