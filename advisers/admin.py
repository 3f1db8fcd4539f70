"""The consulting network in the ministry's admin; importing registers it."""

from advisers.network.admin import (
    AdviserAdmin,
    AdviserInvitationAdmin,
    CaseAdmin,
    LeaveAdmin,
    OrganisationAdmin,
)

__all__ = [
    "AdviserAdmin",
    "AdviserInvitationAdmin",
    "CaseAdmin",
    "LeaveAdmin",
    "OrganisationAdmin",
]
