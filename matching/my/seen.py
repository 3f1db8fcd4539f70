"""What changed since an enterprise last looked at what fits."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from enterprises.models import Enterprise
from matching.models import SeenMatches
from platforms.models import Platform
from reference.together import ENTERPRISE, Rows


def reasons_between(before: tuple[int, int, int], after: tuple[int, int, int]) -> list[str]:
    """Which of profile, needs and catalogue differ between two looks, by their versions."""
    names = ("profile", "needs", "catalogue")
    return [n for n, was, now in zip(names, before, after, strict=True) if was != now]


def reasons_for(
    before: tuple[int, int, int],
    after: tuple[int, int, int],
    *,
    slugs: Collection[str],
    since: datetime,
) -> list[str]:
    """The same, but beside others the catalogue only where it moved the list; one query at most.

    Its version also grows with what moves no list, such as an article or a review.

    Args:
        slugs: the platforms that came or went; one of them changed `since`, or it was not the
            catalogue.
    """
    reasons = reasons_between(before, after)
    if len(reasons) > 1 and "catalogue" in reasons:
        moved = Platform.objects.filter(slug__in=slugs, updated_at__gt=since)
        if not moved.exists():
            reasons.remove("catalogue")
    return reasons


@transaction.atomic
def note_seen(
    *, enterprise: Enterprise, slugs: Sequence[str], catalogue_version: int, at: datetime
) -> SeenMatches:
    """Remember the first matches that were just shown, and those before where some came or went.

    Looking again at an equal list only moves the day. Equal scores change places with the day's
    seed: that is no change worth telling.
    """
    now = (enterprise.version, enterprise.needs_version, catalogue_version)
    versions = dict(
        zip(("profile_version", "needs_version", "catalogue_version"), now, strict=True)
    )
    said = {**versions, "slugs": list(slugs), "seen_at": at}
    row, is_new = SeenMatches.objects.select_for_update(of=("self",)).get_or_create(
        enterprise=enterprise, defaults=said
    )
    if is_new:
        return row
    before = (row.profile_version, row.needs_version, row.catalogue_version)
    is_same_day = timezone.localdate(row.seen_at) == timezone.localdate(at)
    if before == now and row.slugs == list(slugs) and is_same_day:
        return row
    moved = set(row.slugs) ^ set(slugs)
    reasons = reasons_for(before, now, slugs=moved, since=row.seen_at)
    if reasons and moved:
        row.slugs_before, row.seen_before_at, row.reasons = row.slugs, row.seen_at, reasons
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    return row


def looks() -> QuerySet:
    rows = SeenMatches.objects.filter(enterprise=ENTERPRISE)
    return rows.values_list("profile_version", "needs_version", "seen_at")


def seen_on(enterprise: Enterprise, looked: Rows) -> date | None:
    """The day of the last look; None if profile or needs have changed since."""
    now = (enterprise.version, enterprise.needs_version)
    days = (
        timezone.localdate(row.seen_at)
        for row in looked
        if (row.profile_version, row.needs_version) == now
    )
    return next(days, None)
