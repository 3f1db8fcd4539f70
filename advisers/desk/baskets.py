"""What waits for a coordinator: requests by what is wrong with them, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advisers.cases.rules import HELD, OFFER_REMINDED, QUIET_DAYS, Reminder, State
from advisers.models import Case

# The routing looks at new requests at once and every ten minutes: one that waits longer is stuck.
STUCK = timedelta(hours=1)
QUIET = timedelta(days=QUIET_DAYS[Reminder.DAY_9])


class Basket(StrEnum):
    UNROUTED = "unrouted"
    REFUSED = "refused"
    SLOW = "slow"
    QUIET = "quiet"
    UNREAD = "unread"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Pile:
    """A basket: how many are in it, and since when the oldest waits."""

    basket: Basket
    label: str | Promise
    hint: str | Promise
    count: int
    since: datetime | None


LABELS: Mapping[Basket, tuple[Any, Any]] = {
    Basket.UNROUTED: (
        _("Nobody to ask"),
        _("No adviser serves the place or knows the subject: nobody was asked."),
    ),
    Basket.REFUSED: (
        _("Refused by all"),
        _("Everybody who was asked declined or kept silent, and nobody else is left."),
    ),
    Basket.SLOW: (_("Waits for an answer"), _("Advisers were asked three days ago or more.")),
    Basket.QUIET: (_("Stands still"), _("An adviser has it; nothing was noted for nine days.")),
    Basket.UNREAD: (_("Message not read"), _("The owner wrote, and the adviser has not read it.")),
    Basket.OPEN: (_("All open requests"), _("Whatever is not closed.")),
}
# The column that says since when a request has waited in each.
SINCE: Mapping[Basket, str] = {
    Basket.UNROUTED: "confirmed_at",
    Basket.REFUSED: "confirmed_at",
    Basket.SLOW: "offered_at",
    Basket.QUIET: "moved_at",
    Basket.UNREAD: "unread_since",
    Basket.OPEN: "confirmed_at",
}


def condition(basket: Basket, *, at: datetime) -> Q:
    """Which requests lie in a basket at a moment; days as Vietnam counts them."""
    stuck = Q(state=State.NEW, confirmed_at__lte=at - STUCK)
    return {
        Basket.UNROUTED: Q(state=State.GAP, rounds=0) | stuck,
        Basket.REFUSED: Q(state=State.GAP, rounds__gt=0),
        Basket.SLOW: Q(state=State.OFFERED, offered_at__lt=_until(at, OFFER_REMINDED)),
        Basket.QUIET: Q(state__in=HELD, moved_at__lt=_until(at, QUIET)),
        Basket.UNREAD: Q(state__in=HELD, unread_since__isnull=False),
        Basket.OPEN: Q(closed_at=None),
    }[basket]


def _until(at: datetime, span: timedelta) -> datetime:
    """Up to the end of the day so long ago, as reminders count."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - span + timedelta(days=1)


def with_unread(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Adds `unread_since`: when the owner wrote what the adviser has not read."""
    unread = Q(messages__side="OWNER", messages__read_at=None)
    return cases.annotate(unread_since=Min("messages__created_at", filter=unread))


def in_basket(cases: QuerySet[Case], basket: Basket, *, at: datetime) -> QuerySet[Case]:
    """The oldest first; each with `since`."""
    rows = with_unread(cases) if basket is Basket.UNREAD else cases
    found = rows.filter(condition(basket, at=at)).annotate(since=F(SINCE[basket]))
    return found.order_by("since", "pk")


def piles(cases: QuerySet[Case], *, at: datetime) -> tuple[Pile, ...]:
    """Every basket; two queries."""
    plain = [each for each in Basket if each is not Basket.UNREAD]
    counts: dict[str, Any] = {}
    for each in plain:
        lies = condition(each, at=at)
        counts[f"{each}_count"] = Count("pk", filter=lies)
        counts[f"{each}_since"] = Min(SINCE[each], filter=lies)
    found = cases.filter(closed_at=None).order_by().aggregate(**counts)
    unread = in_basket(cases.filter(state__in=HELD), Basket.UNREAD, at=at).order_by()
    lately = unread.aggregate(count=Count("pk"), since=Min("unread_since"))
    found |= {f"{Basket.UNREAD}_{name}": value for name, value in lately.items()}
    return tuple(
        Pile(each, *LABELS[each], found[f"{each}_count"], found[f"{each}_since"]) for each in Basket
    )
