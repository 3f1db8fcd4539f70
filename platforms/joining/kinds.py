"""What people of vendors are told about who acts for one."""

from django.utils.translation import gettext_lazy as _

from ledger.kinds import Group, Kind, register_kind
from ledger.models import Notice
from platforms.models import VendorMember


def is_still_there(notice: Notice) -> bool:
    return VendorMember.objects.filter(pk=int(notice.key)).exists()


KINDS = (
    Kind(
        "vendor-claim-accepted",
        Group.SERVICE,
        _("You act for %(vendor)s now"),
        _("Our staff have checked it. Your listings, requests and ranking are in one place now."),
    ),
    Kind(
        "vendor-claim-refused",
        Group.SERVICE,
        _("We could not confirm that you act for %(vendor)s"),
        _("Reason: %(answer)s. You can ask again with other proof."),
    ),
    Kind(
        "vendor-person-joined",
        Group.SERVICE,
        _("%(who)s acts for %(vendor)s now, too"),
        _("If you do not know this person, take her out and report it on the vendor's page."),
        is_still_there,
    ),
    Kind(
        "vendor-person-removed",
        Group.SERVICE,
        _("You no longer act for %(vendor)s"),
        _("Somebody of the vendor or of our staff ended it. If that is wrong, claim it again."),
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
