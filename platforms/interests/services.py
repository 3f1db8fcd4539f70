"""Declaring an interest, and ending it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from platforms.interests.models import Interest
from platforms.models import Vendor
from reference.once import once_for


class DeclaredAlreadyError(Exception):
    """The same stake since the same day stands there."""


@dataclass(frozen=True, slots=True)
class Stake:
    """What is declared. `until_on` None: it still holds."""

    vendor: Vendor
    kind: str
    from_on: date
    until_on: date | None = None
    note: str = ""


@transaction.atomic
def declare_interest(*, user: User, stake: Stake, request_key: UUID, at: datetime) -> Interest:
    """Keep what somebody declares of herself; a form sent twice declares once.

    Raises: DeclaredAlreadyError.
    """
    said = {name: getattr(stake, name) for name in Stake.__slots__}
    key = once_for(request_key, user.pk, stake.vendor.pk, *said.values())
    held = Interest.objects.filter(request_key=key).first()
    if held is not None:
        return held
    try:
        with transaction.atomic():
            return Interest.objects.create(user=user, request_key=key, declared_at=at, **said)
    except IntegrityError as error:
        # The same form at the same moment, or the same stake again.
        held = Interest.objects.filter(request_key=key).first()
        if held is None:
            raise DeclaredAlreadyError(stake.kind) from error
        return held


@transaction.atomic
def end_interest(*, interest: Interest, at: datetime) -> Interest:
    """Note that a stake holds no longer than today; one that ended before stays as it is."""
    row = Interest.objects.select_for_update(of=("self",)).get(pk=interest.pk)
    today = timezone.localdate(at)
    if row.until_on is None or row.until_on > today:
        row.until_on = max(today, row.from_on)
        row.save(update_fields=["until_on"])
    return row
