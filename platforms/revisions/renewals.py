"""The yearly renewal: listings are asked about after nine months and retired after twelve."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ledger.notices import About, notify
from platforms.choices import Status
from platforms.joining.access import people_of
from platforms.models import Platform
from platforms.revisions.letters import RENEW
from platforms.revisions.rules import (
    RENEWAL_ENDS_MONTHS,
    RENEWAL_OPENS_MONTHS,
    Renewal,
    renewal,
)
from platforms.revisions.services import retire_unanswered
from reference.days import months_later

# Kept in the public log as it stands, which is Vietnamese: "nobody confirmed it within a year".
NOT_RENEWED = "Không ai xác nhận thông tin này trong vòng một năm."


def renew_or_retire(*, at: datetime) -> tuple[int, int]:
    """Ask whose year ends soon, once a year; retire what nobody answered for. Safe to repeat.

    Returns: how many people were asked, and how many listings were retired.
    """
    asked = retired = 0
    for platform, state in _due(at):
        if state is Renewal.OPEN:
            asked += _ask(platform, at)
        else:
            after = retire_unanswered(platform=platform, at=at, reason=NOT_RENEWED)
            retired += after.status != platform.status
    return asked, retired


def to_confirm(today: date) -> Q:
    """Published listings whose ninth month is over: confirmed in time, or they are retired."""
    last = months_later(today, -RENEWAL_OPENS_MONTHS)
    while months_later(last + timedelta(days=1), RENEWAL_OPENS_MONTHS) <= today:
        last += timedelta(days=1)  # the 31st of May has its ninth month on the last of February
    never = Q(confirmed_on=None, published_at__date__lte=last)
    return Q(status=Status.PUBLISHED) & (Q(confirmed_on__lte=last) | never)


def _due(at: datetime) -> Iterator[tuple[Platform, Renewal]]:
    today = timezone.localdate(at)
    for platform in Platform.objects.filter(to_confirm(today)).order_by("pk").iterator():
        state = renewal(
            confirmed_on=platform.confirmed_on,
            published_on=timezone.localdate(platform.published_at),
            today=today,
        )
        if state is not Renewal.FRESH:
            yield platform, state


def _ask(platform: Platform, at: datetime) -> int:
    since = platform.confirmed_on or timezone.localdate(platform.published_at)
    due = months_later(since, RENEWAL_ENDS_MONTHS)
    about = About(
        key=f"{platform.pk}:{since:%Y-%m-%d}",
        params={"platform": platform.name, "due": due},
        path=reverse("vendor-home"),
    )
    people = people_of(platform.vendor_id)
    for user in people:
        notify(user=user, kind=RENEW.code, about=about, at=at)
    return len(people)
