"""Calls on a vendor's own pages: those near to it, and what a draft answers."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from matching.vendors.boxes import Box, Line
from platforms.models import Platform
from platforms.vendor_listings.notes import Note
from programme.calls.models import CallAnswer
from programme.calls.selectors import taking
from ui.templatetags.ui import day

SHOWN = 5


def box(user: User, at: datetime) -> Box | None:
    """Calls that take answers, those that close soonest first; None while there are none."""
    calls = taking(today=timezone.localdate(at))
    if not calls:
        return None
    return Box(
        title=gettext_lazy("Calls for platforms"),
        icon="megaphone",
        lines=[
            Line(call.get_absolute_url(), call.title, _("until %s") % day(call.closes_on))
            for call in calls[:SHOWN]
        ],
        more=Line(reverse("call-list"), gettext_lazy("All calls for platforms")),
    )


def notes(platform: Platform) -> Sequence[Note]:
    """Which calls the listing answers; one query."""
    rows = (
        CallAnswer.objects.standing()
        .filter(platform=platform)
        .select_related("call")
        .order_by("pk")
    )
    return [
        Note(
            gettext_lazy("This listing answers a call:"),
            each.call.get_absolute_url(),
            each.call.title,
        )
        for each in rows.select_related("call").order_by("pk")
    ]
