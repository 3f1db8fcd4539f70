"""How much advisers and organisations have to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
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
    def counted(rows: QuerySet[Any], what: Any = None) -> dict[int, Any]:
        # `sum` and `count` of nothing differ; a key without rows is 0 either way.
        chosen = rows.filter(**{f"{path}__in": list(capacities)})
        return dict(
            chosen.values(key=F(path))
            .annotate(n=what or Count("pk"))
            .order_by()
            .values_list("key", "n")
        )

    held_rows = Case.objects.filter(state__in=HELD)
    held = counted(held_rows)
    quiet = counted(held_rows.filter(condition(Basket.QUIET, at=at)))
    waiting = counted(Offer.objects.filter(position=Position.OFFERED))
    month = timezone.localtime(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    talks = Session.objects.filter(held_at__gte=month, held_at__lte=at, removed_at=None)
    minutes = counted(talks, Coalesce(Sum("minutes"), Value(0)))
    rated = counted(Rating.objects.exclude(answered_at=None))
    helped = counted(Rating.objects.filter(helped=True))
    return {
        key: Load(
            held=held.get(key, 0),
            capacity=capacity,
            waiting=waiting.get(key, 0),
            quiet=quiet.get(key, 0),
            minutes=minutes.get(key, 0),
            ratings=rated.get(key, 0),
            helped=percent_of(helped.get(key, 0), rated.get(key, 0)),
        )
        for key, capacity in capacities.items()
    }


def percent_of(part: int, whole: int) -> int | None:
    """Whole percent; None where so few answered that it would tell who."""
    return 100 * part // whole if whole >= RATED_FROM else None
