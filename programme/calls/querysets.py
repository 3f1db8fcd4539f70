"""Which calls who sees, and which answers stand."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from programme.calls.choices import State


class CallQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Published once, open ones first, those that close soonest before others."""
        rows = self.filter(published_at__isnull=False)
        closed = models.Case(models.When(state=State.PUBLISHED, then=0), default=1)
        return rows.order_by(closed, "closes_on", "-published_at", "pk")

    def taking(self, today: date) -> Self:
        """Those that take answers on a day."""
        return self.filter(state=State.PUBLISHED, opens_on__lte=today, closes_on__gte=today)

    def of_province(self, province: str) -> Self:
        """What somebody limited to a province reads: calls of it, and of the whole country."""
        if not province:
            return self
        return self.filter(Q(provinces__len=0) | Q(provinces__contains=[province]))


class AnswerQuerySet(models.QuerySet):
    def standing(self) -> Self:
        """Given, and not taken back."""
        return self.filter(taken_back_at=None)
