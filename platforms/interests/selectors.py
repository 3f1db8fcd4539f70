"""Whether somebody should keep out of a vendor's matters."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from platforms.interests.models import Interest
from platforms.models import Vendor


def has_interest(user: User, vendor: Vendor | int, at: datetime) -> bool:
    """Whether she has declared a stake in the vendor that holds on that day; one query.

    Args:
        vendor: the row or its id.
        at: aware; its day in Vietnam decides, first and last day included.
    """
    key = vendor.pk if isinstance(vendor, Vendor) else vendor
    return bool(vendors_of_interest(user, [key], at))


def vendors_of_interest(user: User, vendors: Collection[int], at: datetime) -> frozenset[int]:
    """In which of some vendors, by key, she has declared such a stake; one query."""
    rows = Interest.objects.on(timezone.localdate(at)).filter(user_id=user.pk)
    return frozenset(rows.filter(vendor_id__in=vendors).values_list("vendor_id", flat=True))


def interests_of(user: User) -> QuerySet[Interest]:
    """What she has declared, what holds first, then the latest."""
    rows = Interest.objects.filter(user=user).select_related("vendor")
    return rows.order_by("-until_on", "-from_on", "pk")
