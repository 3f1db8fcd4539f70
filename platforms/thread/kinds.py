"""What both sides of a thread are told."""

from django.utils.translation import gettext_lazy as _

from ledger.kinds import Audience, Group, Kind, register_kind

KINDS = (
    Kind(
        "vendor-question",
        Group.SERVICE,
        _("%(platform)s: our staff wrote to you"),
        _("Please answer on the portal: your listing waits for it."),
        audience=Audience.VENDOR,
        when=_("staff write to a vendor about a listing that they review"),
    ),
    Kind(
        "vendor-answered",
        Group.SERVICE,
        _("%(platform)s: the vendor wrote to you"),
        _("The answer stands in the thread of the revision that you review."),
        audience=Audience.STAFF,
        when=_("the vendor answers whoever reviews its listing"),
    ),
)


def register_all() -> None:
    for kind in KINDS:
        register_kind(kind)
