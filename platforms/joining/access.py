"""Whose vendors these are: one's own by their address; another's answer as if they were not."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import User
from platforms.models import Platform, Revision, Vendor, VendorMember
from platforms.models.revisions import Side

MOST_DIGITS = 18


def vendors_of(user: User) -> QuerySet[Vendor]:
    """The vendors that somebody acts for, by name."""
    return Vendor.objects.filter(members__user=user).order_by("sort_key", "pk")


def people_of(vendor: Vendor | int) -> list[User]:
    """Who acts for a vendor, given as a row or its key, and can still sign in; one query."""
    rows = VendorMember.objects.filter(vendor=vendor, user__is_active=True)
    return [row.user for row in rows.select_related("user").order_by("created_at", "pk")]


def own_vendor(user: User, slug: str) -> Vendor:
    """Raises: Http404: she does not act for it, whether it exists or not."""
    return _found(vendors_of(user).filter(slug=slug))


def own_platform(user: User, slug: str) -> Platform:
    """Raises: Http404: as above."""
    rows = Platform.objects.filter(vendor__members__user=user, slug=slug)
    return _found(rows.select_related("vendor").order_by("pk"))


def own_revision(user: User, pk: int) -> Revision:
    """A revision that her side wrote of one of her listings. Raises: Http404: as above."""
    check_digits(pk)
    hers = {"platform__vendor__members__user": user, "side": Side.VENDOR}
    rows = Revision.objects.filter(**hers, pk=pk)
    return _found(rows.select_related("platform__vendor").order_by("pk"))


def own_member(user: User, slug: str, pk: int) -> VendorMember:
    """A person of one of her vendors, herself included. Raises: Http404: as above."""
    check_digits(pk)
    rows = VendorMember.objects.filter(vendor=own_vendor(user, slug), pk=pk)
    return _found(rows.select_related("vendor", "user").order_by("pk"))


def check_digits(pk: int) -> None:
    """Raises: Http404: no key is that long."""
    if len(str(pk)) > MOST_DIGITS:
        raise Http404


def _found(rows: QuerySet) -> Any:
    row = rows.first()
    if row is None:
        raise Http404
    return row
