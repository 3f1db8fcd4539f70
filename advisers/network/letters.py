"""The letter that invites an adviser."""

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import Audience, LetterKind, Tongue
from accounts.post.letters import Envelope, send_now, template
from advisers.models import AdviserInvitation
from advisers.network.joining import token_of

INVITATION = LetterKind(
    "adviser-invitation",
    audience=Audience.INVITED,
    when=_("a coordinator, or a sheet of advisers, invites somebody to advise"),
    tongue=Tongue.BOTH,
    write=template(
        _("Advise enterprises for %(organisation)s on SMEdx"), "advisers/emails/invitation.txt"
    ),
    sample={
        "organisation": "Hội Doanh nhân trẻ Cần Thơ",
        "day": date(2026, 11, 30),
        "address": "https://smedx.vn/adviser/invitations/…/",
    },
)


def write_invitation(*, pk: int, at: datetime) -> bool:
    """Send the letter of an invitation that is still open; whether it was sent now."""
    rows = AdviserInvitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    invitation = rows.select_related("organisation").filter(pk=pk).first()
    if invitation is None:
        return False
    with translation.override("vi"):
        path = reverse("adviser-invitation", args=[token_of(invitation)])
    values = {
        "organisation": invitation.organisation.name,
        "day": invitation.expires_at,
        "address": f"{settings.SITE_URL}{path}",
    }
    return send_now(Envelope(INVITATION.code, str(pk), invitation.email), values, at=at)
