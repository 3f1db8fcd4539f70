"""What waits for the ministry's staff, and what they did lately: the admin's first page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Min, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises.models import TaxCodeClaim
from ledger.models import ProblemReport, Wish
from platforms.choices import Evidence, Status
from platforms.models import Platform
from platforms.rules import FRESH_DAYS
from reference.models import Need
from ui.admin.limits import within

WISH_DAYS = 30
WISHES, ACTS = 6, 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pile of work: how many, where it is, and since when the oldest waits."""

    label: str | Promise
    count: int
    address: str
    icon: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unmet:
    """What people wanted in the last 30 days and the catalogue does not have."""

    text: str
    needs: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Recent:
    """A change of a listing by a person."""

    name: str
    address: str
    action: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    waiting: tuple[Waiting, ...]
    unmet: tuple[Unmet, ...]
    recent: tuple[Recent, ...]


def overview(*, user: User, at: datetime) -> Overview:
    """The first page for somebody with these rights; at most seven queries."""
    reads_listings = user.has_perm("platforms.view_platform")
    return Overview(
        waiting=(
            *(_reports() if user.has_perm("ledger.view_problemreport") else ()),
            *(_listings(at) if reads_listings else ()),
            *(_claims(user) if user.has_perm("enterprises.view_taxcodeclaim") else ()),
        ),
        unmet=_unmet(at) if user.has_perm("ledger.view_wish") else (),
        recent=_recent() if reads_listings else (),
    )


def _list(name: str, **query: str) -> str:
    address = reverse(f"admin:{name}_changelist")
    return f"{address}?{urlencode(query)}" if query else address


def _reports() -> tuple[Waiting, ...]:
    new = ProblemReport.objects.filter(status=ProblemReport.Status.NEW)
    found = new.aggregate(count=Count("pk"), since=Min("created_at"))
    address = _list("ledger_problemreport", status__exact="NEW")
    return (Waiting(_("new problem reports"), found["count"], address, "flag", found["since"]),)


def _claims(user: User) -> tuple[Waiting, ...]:
    places = ("claimant__commune__province", "holder__commune__province")
    waiting = within(TaxCodeClaim.objects.filter(status=TaxCodeClaim.Status.OPEN), places, user)
    found = waiting.aggregate(count=Count("pk"), since=Min("claimed_at"))
    address = _list("enterprises_taxcodeclaim", status__exact="OPEN")
    label = _("claims of tax codes")
    return (Waiting(label, found["count"], address, "badge-question-mark", found["since"]),)


def _listings(at: datetime) -> tuple[Waiting, ...]:
    fresh = timezone.localtime(at).date() - timedelta(days=FRESH_DAYS)
    published = Q(status=Status.PUBLISHED)
    counts = Platform.objects.aggregate(
        drafts=Count("pk", filter=Q(status=Status.DRAFT)),
        indirect=Count("pk", filter=published & Q(evidence=Evidence.INDIRECT)),
        ageing=Count("pk", filter=published & Q(confirmed_on__lt=fresh)),
    )
    name, shown = "platforms_platform", {"status__exact": "PUBLISHED"}
    return (
        Waiting(_("drafts"), counts["drafts"], _list(name, status__exact="DRAFT"), "file-pen"),
        Waiting(
            _("published without confirmation"),
            counts["indirect"],
            _list(name, **shown, evidence__exact="indirect"),
            "badge-question-mark",
        ),
        Waiting(
            _("confirmed long ago"),
            counts["ageing"],
            _list(name, **shown, age="ageing"),
            "history",
        ),
    )


def _unmet(at: datetime) -> tuple[Unmet, ...]:
    since = timezone.localtime(at).date() - timedelta(days=WISH_DAYS)
    wishes = (
        Wish.objects.filter(day__gte=since).values("text", "needs").annotate(total=Sum("times"))
    )
    rows = list(wishes.order_by("-total", "text", "needs")[:WISHES])
    names = Need.objects.in_bulk({code for row in rows for code in row["needs"]})
    return tuple(
        Unmet(
            text=row["text"],
            needs=tuple(str(names.get(code, code)) for code in row["needs"]),
            times=row["total"],
        )
        for row in rows
    )


def _recent() -> tuple[Recent, ...]:
    events = Platform.pgh_event_model.objects.filter(pgh_context__metadata__user__isnull=False)  # type: ignore[attr-defined]
    rows = list(events.select_related("pgh_context").order_by("-pgh_id")[:ACTS])
    people = User.objects.in_bulk({_told(row).get("user") for row in rows})
    return tuple(
        Recent(
            name=row.name,
            address=reverse("admin:platforms_platform_history", args=[row.pgh_obj_id]),
            action=_told(row).get("action") or row.pgh_label,
            who=str(people.get(_told(row).get("user"), "")),
            at=row.pgh_created_at,
        )
        for row in rows
    )


def _told(row: Any) -> Mapping[str, Any]:
    return row.pgh_context.metadata
