"""Who acts for an enterprise, and who is invited to."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.http import QueryDict

from enterprises.models import Enterprise, Invitation, Membership
from enterprises.people_forms import InviteForm


def invite_form(data: QueryDict | None) -> InviteForm:
    return InviteForm(data, initial={"request_key": uuid4()})


def people_of(enterprise: Enterprise) -> list[Membership]:
    """Those who act for it, the longest first; one query."""
    rows = Membership.objects.filter(enterprise=enterprise).select_related("user")
    return list(rows.order_by("created_at", "pk"))


def people_page(membership: Membership, form: InviteForm, *, at: datetime) -> dict[str, Any]:
    """The context of the page; two queries."""
    enterprise = membership.enterprise
    people = people_of(enterprise)
    owners = [each for each in people if each.is_owner]
    invited = Invitation.objects.filter(
        enterprise=enterprise, accepted_at=None, revoked_at=None
    ).order_by("created_at", "pk")
    return {
        "membership": membership,
        "enterprise": enterprise,
        "people": people,
        "is_last_owner": owners == [membership],
        "is_alone": len(people) == 1,
        "invitations": [(each, each.expires_at <= at) for each in invited],
        "form": form,
    }
