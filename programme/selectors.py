"""What was reached, from roll-ups and from what staff entered: by year, month, place and more."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from advisers.choices import Standing
from advisers.models import Adviser
from ledger.events.kinds import FUNNEL, PLACELESS, Happening
from ledger.events.models import Rollup
from platforms.models import Platform
from programme.choices import STOCKS, Group, Measure
from programme.models import Indicator, OfflineActual, Target
from programme.rules import Forecast, Pace, conversions, forecast, pace

# Below this many nothing is published of a part, so that nobody is found in a figure.
FEWEST = 5
By = Literal["province", "commune", "section", "size"]

# What stands at this moment, by measure; apps whose rows are counted say how.
_stocks: dict[Measure, Callable[[str], int]] = {}


def count_stock(measure: Measure, count: Callable[[str], int]) -> None:
    """Say how a stock is counted, for one province by its code or "" for the whole country."""
    _stocks[measure] = count


def published_now(province: str) -> int:
    """Platforms that are published; a catalogue has no provinces."""
    return 0 if province else Platform.objects.filter(status="PUBLISHED").count()


def advisers_now(province: str) -> int:
    """Advisers in the network, of a province those who serve any place of it."""
    rows = Adviser.objects.filter(standing=Standing.ACTIVE)
    return rows.filter(areas__province=province).distinct().count() if province else rows.count()


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in a year. `target`, `pace`, `forecast`: None where there is none."""

    indicator: Indicator
    actual: int
    offline: int
    target: int | None
    pace: Pace | None
    forecast: Forecast | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the funnel: how many, and their share of the step before in percent."""

    kind: Happening
    count: int
    share: float | None


def rolled(*, first: date, last: date, province: str = "") -> QuerySet[Rollup]:
    rows = Rollup.objects.filter(day__gte=first, day__lte=last)
    return rows.filter(province=province) if province else rows


def lines(*, year: int, at: datetime, province: str = "") -> list[Line]:
    """All indicators that the portal counts, in their order; five queries and one a stock."""
    day = min(timezone.localdate(at), date(year, 12, 31))
    found = list(
        Indicator.objects.filter(group=Group.PROGRAMME, is_retired=False)
        .exclude(measured="")
        .order_by("position")
    )
    counted = Counted(year, day, province, _by_month(day, province), _offline(year, province))
    targets = Target.objects.filter(year=year, province=province or None)
    goals = {code: int(value) for code, value in targets.values_list("indicator", "value")}
    return [_line(each, counted, goals.get(each.code)) for each in found]


@dataclass(frozen=True, slots=True)
class Counted:
    """What all lines of a year are made of: events by kind and month, and what staff entered."""

    year: int
    day: date
    province: str
    by_month: Mapping[tuple[str, date], int]
    offline: Mapping[str, int]

    def of(self, measure: Measure) -> int:
        """The year so far, or what stands at this moment."""
        if measure in STOCKS:
            return _stocks[measure](self.province) if measure in _stocks else 0
        held = self.by_month.items()
        return sum(
            times
            for (kind, month), times in held
            if kind == measure.value and month.year == self.year
        )

    def months(self, measure: Measure) -> list[int]:
        """Months that are over, from the first in which anything was counted."""
        this = self.day.replace(day=1)
        over = sorted({month for _kind, month in self.by_month if month < this})
        return [self.by_month.get((measure.value, month), 0) for month in over]


def _line(indicator: Indicator, counted: Counted, target: int | None) -> Line:
    measure, day = Measure(indicator.measured), counted.day
    beside = counted.offline.get(indicator.code, 0)
    actual = counted.of(measure) + beside
    is_flow = measure not in STOCKS
    months = counted.months(measure)
    return Line(
        indicator=indicator,
        actual=actual,
        offline=beside,
        target=target,
        pace=pace(actual=actual, target=target, day=day) if target else None,
        forecast=forecast(months=months, actual=actual, day=day) if is_flow else None,
    )


def _by_month(day: date, province: str) -> Mapping[tuple[str, date], int]:
    """Events by kind and first day of the month, from a year before until `day`; one query."""
    first = date(day.year - 1, 1, 1)
    rows = rolled(first=first, last=day, province=province)
    summed = rows.annotate(month=TruncMonth("day")).values("kind", "month")
    return {
        (row["kind"], row["month"]): row["total"]
        for row in summed.annotate(total=Sum("times")).order_by()
    }


def _offline(year: int, province: str) -> Mapping[str, int]:
    rows = OfflineActual.objects.filter(month__year=year)
    if province:
        rows = rows.filter(province=province)
    totals = rows.values_list("indicator").annotate(total=Sum("value")).order_by()
    return dict(totals)


def funnel(*, first: date, last: date, province: str = "") -> list[Step]:
    """From the first look to using a platform; one query."""
    totals = dict(
        rolled(first=first, last=last, province=province)
        .filter(kind__in=FUNNEL)
        .values_list("kind")
        .annotate(total=Sum("times"))
        .order_by()
    )
    counts = [totals.get(kind.value, 0) for kind in FUNNEL]
    shares: Sequence[float | None] = [None, *conversions(counts)]
    return [Step(*step) for step in zip(FUNNEL, counts, shares, strict=True)]


def broken_down(
    *, by: By, first: date, last: date, province: str = "", is_public: bool
) -> dict[str, dict[Happening, int | None]]:
    """Counts by part and kind; "" is what nobody said. None: too few to be told publicly.

    One query.
    """
    rows = rolled(first=first, last=last, province=province).exclude(kind__in=PLACELESS)
    found: dict[str, dict[Happening, int | None]] = defaultdict(dict)
    for part, kind, total in (
        rows.values_list(by, "kind").annotate(total=Sum("times")).order_by(by, "kind")
    ):
        is_few = is_public and total < FEWEST
        found[part][Happening(kind)] = None if is_few else total
    return dict(found)
