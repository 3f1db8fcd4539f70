"""What a vendor's home reads: her listings with their state, figures and open requests."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from accounts.models import User
from ledger.models import DailyCount
from matching.models import Quote, Trial
from matching.models.trials import OPEN_QUOTE
from matching.trials.rules import BEFORE_TRIAL
from platforms.choices import Act, Status
from platforms.joining.access import vendors_of
from platforms.models import Decision, Message, Platform, Revision, Vendor
from platforms.models.revisions import Side
from platforms.revisions.asks import WITH_STAFF, Ask, Clock, ask_of, clock
from platforms.revisions.rules import RENEWAL_ENDS_MONTHS, Renewal, renewal
from reference.days import months_later

COUNTED_DAYS = 30


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the last 30 days: how often a listing was read and led to the vendor's site; requests."""

    views: int
    visits: int
    open_leads: int
    leads: int


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One listing. `revision` is the latest; `clock` runs while it is with staff.

    `renew_by` is when a published listing goes if nobody confirms it, `renewal` where it stands
    in its year. `decision`: why it is suspended, or why its last text was refused.
    """

    platform: Platform
    revision: Revision | None
    ask: Ask
    clock: Clock | None
    renew_by: date | None
    renewal: Renewal | None
    figures: Figures
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class VendorRows:
    vendor: Vendor
    listings: tuple[ListingRow, ...]


def home_of(user: User, *, at: datetime) -> tuple[VendorRows, ...]:
    """Her vendors with their listings, by name; at most nine queries. () for no vendor."""
    vendors = list(vendors_of(user))
    if not vendors:
        return ()
    rows = Platform.objects.filter(vendor__in=vendors).order_by("sort_key", "pk")
    listings = _rows(list(rows), at)
    return tuple(
        VendorRows(each, tuple(row for row in listings if row.platform.vendor_id == each.pk))
        for each in vendors
    )


def _rows(platforms: Sequence[Platform], at: datetime) -> list[ListingRow]:
    today = timezone.localdate(at)
    revisions, figures = _latest_revisions(platforms), figures_of(platforms, today=today)
    asked, decisions = _asked(revisions.values()), _latest_decisions(platforms)
    found = []
    for each in platforms:
        revision, year = revisions.get(each.pk), _year(each, today)
        ask = ask_of(
            status=each.status,
            state=revision.state if revision else None,
            is_hers=revision is not None and revision.side == Side.VENDOR,
            has_question=revision is not None and revision.pk in asked,
            renewal=year[0] if year else None,
        )
        found.append(
            ListingRow(
                platform=each,
                revision=revision,
                ask=ask,
                clock=_clock(revision, today),
                renew_by=year[1] if year else None,
                renewal=year[0] if year else None,
                figures=figures[each.pk],
                decision=decisions.get((each.pk, _against(each, ask))),
            )
        )
    return found


def _year(platform: Platform, today: date) -> tuple[Renewal, date] | None:
    if platform.status != Status.PUBLISHED or platform.published_at is None:
        return None
    published_on = timezone.localdate(platform.published_at)
    where = renewal(confirmed_on=platform.confirmed_on, published_on=published_on, today=today)
    return where, months_later(platform.confirmed_on or published_on, RENEWAL_ENDS_MONTHS)


def _clock(revision: Revision | None, today: date) -> Clock | None:
    if revision is None or revision.state not in WITH_STAFF or revision.submitted_at is None:
        return None
    return clock(submitted_on=timezone.localdate(revision.submitted_at), today=today)


def _latest_revisions(platforms: Sequence[Platform]) -> Mapping[int, Revision]:
    rows = Revision.objects.filter(platform__in=platforms).defer("content", "private", "base")
    latest = rows.order_by("platform", "-number").distinct("platform")
    return {row.platform_id: row for row in latest}


def _asked(revisions: object) -> set[int]:
    """Revisions in whose thread staff wrote last."""
    rows = Message.objects.filter(revision__in=list(revisions), kind=Message.Kind.THREAD)  # type: ignore[call-overload]
    last = rows.order_by("revision", "-created_at", "-pk").distinct("revision")
    return {row.revision_id for row in last if row.side == Side.STAFF}


def _latest_decisions(platforms: Sequence[Platform]) -> Mapping[tuple[int, str], Decision]:
    """The last decision of each kind against a listing: a later one of another kind says other."""
    rows = Decision.objects.filter(platform__in=platforms, act__in=(Act.SUSPEND, Act.REFUSE))
    ordered = rows.select_related("criterion").order_by("platform", "act", "-decided_at", "-pk")
    return {(row.platform_id, row.act): row for row in ordered.distinct("platform", "act")}


def _against(platform: Platform, ask: Ask) -> str:
    """Which decision its vendor has to know of; "" for none."""
    if platform.status == Status.SUSPENDED:
        return Act.SUSPEND
    return Act.REFUSE if ask is Ask.AGAIN else ""


def figures_of(platforms: Sequence[Platform], *, today: date) -> Mapping[int, Figures]:
    """Figures of each listing; three queries."""
    counts = DailyCount.objects.filter(
        key__in=[each.slug for each in platforms], day__gt=today - timedelta(days=COUNTED_DAYS)
    )
    times = {
        (kind, key): total
        for kind, key, total in counts.values_list("kind", "key").annotate(total=Sum("times"))
    }
    is_open = Q(state__in=BEFORE_TRIAL)
    trials = _tally(Trial.objects.filter(platform__in=platforms), is_open)
    quotes = _tally(Quote.objects.filter(platform__in=platforms), OPEN_QUOTE)
    return {
        each.pk: Figures(
            views=times.get((DailyCount.Kind.VIEW, each.slug), 0),
            visits=times.get((DailyCount.Kind.VISIT, each.slug), 0),
            open_leads=trials[0][each.pk] + quotes[0][each.pk],
            leads=trials[1][each.pk] + quotes[1][each.pk],
        )
        for each in platforms
    }


def _tally(rows: QuerySet, is_open: Q) -> tuple[Counter[int], Counter[int]]:
    """Platform to how many are open, and how many there are."""
    found = (
        rows.order_by()
        .values("platform")
        .annotate(open=Count("pk", filter=is_open), whole=Count("pk"))
    )
    waiting, whole = Counter[int](), Counter[int]()
    for row in found:
        waiting[row["platform"]], whole[row["platform"]] = row["open"], row["whole"]
    return waiting, whole
