"""What the background worker does for the catalogue; found here by the queue."""

from platforms.duplicates.tasks import mark
from platforms.links.tasks import check_links, plan_links
from platforms.revisions.tasks import renew
from platforms.signals.tasks import look_for_signals

__all__ = ["check_links", "look_for_signals", "mark", "plan_links", "renew"]
