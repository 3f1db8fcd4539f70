"""As what a person acts on a listing, and what keeps her apart from it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from accounts.models import User
from platforms.choices import Act
from platforms.models import Decision, Platform, Revision, Vendor, VendorMember
from platforms.models.revisions import Side
from platforms.revisions.rules import Part, Party

# Asked besides membership: in which of some vendors, by key, somebody declared an interest.
Interest = Callable[[User, Collection[int], datetime], Collection[int]]
_interests: list[Interest] = []


def register_interest(asked: Interest) -> None:
    """Add a reason for which a person may not decide on a vendor's listings."""
    _interests.append(asked)


@dataclass(frozen=True, slots=True)
class Ties:
    """What binds a person to some vendors and their listings, by key."""

    acts_for: frozenset[int]
    interested_in: frozenset[int]
    suspended: frozenset[int] = frozenset()


def ties_of(user: User, vendors: Collection[int], at: datetime) -> Ties:
    """Of which vendors she acts and in which she has an interest; two queries."""
    members = VendorMember.objects.filter(user=user, vendor__in=vendors)
    acts_for = frozenset(members.values_list("vendor_id", flat=True))
    declared = {key for asked in _interests for key in asked(user, vendors, at)}
    return Ties(acts_for, acts_for | declared)


def ties_on(user: User, platforms: Collection[Platform], at: datetime) -> Ties:
    """The same of listings, with those that she was the last to suspend; three queries."""
    ties = ties_of(user, {row.vendor_id for row in platforms}, at)
    last = Decision.objects.filter(Q(act=Act.SUSPEND), platform__in=platforms)
    last = last.order_by("platform", "-pk").distinct("platform")
    own = {row.platform_id for row in last if row.decided_by_id == user.pk}
    return Ties(ties.acts_for, ties.interested_in, frozenset(own))


def is_interested(user: User, vendor: Vendor, at: datetime) -> bool:
    """Whether she acts for the vendor or has another declared interest in it."""
    return vendor.pk in ties_of(user, [vendor.pk], at).interested_in


def staff_parties(user: User) -> frozenset[Party]:
    parties = set()
    if user.is_active and user.is_staff:
        if user.has_perm("platforms.change_platform"):
            parties.add(Party.EDITOR)
        if user.has_perm("platforms.publish_platform"):
            parties.add(Party.OFFICER)
    return frozenset(parties)


def parties_for(revision: Revision, user: User, ties: Ties | None = None) -> frozenset[Party]:
    """Each side writes its own revisions: staff do not edit a vendor's, nor vendors the staff's."""
    parties = set(staff_parties(user))
    if revision.side == Side.VENDOR:
        parties.discard(Party.EDITOR)
        if _acts_for(revision.platform.vendor_id, user, ties):
            parties.add(Party.VENDOR)
    return frozenset(parties)


def _acts_for(vendor: int, user: User, ties: Ties | None) -> bool:
    if ties is not None:
        return vendor in ties.acts_for
    return VendorMember.objects.filter(vendor=vendor, user=user).exists()


def parts_in(
    revision: Revision, user: User, at: datetime, ties: Ties | None = None
) -> frozenset[Part]:
    vendor = revision.platform.vendor_id
    parts = set()
    if user.pk == revision.author_id or user.pk in revision.writers:
        parts.add(Part.AUTHOR)
    if revision.approved_by_id == user.pk:
        parts.add(Part.APPROVER)
    if vendor in (ties or ties_of(user, [vendor], at)).interested_in:
        parts.add(Part.INTERESTED)
    return frozenset(parts)


def parties_on(platform: Platform, user: User, ties: Ties | None = None) -> frozenset[Party]:
    parties = set(staff_parties(user))
    if _acts_for(platform.vendor_id, user, ties):
        parties.add(Party.VENDOR)
    return frozenset(parties)


def parts_on(
    platform: Platform, user: User, at: datetime, ties: Ties | None = None
) -> frozenset[Part]:
    """Whoever suspended it last is its suspender."""
    ties = ties or ties_on(user, [platform], at)
    parts = set()
    if platform.pk in ties.suspended:
        parts.add(Part.SUSPENDER)
    if platform.vendor_id in ties.interested_in:
        parts.add(Part.INTERESTED)
    return frozenset(parts)
