"""What people of vendors are told about who acts for one."""

from django.utils.translation import gettext_lazy as _

from ledger.kinds import Audience, Group, Kind, register_kind
from ledger.models import Notice
from platforms.joining.letters import register_all as register_letters
from platforms.models import VendorMember


def is_still_there(notice: Notice) -> bool:
    return VendorMember.objects.filter(pk=int(notice.key)).exists()


KINDS = (
    Kind(
        "vendor-claim-accepted",
        Group.SERVICE,
        _("You act for %(vendor)s now"),
        _("Our staff have checked it. Your listings, requests and ranking are in one place now."),
        audience=Audience.VENDOR,
        when=_("staff confirm that somebody acts for a vendor"),
    ),
    Kind(
        "vendor-claim-refused",
        Group.SERVICE,
        _("We could not confirm that you act for %(vendor)s"),
        _("Reason: “%(answer)s” You can ask again with other proof."),
        audience=Audience.VENDOR,
        when=_("staff could not confirm that somebody acts for a vendor"),
        sample={"answer": {"vi": "giấy giới thiệu chưa có dấu", "en": "the letter bears no seal"}},
    ),
    Kind(
        "vendor-person-joined",
        Group.SERVICE,
        _("%(who)s acts for %(vendor)s now, too"),
        _("If you do not know this person, take her out and report it on the vendor's page."),
        is_still_there,
        audience=Audience.VENDOR,
        when=_("somebody else begins to act for the vendor"),
    ),
    Kind(
        "vendor-person-removed",
        Group.SERVICE,
        _("You no longer act for %(vendor)s"),
        _("Somebody of the vendor or of our staff ended it. If that is wrong, claim it again."),
        audience=Audience.VENDOR,
        when=_("somebody no longer acts for the vendor"),
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
    register_letters()
