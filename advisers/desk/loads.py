"""How much advisers and organisations have to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from accounts.models import User
from advisers.cases.rules import HELD, Position
from advisers.choices import Standing
from advisers.desk.baskets import Basket, condition
from advisers.models import Adviser, Case, Offer, Organisation, Rating, ServedArea, Session

# Fewer answers would tell who gave them.
RATED_FROM = 5


@dataclass(frozen=True, slots=True)
class Load:
    """What one adviser, or all of one organisation, has to do.

    Attributes:
        waiting: offers without an answer.
        quiet: cases that stand still for nine days.
        minutes: of sessions held this month.
        helped: whole percent of ratings that say it helped; None below five ratings.
    """

    held: int
    capacity: int
    waiting: int
    quiet: int
    minutes: int
    ratings: int
    helped: int | None

    @property
    def hours(self) -> float:
        return round(self.minutes / 60, 1)

    @property
    def is_full(self) -> bool:
        return self.held >= self.capacity


def advisers_for(user: User) -> QuerySet[Adviser]:
    """Active advisers, the fullest first; of her province for whoever is limited to one."""
    rows = Adviser.objects.filter(standing=Standing.ACTIVE).select_related("organisation")
    if user.province_id:
        here = ServedArea.objects.filter(adviser=OuterRef("pk"), province=user.province_id)
        rows = rows.filter(Exists(here))
    return _fullest_first(rows, "cases")


def organisations_for(user: User) -> QuerySet[Organisation]:
    """Active organisations, those with most cases first."""
    rows = Organisation.objects.filter(standing=Standing.ACTIVE)
    if user.province_id:
        here = ServedArea.objects.filter(
            adviser__organisation=OuterRef("pk"), province=user.province_id
        )
        rows = rows.filter(Q(province=user.province_id) | Exists(here))
    return _fullest_first(rows, "advisers__cases")


def _fullest_first(rows: QuerySet[Any], cases: str) -> QuerySet[Any]:
    held = Count(cases, filter=Q(**{f"{cases}__state__in": HELD}))
    return rows.annotate(held=held).order_by("-held", "name", "pk")


def loads_of(advisers: Sequence[Adviser], *, at: datetime) -> Mapping[int, Load]:
    """By key of the adviser; five queries."""
    capacities = {each.pk: each.capacity for each in advisers}
    return _loads(capacities, "adviser", at)


def loads_of_organisations(rows: Sequence[Organisation], *, at: datetime) -> Mapping[int, Load]:
    """By key of the organisation; six queries."""
    active = Adviser.objects.filter(organisation__in=rows, standing=Standing.ACTIVE)
    sums = active.values("organisation").annotate(most=Sum("capacity")).order_by()
    capacities = {each.pk: 0 for each in rows} | dict(sums.values_list("organisation", "most"))
    return _loads(capacities, "adviser__organisation", at)


def _loads(capacities: Mapping[int, int], path: str, at: datetime) -> Mapping[int, Load]:
    held_rows = Case.objects.filter(state__in=HELD)
    rows = {
        "held": held_rows,
        "quiet": held_rows.filter(condition(Basket.QUIET, at=at)),
        "waiting": Offer.objects.filter(position=Position.OFFERED),
        "ratings": Rating.objects.exclude(answered_at=None),
        "helped": Rating.objects.filter(helped=True),
    }
    counts = {name: _counted(each, path, capacities, Count("pk")) for name, each in rows.items()}
    counts["minutes"] = _counted(_talks(at), path, capacities, Sum("minutes"))
    helped = counts.pop("helped")
    return {
        key: Load(
            capacity=capacity,
            helped=percent_of(helped.get(key, 0), counts["ratings"].get(key, 0)),
            **{name: found.get(key, 0) for name, found in counts.items()},
        )
        for key, capacity in capacities.items()
    }


def _counted(rows: QuerySet[Any], path: str, keys: Iterable[int], what: Any) -> dict[int, int]:
    """By adviser or organisation; whoever has none is left out."""
    grouped = rows.filter(**{f"{path}__in": list(keys)}).values(key=F(path)).annotate(n=what)
    return dict(grouped.order_by().values_list("key", "n"))


def _talks(at: datetime) -> QuerySet[Session]:
    """Sessions held this month."""
    month = timezone.localtime(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return Session.objects.filter(held_at__gte=month, held_at__lte=at, removed_at=None)


def percent_of(part: int, whole: int) -> int | None:
    """Whole percent; None where so few answered that it would tell who."""
    return 100 * part // whole if whole >= RATED_FROM else None
