"""Licences end: whoever has one is told a month before and on the day, once each."""

from datetime import datetime, timedelta

from django.utils import timezone

from advisers.choices import Standing
from advisers.models import Adviser
from advisers.network.told import tell_adviser

BEFORE = timedelta(days=30)


def remind_of_licences(*, at: datetime) -> int:
    """Tell those whose licence ends within 30 days, or has ended; run twice nothing is doubled.

    A day on which the job did not run is made up for. The key of what was told is the last day of
    the licence, so that a new licence is told of again.

    Returns: how many were looked at.
    """
    today = timezone.localdate(at)
    rows = Adviser.objects.filter(
        standing=Standing.ACTIVE, licence_until__range=(today - BEFORE, today + BEFORE)
    )
    seen = 0
    for adviser in rows.select_related("user").order_by("pk"):
        last = adviser.licence_until
        kind = "adviser-licence-ends" if last and last > today else "adviser-licence-ended"
        params = {"day": last}
        tell_adviser(adviser, kind, key=f"{adviser.pk}:{last}", params=params, at=at)
        seen += 1
    return seen
