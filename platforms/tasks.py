"""What the background worker does for the catalogue; found here by the queue."""

from platforms.links.tasks import check_links, plan_links

__all__ = ["check_links", "plan_links"]
