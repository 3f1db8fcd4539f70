"""The inbox: what waits for her answer, what she has, what was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Case as When_
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from advisers.cases.rules import OFFER_LAPSES, Position
from advisers.inbox.wording import days_since, needs_of, place_of, why_asked
from advisers.models import Adviser, Case, Message, Offer, Session
from advisers.models.work import Side
from advisers.selectors import inbox
from platforms.snapshot import Snapshot

PAGE = 25
LATE_DAYS, VERY_LATE_DAYS = 3, 9
OPEN = (Position.OFFERED, Position.TAKEN)
PAST = tuple(each for each in Position if each not in OPEN)
NOW, WAS = "now", "past"


@dataclass(frozen=True, slots=True)
class Row:
    """One case as its adviser's list shows it; who asks only where it is hers."""

    pk: int
    position: Position
    place: str
    needs: Sequence[str]
    facts: str
    since: datetime
    who: str = ""
    state: str = ""
    why: Sequence[str] = ()
    answer_until: datetime | None = None
    quiet_days: int = 0
    unread: int = 0
    next_at: datetime | None = None

    @property
    def badge(self) -> str:
        """How long it has stood still, as a kind of badge."""
        if self.quiet_days >= VERY_LATE_DAYS:
            return "stop"
        return "caution" if self.quiet_days >= LATE_DAYS else "good"


def inbox_page(
    adviser: Adviser, given: Mapping[str, str], snapshot: Snapshot, *, at: datetime
) -> dict[str, Any]:
    """The context of the page; three queries, however many cases she has.

    Args:
        given: of the address: `tab` (past, else now), `position` (one of PAST), `page`.
    """
    counts = _counts(adviser)
    tab = WAS if given.get("tab") == WAS else NOW
    position = given.get("position", "") if given.get("position") in PAST else ""
    rows = _past(adviser, position) if tab == WAS else _open(adviser, at)
    total = sum(counts.get(each, 0) for each in ([position] if position else _shown(tab)))
    page = _Counted(rows, PAGE, total).get_page(given.get("page", ""))
    shown = [_row(offer, snapshot, at) for offer in page.object_list]
    return {
        "adviser": adviser,
        "tab": tab,
        "position": position,
        "page": page,
        "waiting": [row for row in shown if row.position == Position.OFFERED],
        "mine": [row for row in shown if row.position == Position.TAKEN],
        "past": [row for row in shown if row.position in PAST],
        "waiting_count": counts.get(Position.OFFERED, 0),
        "mine_count": counts.get(Position.TAKEN, 0),
        "past_count": sum(counts.get(each, 0) for each in PAST),
        "filters": [(each.value, each.label, counts[each]) for each in PAST if counts.get(each, 0)],
        "query": f"tab={tab}&position={position}" if position else f"tab={tab}",
    }


def _shown(tab: str) -> Sequence[Position]:
    return PAST if tab == WAS else OPEN


class _Counted(Paginator):
    """Pages of rows whose number is known already."""

    def __init__(self, rows: QuerySet[Offer], size: int, total: int) -> None:
        super().__init__(rows, size)
        self.total = total

    @property
    def count(self) -> int:  # type: ignore[override]
        return self.total


def _counts(adviser: Adviser) -> dict[str, int]:
    rows = Offer.objects.filter(adviser=adviser).values("position").order_by("position")
    return dict(rows.annotate(times=Count("pk")).values_list("position", "times"))


def _open(adviser: Adviser, at: datetime) -> QuerySet[Offer]:
    """What waits for her answer, the oldest first; then hers: unread ones, then the quietest."""
    unread = Message.objects.filter(
        case=OuterRef("case"), kind=Message.Kind.SHARED, side=Side.OWNER, read_at=None
    )
    times = unread.order_by().values("case").annotate(times=Count("pk")).values("times")
    coming = Session.objects.filter(
        case=OuterRef("case"), removed_at=None, minutes=0, held_at__gte=at
    )
    rows = inbox(adviser).filter(position__in=OPEN)
    return rows.annotate(
        rank=When_(When(position=Position.OFFERED, then=Value(0)), default=Value(1)),
        unread=Coalesce(Subquery(times, output_field=models.IntegerField()), 0),
        next_at=Subquery(coming.order_by("held_at").values("held_at")[:1]),
        stirred=When_(
            When(position=Position.OFFERED, then=F("offered_at")), default=F("case__moved_at")
        ),
    ).order_by("rank", When_(When(unread__gt=0, then=0), default=1), "stirred", "pk")


def _past(adviser: Adviser, position: str) -> QuerySet[Offer]:
    rows = inbox(adviser).filter(position__in=[position] if position else PAST)
    return rows.order_by("-answered_at", "-pk")


def _row(offer: Any, snapshot: Snapshot, at: datetime) -> Row:
    case, position = offer.case, Position(offer.position)
    said: dict[str, Any] = {
        "pk": case.pk,
        "position": position,
        "place": place_of(case),
        "needs": needs_of(case, snapshot),
        "facts": _facts(case),
        "since": offer.answered_at or offer.offered_at,
    }
    if position == Position.OFFERED:
        said |= {"why": why_asked(offer), "answer_until": offer.offered_at + OFFER_LAPSES}
    if position == Position.TAKEN:
        said |= {
            "who": called(case),
            "state": case.get_state_display(),
            "since": case.taken_at,
            "quiet_days": days_since(case.moved_at, at),
            "unread": offer.unread,
            "next_at": offer.next_at,
        }
    return Row(**said)


def _facts(case: Case) -> str:
    """Trade and size, as far as they were said."""
    sector = str(case.sector.short_name) if case.sector else ""
    return " · ".join(
        part for part in (sector, case.get_size_display() if case.size else "") if part
    )


def called(case: Case) -> str:
    """What the adviser who has it calls it by."""
    return case.business or case.name or _("Request no. %(number)s") % {"number": case.pk}
