"""The catalogue in the ministry's admin; importing registers it."""

from platforms.admin.interests import InterestAdmin
from platforms.admin.joining import VendorClaimAdmin, VendorInvitationAdmin, VendorMemberAdmin
from platforms.admin.links import LinkCheckAdmin
from platforms.admin.listings import PlatformAdmin
from platforms.admin.revisions import CriterionAdmin, DecisionAdmin, RevisionAdmin
from platforms.admin.signals import SignalAdmin
from platforms.admin.vendors import VendorAdmin

__all__ = [
    "CriterionAdmin",
    "DecisionAdmin",
    "InterestAdmin",
    "LinkCheckAdmin",
    "PlatformAdmin",
    "RevisionAdmin",
    "SignalAdmin",
    "VendorAdmin",
    "VendorClaimAdmin",
    "VendorInvitationAdmin",
    "VendorMemberAdmin",
]
