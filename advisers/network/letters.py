"""The letter that invites an adviser, in Vietnamese and, below it, in English."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.letters import send_in_both
from advisers.models import AdviserInvitation
from advisers.network.joining import token_of


def write_invitation(*, pk: int, at: datetime) -> bool:
    """Send the letter of an invitation that is still open; whether it was sent."""
    rows = AdviserInvitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    invitation = rows.select_related("organisation").filter(pk=pk).first()
    if invitation is None:
        return False
    with translation.override("vi"):
        path = reverse("adviser-invitation", args=[token_of(invitation)])
        subject = _("Advise enterprises for %(organisation)s on SMEdx")
    send_in_both(
        to=invitation.email,
        subject=subject % {"organisation": invitation.organisation.name},
        template="advisers/emails/invitation.txt",
        context={"invitation": invitation, "address": f"{settings.SITE_URL}{path}"},
    )
    return True
