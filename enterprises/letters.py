"""Letters about an enterprise, in Vietnamese and, below it, in English."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.letters import send_in_both
from enterprises.models import Enterprise, Invitation, Membership, TaxCodeClaim
from enterprises.services.people import token_of


def write_invitation(*, pk: int, at: datetime) -> bool:
    """Send the letter of an invitation that is still open; whether it was sent."""
    rows = Invitation.objects.open(at=at).select_related("enterprise", "created_by")
    invitation = rows.filter(pk=pk).first()
    if invitation is None:
        return False
    with translation.override("vi"):
        path = reverse("my-invitation", args=[token_of(invitation)])
        subject = _("You are invited to join %(name)s on SMEdx") % {
            "name": invitation.enterprise.name
        }
    send_in_both(
        to=invitation.email,
        subject=subject,
        template="enterprises/emails/invitation.txt",
        context={"invitation": invitation, "address": f"{settings.SITE_URL}{path}"},
    )
    return True


def write_decision(*, pk: int) -> None:
    """Tell the owners of both enterprises whose tax code it is; nobody learns of the other."""
    claim = TaxCodeClaim.objects.select_related("claimant", "holder").get(pk=pk)
    for enterprise in filter(None, (claim.claimant, claim.holder)):
        is_won = (claim.status == TaxCodeClaim.Status.GIVEN) == (enterprise == claim.claimant)
        with translation.override("vi"):
            subject = _("The tax code of %(name)s has been decided") % {"name": enterprise.name}
        context = {"claim": claim, "enterprise": enterprise, "is_won": is_won}
        template = "enterprises/emails/decision.txt"
        for address in _owners(enterprise):
            send_in_both(to=address, subject=subject, template=template, context=context)


def _owners(enterprise: Enterprise) -> list[str]:
    rows = Membership.objects.filter(enterprise=enterprise, role=Membership.Role.OWNER)
    found = rows.order_by("pk").values_list("user__email", flat=True)
    return [address for address in found if address]
