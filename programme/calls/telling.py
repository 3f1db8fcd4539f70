"""Telling vendors of a call that is near to what they offer."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ledger.kinds import Audience, Group, Kind, register_kind
from ledger.models import Notice
from ledger.notices import About, notify_many
from platforms.choices import Status
from platforms.models import Platform, VendorMember
from programme.calls.models import Call
from reference.models import Need


def is_open(notice: Notice) -> bool:
    return Call.objects.filter(slug=notice.key).taking(timezone.localdate()).exists()


KIND = Kind(
    "call-for-platforms",
    Group.CALLS,
    _("The programme looks for a platform: %(title)s"),
    _("You offer something near to it. Answer with a listing by %(closes)s."),
    is_open,
    audience=Audience.VENDOR,
    when=_("a call is published for something near to what her platforms do"),
    sample={
        "title": {
            "vi": "Quản lý truy xuất nguồn gốc cho hợp tác xã",
            "en": "Traceability for cooperatives",
        },
        "closes": date(2027, 1, 31),
    },
)


def register_all() -> None:
    register_kind(KIND)


def vendors_near(call: Call) -> list[int]:
    """Keys of vendors of whom a listing meets a need of the same business function.

    What is called for is what nobody offers, so that who offers the need itself would be too few.
    """
    functions = Need.objects.filter(code__in=call.needs).values("function")
    near = Platform.objects.filter(needs__function__in=functions).exclude(status=Status.RETIRED)
    return sorted(set(near.order_by("pk").values_list("vendor", flat=True)))


def tell_vendors(call: Call, *, at: datetime) -> int:
    """Tell everybody who acts for a vendor near to the call, once. Returns: how many."""
    people = VendorMember.objects.filter(vendor__in=vendors_near(call), user__is_active=True)
    about = About(
        key=call.slug,
        params={
            "title": {"vi": call.title_vi, "en": call.title_en},
            "closes": call.closes_on,
        },
        path=reverse("call-detail", args=[call.slug]),
    )
    users = {row.user_id: row.user for row in people.select_related("user").order_by("user")}
    return notify_many(kind=KIND.code, told=[(user, about) for user in users.values()], at=at)
