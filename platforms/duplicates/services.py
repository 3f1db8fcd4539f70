"""Keeping the marks of listings."""

from django.db import transaction

from platforms.duplicates.models import ListingMarks
from platforms.duplicates.names import bag
from platforms.duplicates.rules import MARKS_VERSION, marks_of
from platforms.duplicates.selectors import facts_of, unmarked

AT_ONCE = 500


def mark_listings() -> int:
    """Keep the marks of all listings that have none; returns of how many. Repeats harmlessly."""
    whole = 0
    while done := _mark_some():
        whole += done
    return whole


@transaction.atomic
def _mark_some() -> int:
    """Of a few. Their rows are held meanwhile: whoever renames one waits, then takes its marks."""
    rows = unmarked().select_related("vendor").order_by("pk")
    rows = rows.select_for_update(of=("self", "vendor"), no_key=True, skip_locked=True)[:AT_ONCE]
    facts = [(row, facts_of(row)) for row in rows]
    ListingMarks.objects.bulk_create(
        [
            ListingMarks(
                platform=row,
                vendor=row.vendor,
                version=MARKS_VERSION,
                bag=bag(each.name),
                marks=sorted(marks_of(each)),
            )
            for row, each in facts
        ],
        update_conflicts=True,
        unique_fields=["platform"],
        update_fields=["vendor", "version", "bag", "marks"],
    )
    return len(facts)
