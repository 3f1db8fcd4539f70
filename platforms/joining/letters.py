"""Letters to vendors about who acts for them, in Vietnamese and, below it, in English."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.letters import send_in_both
from platforms.joining.services import token_of
from platforms.models import VendorInvitation, VendorMember


def write_invitation(*, pk: int, at: datetime) -> bool:
    """Send the letter of an invitation that is still open; whether it was sent."""
    rows = VendorInvitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    invitation = rows.select_related("vendor").filter(pk=pk).first()
    if invitation is None:
        return False
    with translation.override("vi"):
        path = reverse("vendor-invitation", args=[token_of(invitation)])
        subject = _("Look after the listings of %(vendor)s on SMEdx")
    send_in_both(
        to=invitation.email,
        subject=subject % {"vendor": invitation.vendor.name},
        template="platforms/emails/invitation.txt",
        context={"invitation": invitation, "address": f"{settings.SITE_URL}{path}"},
    )
    return True


def write_joining(*, pk: int) -> bool:
    """Tell the vendor's public address of a new person, so that a wrong one is noticed."""
    member = VendorMember.objects.select_related("vendor", "user").filter(pk=pk).first()
    if member is None or not member.vendor.contact_email:
        return False
    if member.vendor.contact_email.lower() == member.user.email:
        return False
    with translation.override("vi"):
        subject = _("Somebody looks after the listings of %(vendor)s now")
    send_in_both(
        to=member.vendor.contact_email,
        subject=subject % {"vendor": member.vendor.name},
        template="platforms/emails/joined.txt",
        context={"member": member},
    )
    return True
