"""Who belongs to the network, in the admin: entering, inviting, vetting."""

from advisers.network.admin.invitations import AdviserInvitationAdmin
from advisers.network.admin.people import AdviserAdmin, OrganisationAdmin
from advisers.network.admin.reading import CaseAdmin, LeaveAdmin

__all__ = [
    "AdviserAdmin",
    "AdviserInvitationAdmin",
    "CaseAdmin",
    "LeaveAdmin",
    "OrganisationAdmin",
]
