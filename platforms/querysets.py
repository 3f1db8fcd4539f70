"""How platforms are chosen and read."""

from typing import Self

from django.db import models

from platforms.choices import Status


class PlatformQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(status=Status.PUBLISHED)

    def with_facts(self) -> Self:
        """Everything a listing shows, in a total order; eight queries at any number of rows."""
        return (
            self.select_related("vendor")
            .prefetch_related("platform_needs", "sectors", "plans", "links", "mentions", "sources")
            .order_by("sort_key", "pk")
        )
