"""A roadmap as a calendar file: one all-day entry a step.

The library is loaded with the first file: two megabytes that few workers ever need.
"""

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from matching.roadmaps.selectors import Line, RoadmapRead

if TYPE_CHECKING:
    from icalendar import Event


def calendar_of(read: RoadmapRead, url: str) -> bytes:
    """The file, RFC 5545: read again after a change, it moves the same entries.

    Args:
        url: of the roadmap's page, absolute.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//SMEdx//roadmap//VI")
    calendar.add("version", "2.0")
    calendar.add("name", _("Your digital roadmap"))
    calendar.add("x-wr-calname", _("Your digital roadmap"))
    for number, line in enumerate(read.lines):
        calendar.add_component(_event(number, line, read, url))
    return calendar.to_ical()


def _event(number: int, line: Line, read: RoadmapRead, url: str) -> "Event":
    from icalendar import Event

    event = Event()
    place = f"step-{line.pk}" if line.pk else f"{read.bundle}-{number}"
    event.add("uid", f"{read.kept.token}-{place}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", read.changed_at)
    event.add("summary", line.title)
    event.add("dtstart", line.starts_on)
    # The end of an all-day entry is the first day after it.
    event.add("dtend", line.due_on + timedelta(days=1))
    event.add("description", "\n".join(part for part in (line.note, url) if part))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
