"""Who advises, where and on what; requests for advice and what became of them."""

from advisers.models.cases import Case, Offer, Tenure, Told
from advisers.models.network import Adviser, AdviserInvitation, Leave, Organisation, ServedArea
from advisers.models.work import (
    Advice,
    Document,
    Message,
    Rating,
    Recommendation,
    Session,
)

__all__ = [
    "Advice",
    "Adviser",
    "AdviserInvitation",
    "Case",
    "Document",
    "Leave",
    "Message",
    "Offer",
    "Organisation",
    "Rating",
    "Recommendation",
    "ServedArea",
    "Session",
    "Tenure",
    "Told",
]
