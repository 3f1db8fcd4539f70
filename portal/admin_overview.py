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
from advisers.choices import Standing
from advisers.models import Adviser, Organisation
from enterprises.models import TaxCodeClaim
from guidance.reviews import due
from ledger.models import ProblemReport, Wish
from platforms.choices import Evidence, State, Status
from platforms.links.models import LinkCheck
from platforms.models import Platform, Revision, VendorClaim
from platforms.models.revisions import UNDER_REVIEW
from platforms.revisions.renewals import to_confirm
from platforms.rules import FRESH_DAYS
from platforms.signals.models import Signal
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
    """The first page for somebody with these rights; at most thirteen queries."""
    reads_listings = user.has_perm("platforms.view_platform")
    return Overview(
        waiting=(
            *(_queue(user) if user.has_perm("platforms.view_revision") else ()),
            *(_reports() if user.has_perm("ledger.view_problemreport") else ()),
            *(_listings(at) if reads_listings else ()),
            *(_links() if user.has_perm("platforms.view_linkcheck") else ()),
            *(_signals() if user.has_perm("platforms.view_signal") else ()),
            *(_claims(user) if user.has_perm("enterprises.view_taxcodeclaim") else ()),
            *(_reviews(at) if user.has_perm("guidance.change_article") else ()),
            *(_vendor_claims() if user.has_perm("platforms.view_vendorclaim") else ()),
            *(_network(user) if user.has_perm("advisers.view_adviser") else ()),
        ),
        unmet=_unmet(at) if user.has_perm("ledger.view_wish") else (),
        recent=_recent() if reads_listings else (),
    )


def _list(name: str, **query: str) -> str:
    address = reverse(f"admin:{name}_changelist")
    return f"{address}?{urlencode(query)}" if query else address


def _queue(user: User) -> tuple[Waiting, ...]:
    """What waits for staff, and the part of it that this person has taken up."""
    rows = Revision.objects.filter(state__in=UNDER_REVIEW)
    found = rows.aggregate(
        count=Count("pk"),
        since=Min("submitted_at"),
        own=Count("pk", filter=Q(state=State.IN_REVIEW, reviewer=user)),
    )
    name = "platforms_revision"
    return (
        Waiting(_("listings to decide on"), found["count"], _list(name), "inbox", found["since"]),
        Waiting(_("that you are reviewing"), found["own"], _list(name, waits="me"), "file-pen"),
    )


def _reports() -> tuple[Waiting, ...]:
    new, looking = Q(status=ProblemReport.Status.NEW), Q(status=ProblemReport.Status.LOOKING)
    found = ProblemReport.objects.aggregate(
        new=Count("pk", filter=new),
        since=Min("created_at", filter=new),
        looking=Count("pk", filter=looking),
        taken=Min("taken_at", filter=looking),
    )
    name = "ledger_problemreport"
    address, taken = (_list(name, status__exact=status) for status in ("NEW", "LOOKING"))
    return (
        Waiting(_("new problem reports"), found["new"], address, "flag", found["since"]),
        Waiting(_("reports being looked at"), found["looking"], taken, "eye", found["taken"]),
    )


def _claims(user: User) -> tuple[Waiting, ...]:
    places = ("claimant__commune__province", "holder__commune__province")
    waiting = within(TaxCodeClaim.objects.filter(status=TaxCodeClaim.Status.OPEN), places, user)
    found = waiting.aggregate(count=Count("pk"), since=Min("claimed_at"))
    address = _list("enterprises_taxcodeclaim", status__exact="OPEN")
    label = _("claims of tax codes")
    return (Waiting(label, found["count"], address, "badge-question-mark", found["since"]),)


def _vendor_claims() -> tuple[Waiting, ...]:
    waiting = VendorClaim.objects.filter(status=VendorClaim.Status.OPEN)
    found = waiting.aggregate(count=Count("pk"), since=Min("created_at"))
    address = _list("platforms_vendorclaim", status__exact="OPEN")
    return (Waiting(_("claims of vendors"), found["count"], address, "store", found["since"]),)


def _reviews(at: datetime) -> tuple[Waiting, ...]:
    """Texts of the guidance whose day of review has come."""
    articles, plans = due(timezone.localdate(at))
    return (
        Waiting(
            _("articles to check again"),
            articles.count(),
            _list("guidance_article", review="due"),
            "book-open",
        ),
        Waiting(
            _("plans of sectors to check again"),
            plans.count(),
            _list("guidance_plan", review="due"),
            "map",
        ),
    )


def _network(user: User) -> tuple[Waiting, ...]:
    """Organisations and advisers who wait to be admitted."""
    piles = (
        (Organisation, "province", _("organisations to vet"), "building-2"),
        (Adviser, "organisation__province", _("advisers to vet"), "user-check"),
    )
    found = []
    for model, place, label, icon in piles:
        rows = within(model.objects.filter(standing=Standing.WAITING), [place], user)
        said = rows.aggregate(count=Count("pk"), since=Min("created_at"))
        address = _list(f"advisers_{model._meta.model_name}", standing__exact="WAITING")
        found.append(Waiting(label, said["count"], address, icon, said["since"]))
    return tuple(found)


def _listings(at: datetime) -> tuple[Waiting, ...]:
    today = timezone.localtime(at).date()
    fresh = today - timedelta(days=FRESH_DAYS)
    published = Q(status=Status.PUBLISHED)
    counts = Platform.objects.aggregate(
        drafts=Count("pk", filter=Q(status=Status.DRAFT)),
        indirect=Count("pk", filter=published & Q(evidence=Evidence.INDIRECT)),
        ageing=Count("pk", filter=published & Q(confirmed_on__lt=fresh)),
        ending=Count("pk", filter=to_confirm(today)),
    )
    shown = {"status__exact": "PUBLISHED"}
    piles: tuple[tuple[str, Promise, str, dict[str, str]], ...] = (
        ("drafts", _("drafts"), "file-pen", {"status__exact": "DRAFT"}),
        (
            "indirect",
            _("published without confirmation"),
            "badge-question-mark",
            {**shown, "evidence__exact": "indirect"},
        ),
        ("ageing", _("confirmed long ago"), "history", {**shown, "age": "ageing"}),
        ("ending", _("to confirm before they are retired"), "calendar-check", {"age": "ends"}),
    )
    return tuple(
        Waiting(label, counts[key], _list("platforms_platform", **query), icon)
        for key, label, icon, query in piles
    )


def _links() -> tuple[Waiting, ...]:
    count = LinkCheck.objects.marked().count()
    address = _list("platforms_linkcheck", mark="dead")
    return (Waiting(_("links dead three nights in a row"), count, address, "unlink"),)


def _signals() -> tuple[Waiting, ...]:
    found = Signal.objects.open().aggregate(count=Count("pk"), since=Min("first_seen_at"))
    address = _list("platforms_signal", state="open")
    return (Waiting(_("signals to look at"), found["count"], address, "radar", found["since"]),)


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
