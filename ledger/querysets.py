"""Which notices a person sees and which still have to go out."""

from datetime import datetime
from typing import Self

from django.db import models


class NoticeQuerySet(models.QuerySet):
    def waiting(self, *, at: datetime) -> Self:
        """Due and not sent yet, the oldest first."""
        return self.filter(state="WAITING", due_at__lte=at).order_by("due_at", "pk")

    def visible(self, *, at: datetime) -> Self:
        """What the portal shows: due, still true, not forgotten; the newest first."""
        rows = self.filter(due_at__lte=at).exclude(state__in=["CANCELLED", "FORGOTTEN"])
        return rows.order_by("-due_at", "-pk")

    def unread(self, *, at: datetime) -> Self:
        return self.visible(at=at).filter(read_at=None)
