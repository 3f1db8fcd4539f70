"""The catalogue, the revisions through which it changes, and the people of its vendors."""

from platforms.models.catalogue import (
    Mention,
    Platform,
    PlatformLink,
    PlatformNeed,
    PlatformSector,
    PricingPlan,
    Source,
    Vendor,
)
from platforms.models.people import VendorClaim, VendorInvitation, VendorMember
from platforms.models.revisions import Criterion, Decision, EvidenceFile, Message, Revision

__all__ = [
    "Criterion",
    "Decision",
    "EvidenceFile",
    "Mention",
    "Message",
    "Platform",
    "PlatformLink",
    "PlatformNeed",
    "PlatformSector",
    "PricingPlan",
    "Revision",
    "Source",
    "Vendor",
    "VendorClaim",
    "VendorInvitation",
    "VendorMember",
]
