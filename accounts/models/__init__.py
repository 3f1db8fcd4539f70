"""People, what they agreed to and asked for, and what the history says of whom."""

from accounts.models.consents import Consent, DataRequest, EmptiedRow, Purpose
from accounts.models.entries import HistoryEntry
from accounts.models.people import RoleHeld, User, UserManager

__all__ = [
    "Consent",
    "DataRequest",
    "EmptiedRow",
    "HistoryEntry",
    "Purpose",
    "RoleHeld",
    "User",
    "UserManager",
]
