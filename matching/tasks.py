"""What the background worker does for the match; found here by the queue."""

from matching.trials.tasks import mail_vendor, remind_trials

__all__ = ["mail_vendor", "remind_trials"]
