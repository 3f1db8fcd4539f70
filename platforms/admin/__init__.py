"""The catalogue in the ministry's admin; importing registers it."""

from platforms.admin.joining import VendorClaimAdmin, VendorInvitationAdmin, VendorMemberAdmin
from platforms.admin.listings import PlatformAdmin
from platforms.admin.vendors import VendorAdmin

__all__ = [
    "PlatformAdmin",
    "VendorAdmin",
    "VendorClaimAdmin",
    "VendorInvitationAdmin",
    "VendorMemberAdmin",
]
