"""People, what they agreed to and asked for, what was sent, what the history says of whom."""

from accounts.models.consents import Consent, DataRequest, EmptiedRow, Purpose
from accounts.models.entries import HistoryEntry
from accounts.models.letters import Letter
from accounts.models.people import RoleHeld, User, UserManager

__all__ = [
    "Consent",
    "DataRequest",
    "EmptiedRow",
    "HistoryEntry",
    "Letter",
    "Purpose",
    "RoleHeld",
    "User",
    "UserManager",
]
