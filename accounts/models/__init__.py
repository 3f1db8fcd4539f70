"""People, what they agreed to and asked for, and what the history says of whom."""

from accounts.models.consents import Consent, DataRequest, EmptiedRow, Purpose
from accounts.models.people import User, UserManager

__all__ = ["Consent", "DataRequest", "EmptiedRow", "Purpose", "User", "UserManager"]
