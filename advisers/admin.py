"""The consulting network in the ministry's admin; importing registers it."""

from advisers.library_admin import AdviceAdmin
from advisers.network.admin import (
    AdviserAdmin,
    AdviserInvitationAdmin,
    CaseAdmin,
    LeaveAdmin,
    OrganisationAdmin,
)

__all__ = [
    "AdviceAdmin",
    "AdviserAdmin",
    "AdviserInvitationAdmin",
    "CaseAdmin",
    "LeaveAdmin",
    "OrganisationAdmin",
]
