"""Writes of enterprises; each locks the enterprise's row first, so that they never interleave."""

from enterprises.services.claims import ClaimDecidedError, decide_claim
from enterprises.services.needs import (
    Stated,
    add_needs,
    fill_conditions,
    forget_statements,
    keep_statement,
    save_conditions,
    save_needs,
    save_tools,
    use_tool,
)
from enterprises.services.people import (
    AlreadyMemberError,
    InvitationNotForYouError,
    LastOwnerError,
    NotAMemberError,
    accept_invitation,
    change_role,
    invite,
    leave_enterprise,
    remove_member,
    revoke_invitation,
    token_of,
)
from enterprises.services.profile import change_enterprise, create_enterprise, fill_profile
from enterprises.services.rows import ChangedMeanwhileError

__all__ = [
    "AlreadyMemberError",
    "ChangedMeanwhileError",
    "ClaimDecidedError",
    "InvitationNotForYouError",
    "LastOwnerError",
    "NotAMemberError",
    "Stated",
    "accept_invitation",
    "add_needs",
    "change_enterprise",
    "change_role",
    "create_enterprise",
    "decide_claim",
    "fill_conditions",
    "fill_profile",
    "forget_statements",
    "invite",
    "keep_statement",
    "leave_enterprise",
    "remove_member",
    "revoke_invitation",
    "save_conditions",
    "save_needs",
    "save_tools",
    "token_of",
    "use_tool",
]
