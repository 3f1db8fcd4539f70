"""The duties as a calendar file that phones and desktops read.

The library is loaded with the first file: two megabytes that few workers ever need.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from guidance.facts import DutyDue
from ui.templatetags.ui import day

if TYPE_CHECKING:
    from icalendar import Event


def duty_calendar(duties: Iterable[DutyDue], *, today: date, at: datetime) -> bytes:
    """One whole-day entry for each duty, in the active language.

    Args:
        duties: on their day when it lies ahead; on today when they are in force already or late,
            with the true date in the text.
        at: the moment the file is made, aware.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//SMEdx//duties//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Legal duties"))
    for item in duties:
        calendar.add_component(_event(item, today=today, at=at))
    return calendar.to_ical()


def _event(item: DutyDue, *, today: date, at: datetime) -> "Event":
    from icalendar import Event

    event, on = Event(), max(item.on, today)
    event.add("uid", f"duty-{item.code}@smedx")
    event.add("dtstamp", at)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", str(item.title))
    event.add("description", _description(item))
    event.add("url", f"{settings.SITE_URL}{reverse('duty-list')}")
    event.add("transp", "TRANSPARENT")
    return event


def _description(item: DutyDue) -> str:
    on = {"day": day(item.on)}
    when = _("Due on %(day)s") % on if item.is_due else _("In force since %(day)s") % on
    document = f"{item.reference.document} ({item.duty.confidence.label})"
    return "\n".join([str(item.duty.what), when, document, str(item.duty.check)])
