"""The letter that invites somebody to act for an enterprise."""

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import Audience, LetterKind, Tongue, register
from accounts.post.letters import Envelope, send_now, template
from enterprises.models import Invitation
from enterprises.services.people import token_of
from enterprises.told import KINDS

INVITATION = LetterKind(
    "enterprise-invitation",
    audience=Audience.INVITED,
    when=_("an owner invites somebody to act for an enterprise"),
    tongue=Tongue.BOTH,
    write=template(
        _("You are invited to join %(name)s on SMEdx"), "enterprises/emails/invitation.txt"
    ),
    sample={
        "name": "Xưởng may Hoa Sen",
        "who": "Nguyễn Thị Hoa",
        "day": date(2026, 11, 30),
        "address": "https://smedx.vn/my/invitations/…/",
    },
)


def register_all() -> None:
    register(INVITATION, *KINDS)


def write_invitation(*, pk: int, at: datetime) -> bool:
    """Send the letter of an invitation that is still open; whether it was sent now."""
    rows = Invitation.objects.open(at=at).select_related("enterprise", "created_by")
    invitation = rows.filter(pk=pk).first()
    if invitation is None:
        return False
    with translation.override("vi"):
        path = reverse("my-invitation", args=[token_of(invitation)])
    host = invitation.created_by
    values = {
        "name": invitation.enterprise.name,
        "who": str(host) if host else "SMEdx",
        "day": invitation.expires_at,
        "address": f"{settings.SITE_URL}{path}",
    }
    return send_now(Envelope(INVITATION.code, str(pk), invitation.email), values, at=at)
