"""Letters to vendors about who acts for them, in Vietnamese and, below it, in English."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from platforms.joining.services import token_of
from platforms.models import VendorInvitation, VendorMember

LINE = "\n\n————————————————————\n\n"


def write_invitation(*, pk: int, at: datetime) -> bool:
    """Send the letter of an invitation that is still open; whether it was sent."""
    rows = VendorInvitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    invitation = rows.select_related("vendor").filter(pk=pk).first()
    if invitation is None:
        return False
    with translation.override("vi"):
        path = reverse("vendor-invitation", args=[token_of(invitation)])
        subject = _("Look after the listings of %(vendor)s on SMEdx")
    context = {"invitation": invitation, "address": f"{settings.SITE_URL}{path}"}
    _send(subject, invitation.vendor.name, invitation.email, "invitation", context)
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
    _send(subject, member.vendor.name, member.vendor.contact_email, "joined", {"member": member})
    return True


def _send(subject: str, name: str, to: str, template: str, context: Mapping[str, Any]) -> None:
    texts = []
    for language in ("vi", "en"):
        with translation.override(language):
            path = f"platforms/emails/{template}.txt"
            texts.append(render_to_string(path, dict(context)).strip())
    line = " ".join((subject % {"vendor": name}).split())
    send_mail(line, LINE.join(texts) + "\n", None, [to])
