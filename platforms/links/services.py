"""Which links are asked tonight, and what is kept of their answers."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from platforms.choices import Status
from platforms.links.models import LinkCheck
from platforms.links.rules import REACHED, Answer, Batch, Failures, batches, counted
from platforms.links.selectors import named_in
from platforms.models import Platform, Revision, Source, Vendor
from platforms.models.revisions import OPEN

LINKS_A_NIGHT = 400
# A link asked less than this ago is not asked again: a job that is run twice asks once.
RESTING = timedelta(minutes=10)
NET_IS_UP = timedelta(hours=24)
LONGEST = LinkCheck._meta.get_field("address").max_length or 0


# Whose an address is (a platform's key or a vendor's, the other None), and the address.
Named = tuple[int | None, int | None, str]


@transaction.atomic
def sync_links() -> tuple[int, int]:
    """One row for each address of a listing that is not retired, one for its vendor's own site.

    Those of a text that waits for its decision too, so that whoever decides knows.
    Returns: how many were added and taken away. Six queries.
    """
    stored = LinkCheck.objects.values_list("pk", "platform_id", "vendor_id", "address")
    held = {(platform, vendor, address): pk for pk, platform, vendor, address in stored}
    wanted = {named for named in _addresses() if len(named[2]) <= LONGEST}
    gone = [pk for named, pk in held.items() if named not in wanted]
    new = [
        LinkCheck(platform_id=platform, vendor_id=vendor, address=address)
        for platform, vendor, address in sorted(wanted - held.keys(), key=str)
    ]
    LinkCheck.objects.filter(pk__in=gone).delete()
    LinkCheck.objects.bulk_create(new, ignore_conflicts=True)
    return len(new), len(gone)


def _addresses() -> Iterator[Named]:
    listed = Platform.objects.exclude(status=Status.RETIRED)
    sources = Source.objects.filter(platform__in=listed)
    vendors = Vendor.objects.filter(pk__in=listed.values("vendor")).exclude(website="")
    for pk, address in listed.exclude(website="").values_list("pk", "website"):
        yield pk, None, address
    for pk, address in sources.exclude(address="").values_list("platform_id", "address"):
        yield pk, None, address
    texts = Revision.objects.filter(state__in=OPEN, submitted_at__isnull=False).order_by("pk")
    for pk, content in texts.values_list("platform_id", "content"):
        yield from ((pk, None, address) for address in named_in(content))
    for pk, address in vendors.values_list("pk", "website"):
        yield None, pk, address


@transaction.atomic
def add_links(*, revision: Revision) -> tuple[Batch, ...]:
    """Rows for what a text names that has none yet; those that nobody has asked, by host."""
    platform = revision.platform_id
    named = {each for each in named_in(revision.content) if len(each) <= LONGEST}
    # In the order of the nightly look, so that neither waits for the other.
    in_order = sorted(named, key=repr)
    new = [LinkCheck(platform_id=platform, address=address) for address in in_order]
    LinkCheck.objects.bulk_create(new, ignore_conflicts=True)
    rows = LinkCheck.objects.filter(platform=platform, address__in=named, checked_at=None)
    found = rows.order_by("address").values_list("pk", "address")
    return batches(((pk, host_of(address)) for pk, address in found), seed=str(revision.pk))


def plan_night(*, at: datetime, most: int = LINKS_A_NIGHT) -> tuple[Batch, ...]:
    """The most urgent links by host; one query."""
    rows = LinkCheck.objects.urgent_first().values_list("pk", "address")[:most]
    return batches(((pk, host_of(address)) for pk, address in rows), seed=f"{at:%Y-%m-%d}")


def host_of(address: str) -> str:
    """The host that is left alone between two questions; "" for an address without one."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def due(*, ids: Iterable[int], at: datetime) -> list[tuple[int, str]]:
    """Those of some links that are to be asked now, (id, address), in the order given."""
    asked = LinkCheck.objects.filter(pk__in=ids).exclude(checked_at__gt=at - RESTING)
    found = dict(asked.values_list("pk", "address"))
    return [(pk, found[pk]) for pk in ids if pk in found]


@transaction.atomic
def keep_answer(*, link_id: int, answer: Answer, at: datetime) -> LinkCheck | None:
    """Note what came of a link; kept twice in one night it counts once. None if it is gone."""
    row = LinkCheck.objects.select_for_update(of=("self",)).filter(pk=link_id).first()
    if row is None:
        return None
    failures = counted(
        Failures(row.failed_nights, row.failed_on),
        answer.outcome,
        night=timezone.localdate(at),
        is_net_up=LinkCheck.objects.filter(reached_at__gt=at - NET_IS_UP).exists(),
    )
    row.outcome, row.status, row.reason = answer.outcome, answer.status, answer.reason
    row.moved_to, row.checked_at = answer.moved_to, at
    row.failed_nights, row.failed_on = failures.nights, failures.last_on
    if answer.outcome in REACHED:
        row.reached_at = at
    row.save()
    return row
