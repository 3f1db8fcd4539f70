"""As what a person acts on a listing, and what keeps her apart from it."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q

from accounts.models import User
from platforms.choices import Act
from platforms.models import Decision, Platform, Revision, Vendor, VendorMember
from platforms.models.revisions import Side
from platforms.revisions.rules import Part, Party

# Asked besides membership: whether somebody declared an interest in a vendor.
Interest = Callable[[User, Vendor, datetime], bool]
_interests: list[Interest] = []


def register_interest(asked: Interest) -> None:
    """Add a reason for which a person may not decide on a vendor's listings."""
    _interests.append(asked)


def is_interested(user: User, vendor: Vendor, at: datetime) -> bool:
    """Whether she acts for the vendor or has another declared interest in it."""
    if VendorMember.objects.filter(vendor=vendor, user=user).exists():
        return True
    return any(asked(user, vendor, at) for asked in _interests)


def staff_parties(user: User) -> frozenset[Party]:
    parties = set()
    if user.is_active and user.is_staff:
        if user.has_perm("platforms.change_platform"):
            parties.add(Party.EDITOR)
        if user.has_perm("platforms.publish_platform"):
            parties.add(Party.OFFICER)
    return frozenset(parties)


def parties_for(revision: Revision, user: User) -> frozenset[Party]:
    """Each side writes its own revisions: staff do not edit a vendor's, nor vendors the staff's."""
    parties = set(staff_parties(user))
    if revision.side == Side.VENDOR:
        parties.discard(Party.EDITOR)
        if VendorMember.objects.filter(vendor=revision.platform.vendor_id, user=user).exists():
            parties.add(Party.VENDOR)
    return frozenset(parties)


def parts_in(revision: Revision, user: User, at: datetime) -> frozenset[Part]:
    parts = set()
    if user.pk == revision.author_id or user.pk in revision.writers:
        parts.add(Part.AUTHOR)
    if revision.approved_by_id == user.pk:
        parts.add(Part.APPROVER)
    if is_interested(user, revision.platform.vendor, at):
        parts.add(Part.INTERESTED)
    return frozenset(parts)


def parties_on(platform: Platform, user: User) -> frozenset[Party]:
    parties = set(staff_parties(user))
    if VendorMember.objects.filter(vendor=platform.vendor_id, user=user).exists():
        parties.add(Party.VENDOR)
    return frozenset(parties)


def parts_on(platform: Platform, user: User, at: datetime) -> frozenset[Part]:
    """Whoever suspended it last is its suspender."""
    parts = set()
    last = Decision.objects.filter(Q(act=Act.SUSPEND), platform=platform).order_by("-pk").first()
    if last is not None and last.decided_by_id == user.pk:
        parts.add(Part.SUSPENDER)
    if is_interested(user, platform.vendor, at):
        parts.add(Part.INTERESTED)
    return frozenset(parts)
