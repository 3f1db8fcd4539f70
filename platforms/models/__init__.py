"""The catalogue, the revisions through which it changes, and the people of its vendors."""

from platforms.models.catalogue import (
    Mention,
    Platform,
    PlatformLink,
    PlatformNeed,
    PlatformSector,
    PricingPlan,
    Source,
)
from platforms.models.evidence import EvidenceFile
from platforms.models.people import VendorClaim, VendorInvitation, VendorMember
from platforms.models.revisions import Criterion, Decision, Message, Revision
from platforms.models.vendors import Vendor

# Models that lie beside what works with them; imported last, here, where Django looks for them.
from platforms.duplicates.models import ListingMarks  # isort: skip
from platforms.interests.models import Interest  # isort: skip
from platforms.links.models import LinkCheck  # isort: skip
from platforms.signals.models import Signal  # isort: skip

__all__ = [
    "Criterion",
    "Decision",
    "EvidenceFile",
    "Interest",
    "LinkCheck",
    "ListingMarks",
    "Mention",
    "Message",
    "Platform",
    "PlatformLink",
    "PlatformNeed",
    "PlatformSector",
    "PricingPlan",
    "Revision",
    "Signal",
    "Source",
    "Vendor",
    "VendorClaim",
    "VendorInvitation",
    "VendorMember",
]
