"""Enterprises and invitations as somebody may see them."""

from datetime import datetime
from typing import Any, Self

from django.db import models


class EnterpriseQuerySet(models.QuerySet):
    def of(self, user: Any) -> Self:
        """Those that a user acts for."""
        return self.filter(memberships__user=user)


class InvitationQuerySet(models.QuerySet):
    def open(self, *, at: datetime) -> Self:
        """Those that still let somebody in."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
