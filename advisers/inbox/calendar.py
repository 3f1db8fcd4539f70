"""An adviser's calendar feed: sessions to come and days on which something is due.

Whoever has the address reads it, so nothing of an owner stands in it: number, place and link.
The library is loaded with the first file: two megabytes that few workers ever need.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from advisers.cases.rules import HELD, OFFER_LAPSES, Position
from advisers.choices import Standing
from advisers.inbox.wording import place_of
from advisers.models import Adviser, Case, Offer, Recommendation, Session

if TYPE_CHECKING:
    from icalendar import Event

# A session has no end until it was held.
USUAL_LENGTH = timedelta(hours=1)
PLACES = ("case__commune", "case__province")


def adviser_of_key(key: UUID) -> Adviser | None:
    """Whose feed it is; None: an old key, or somebody who has left."""
    rows = Adviser.objects.filter(calendar_key=key, user__is_active=True)
    return rows.exclude(standing=Standing.LEFT).first()


@transaction.atomic
def renew_key(*, adviser: Adviser) -> None:
    """Give the feed a new address; the old one ends."""
    Adviser.objects.filter(pk=adviser.pk).update(calendar_key=uuid4())


def calendar_of(adviser: Adviser, *, at: datetime) -> bytes:
    """The file, RFC 5545, in the active language; three queries."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//SMEdx//advice//VI")
    calendar.add("version", "2.0")
    calendar.add("name", _("SMEdx: advice"))
    calendar.add("x-wr-calname", _("SMEdx: advice"))
    for event in _events(adviser, at):
        calendar.add_component(event)
    return calendar.to_ical()


def _events(adviser: Adviser, at: datetime) -> Iterable["Event"]:
    mine = Q(case__adviser=adviser, case__state__in=HELD)
    coming = Session.objects.filter(mine, removed_at=None, minutes=0, held_at__gte=at)
    for row in coming.select_related(*PLACES).order_by("held_at", "pk"):
        title = _("Session %(way)s") % {"way": row.get_way_display()}
        when = {"dtstart": row.held_at, "dtend": row.held_at + USUAL_LENGTH}
        yield _event(f"session-{row.pk}", title, row.case, when, at)
    done = [Recommendation.State.PROPOSED, Recommendation.State.IN_PROGRESS]
    due = Recommendation.objects.filter(mine, state__in=done, due_on__gte=timezone.localdate(at))
    for each in due.select_related(*PLACES).order_by("due_on", "pk"):
        yield _event(f"due-{each.pk}", _("Due for an enterprise"), each.case, _on(each.due_on), at)
    waiting = Offer.objects.filter(adviser=adviser, position=Position.OFFERED)
    for offer in waiting.select_related(*PLACES).order_by("pk"):
        until = timezone.localdate(offer.offered_at + OFFER_LAPSES)
        yield _event(f"offer-{offer.pk}", _("Answer a request"), offer.case, _on(until), at)


def _on(day: date | None) -> dict[str, Any]:
    """A whole day; its end is the first day after it."""
    assert day is not None  # noqa: S101 - filtered by it
    return {"dtstart": day, "dtend": day + timedelta(days=1), "transp": "TRANSPARENT"}


def _event(key: str, title: str, case: Case, when: dict[str, Any], at: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    url = f"{settings.SITE_URL}{reverse('adviser-case', args=[case.pk])}"
    number = _("no. %(number)s") % {"number": case.pk}
    event.add("uid", f"{key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", at)
    event.add("summary", f"{title}: {number}, {place_of(case)}")
    event.add("location", place_of(case))
    event.add("description", url)
    event.add("url", url)
    for name, value in when.items():
        event.add(name, value)
    return event
