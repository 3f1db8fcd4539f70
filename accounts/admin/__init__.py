"""Accounts in the ministry's admin."""

from accounts.admin.letters import LetterAdmin
from accounts.admin.requests import DataRequestAdmin
from accounts.admin.users import UserAdmin

__all__ = ["DataRequestAdmin", "LetterAdmin", "UserAdmin"]
