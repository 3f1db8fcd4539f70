"""What owners are told of their enterprise: whose a tax code is."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.post.kinds import Audience
from enterprises.models import Enterprise, Membership, TaxCodeClaim
from ledger.kinds import Group, Kind
from ledger.notices import About, notify

DECIDED = _("staff decided whose a tax code is that two enterprises named")
KINDS = (
    Kind(
        "tax-code-stays",
        Group.SERVICE,
        _("Tax code %(code)s stays with %(enterprise)s"),
        _("Somebody else named it too; our staff have looked at it. You need do nothing."),
        audience=Audience.OWNER,
        when=DECIDED,
        sample={"code": "0312345678"},
    ),
    Kind(
        "tax-code-goes",
        Group.SERVICE,
        _("Tax code %(code)s was taken out of the profile of %(enterprise)s"),
        _(
            "Our staff have looked at it: it belongs to somebody else who named it too. "
            "Everything else is as it was. If this is wrong, enter it again in the profile: then "
            "it is looked at once more."
        ),
        audience=Audience.OWNER,
        when=DECIDED,
        sample={"code": "0312345678"},
    ),
)


def tell_decision(claim: TaxCodeClaim, *, at: datetime) -> None:
    """Tell the owners of both enterprises whose tax code it is; nobody learns of the other."""
    is_given = claim.status == TaxCodeClaim.Status.GIVEN
    for enterprise in filter(None, (claim.claimant, claim.holder)):
        is_won = is_given == (enterprise == claim.claimant)
        about = About(
            key=f"{claim.pk}:{enterprise.pk}",
            params={"code": claim.tax_code, "enterprise": enterprise.name},
            path=f"/my/?enterprise={enterprise.pk}",
        )
        for member in _owners(enterprise):
            kind = "tax-code-stays" if is_won else "tax-code-goes"
            notify(user=member.user, kind=kind, about=about, at=at)


def _owners(enterprise: Enterprise) -> list[Membership]:
    rows = Membership.objects.filter(
        enterprise=enterprise, role=Membership.Role.OWNER, user__is_active=True
    )
    return list(rows.select_related("user").order_by("pk"))
