"""Letters to vendors about who acts for them."""

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import Audience, LetterKind, Tongue, register
from accounts.post.letters import Envelope, send_now, template
from platforms.joining.services import token_of
from platforms.models import VendorInvitation, VendorMember

INVITATION = LetterKind(
    "vendor-invitation",
    audience=Audience.INVITED,
    when=_("staff invite somebody to look after the listings of a vendor"),
    tongue=Tongue.BOTH,
    write=template(
        _("Look after the listings of %(vendor)s on SMEdx"), "platforms/emails/invitation.txt"
    ),
    sample={"day": date(2026, 11, 30), "address": "https://smedx.vn/vendor/invitations/…/"},
)
JOINED = LetterKind(
    "vendor-joined",
    audience=Audience.VENDOR_ADDRESS,
    when=_("somebody begins to act for a vendor, so that a wrong one is noticed"),
    tongue=Tongue.BOTH,
    write=template(
        _("Somebody looks after the listings of %(vendor)s now"), "platforms/emails/joined.txt"
    ),
)


def register_all() -> None:
    register(INVITATION, JOINED)


def write_invitation(*, pk: int, at: datetime) -> bool:
    """Send the letter of an invitation that is still open; whether it was sent now."""
    rows = VendorInvitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    invitation = rows.select_related("vendor").filter(pk=pk).first()
    if invitation is None:
        return False
    with translation.override("vi"):
        path = reverse("vendor-invitation", args=[token_of(invitation)])
    values = {
        "vendor": invitation.vendor.name,
        "day": invitation.expires_at,
        "address": f"{settings.SITE_URL}{path}",
    }
    return send_now(Envelope(INVITATION.code, str(pk), invitation.email), values, at=at)


def write_joining(*, pk: int, at: datetime) -> bool:
    """Tell the vendor's public address of a new person, so that a wrong one is noticed."""
    member = VendorMember.objects.select_related("vendor", "user").filter(pk=pk).first()
    if member is None or not member.vendor.contact_email:
        return False
    to = member.vendor.contact_email.lower()
    if to == member.user.email:
        return False
    values = {"vendor": member.vendor.name, "who": str(member.user)}
    return send_now(Envelope(JOINED.code, str(pk), to), values, at=at)
