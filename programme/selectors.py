"""What was reached, from the counts of months and what staff entered: by year, place and more."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db.models import Count
from django.utils import timezone

from advisers.choices import Standing
from advisers.models import Adviser, ServedArea
from ledger.events.kinds import FUNNEL, Happening
from ledger.events.kinds import By as Rolled
from platforms.models import Platform
from programme.choices import PLACELESS, STOCKS, Group, Measure
from programme.counts import Told, YearCounts, counts_of, crossed, offline, together
from programme.disclosure import untold
from programme.goals import Goal, goals_of
from programme.models import Indicator
from programme.rules import Forecast, Pace, conversions, forecast, pace

By = Literal["province", "commune", "section", "size"]
_ROLLED: Mapping[By, Rolled] = {
    "commune": Rolled.COMMUNE,
    "section": Rolled.SECTION,
    "size": Rolled.SIZE,
}

# What stands at this moment, by measure; apps whose rows are counted say how.
_stocks: dict[Measure, Callable[[str], int]] = {}


def count_stock(measure: Measure, count: Callable[[str], int]) -> None:
    """Say how a stock is counted, for one province by its code or "" for the whole country."""
    _stocks[measure] = count


def stock_now(measure: Measure, province: str = "") -> int:
    return _stocks[measure](province) if measure in _stocks else 0


def published_now(province: str) -> int:
    """Platforms that are published; a catalogue has no provinces."""
    return 0 if province else Platform.objects.filter(status="PUBLISHED").count()


def advisers_now(province: str) -> int:
    """Advisers in the network, of a province those who serve any place of it."""
    rows = Adviser.objects.filter(standing=Standing.ACTIVE)
    return rows.filter(areas__province=province).distinct().count() if province else rows.count()


def advisers_by_province() -> dict[str, Told]:
    """The same of each province; told whatever their number, for the directory names them."""
    rows = ServedArea.objects.filter(adviser__standing=Standing.ACTIVE)
    people = rows.values_list("province").annotate(people=Count("adviser", distinct=True))
    return dict(people.order_by())


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in a year. `actual`, `offline`: None where they are not told.

    `goal`, `pace`, `forecast`: None where there is none, or it would tell what is not told.
    """

    indicator: Indicator
    actual: Told
    offline: Told
    goal: Goal | None
    pace: Pace | None
    forecast: Forecast | None

    @property
    def target(self) -> int | None:
        return self.goal.value if self.goal else None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the funnel: how many, and their share of the step before in percent."""

    kind: Happening
    count: Told
    share: float | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year up to a day, in one province or "" for all; `before`: the year before, for trends.

    The public gets no trend that reaches into the year before: what was not told of that year
    could be worked out from it.
    """

    counts: YearCounts
    before: YearCounts | None
    day: date
    province: str

    @property
    def year(self) -> int:
        return self.counts.year

    def so_far(self) -> int:
        """Months that have begun."""
        return self.day.month

    def over(self, kind: str) -> list[Told]:
        """Months that are over, from the first in which anything was counted."""
        found: list[Told] = []
        for counts in (self.before, self.counts):
            if counts is not None:
                held = zip(
                    counts.months(kind, self.province), counts.any_in(self.province), strict=True
                )
                last = self.day.month - 1 if counts is self.counts else 12
                found += [count for count, is_any in list(held)[:last] if is_any]
        return found


def read_year(*, year: int, at: datetime, province: str = "", is_public: bool) -> Year:
    """Four queries; two for the public."""
    day = min(timezone.localdate(at), date(year, 12, 31))
    before = None if is_public else counts_of(year - 1, is_public=False)
    return Year(counts_of(year, is_public=is_public), before, day, province)


def measured() -> list[Indicator]:
    """Indicators that the portal counts, in their order; one query."""
    rows = Indicator.objects.filter(group=Group.PROGRAMME, is_retired=False)
    return list(rows.exclude(measured="").order_by("position", "code"))


def lines(year: Year, indicators: Sequence[Indicator]) -> list[Line]:
    """How each of them stands; in a province those that have a place. A query, one a stock."""
    goals = goals_of(year=year.year, province=year.province)
    return [
        _line(each, year, goals.get(each.code))
        for each in indicators
        if not year.province or each.measured not in PLACELESS
    ]


def _line(indicator: Indicator, year: Year, goal: Goal | None) -> Line:
    measure = Measure(indicator.measured)
    beside = year.counts.total(offline(indicator.code), year.province)
    if measure in STOCKS:
        actual = together([stock_now(measure, year.province), beside])
    else:
        actual = together([year.counts.total(measure.value, year.province), beside])
    return Line(
        indicator=indicator,
        actual=actual,
        offline=None if actual is None else beside,
        goal=goal,
        pace=pace(actual=actual, target=goal.value, day=year.day)
        if goal and goal.value and actual is not None
        else None,
        forecast=_forecast(measure, year, actual),
    )


def _forecast(measure: Measure, year: Year, actual: Told) -> Forecast | None:
    months = year.over(measure.value)
    told = [count for count in months if count is not None]
    if measure in STOCKS or actual is None or len(told) < len(months):
        return None
    return forecast(months=told, actual=actual, day=year.day)


def funnel(year: Year) -> list[Step]:
    """From the first look to using a platform, in a province from the first step that has a place.

    No query.
    """
    kinds = [kind for kind in FUNNEL if not year.province or kind not in PLACELESS]
    counts = [year.counts.total(kind.value, year.province) for kind in kinds]
    shares: Sequence[float | None] = [None, *conversions(counts)]
    return [Step(*step) for step in zip(kinds, counts, shares, strict=True)]


def broken_down(year: Year, *, by: By) -> dict[str, dict[Happening, Told]]:
    """Counts by part and kind; "" is what nobody said. None: not told publicly. One query at most.

    By commune of one province only: a list of all is no use to anybody.
    """
    if by == "province":
        return _by_part({kind: year.counts.provinces(kind.value) for kind in _PARTED})
    if by == "commune":
        cells = crossed(_ROLLED[by], year=year.year, province=year.province)
        return _by_part(
            {kind: _communes(year, kind, cells.get(kind.value, {})) for kind in _PARTED}
        )
    # What is told of one province depends on what is told of the others.
    place = "" if year.counts.is_public else year.province
    cells = crossed(_ROLLED[by], year=year.year, province=place)
    return _by_part({kind: _told(year, kind, cells.get(kind.value, {})) for kind in _PARTED})


# Visitors and accounts have no place, trade or size.
_PARTED = tuple(kind for kind in Happening if kind not in {*PLACELESS, Happening.SIGN_UP})


def _by_part(counts: Mapping[Happening, Mapping[str, Told]]) -> dict[str, dict[Happening, Told]]:
    found: dict[str, dict[Happening, Told]] = defaultdict(dict)
    for kind, parts in counts.items():
        for part, count in parts.items():
            found[part][kind] = count
    return dict(found)


def _communes(year: Year, kind: Happening, cells: Mapping[tuple[str, str], int]) -> dict[str, Told]:
    """Those of a province that is not told are not told either."""
    counts = {part: count for (_place, part), count in cells.items()}
    hidden: frozenset[str] = frozenset()
    if year.counts.is_public:
        is_told = year.province not in year.counts.untold_provinces(kind.value)
        hidden = untold(counts) if is_told else frozenset(counts)
    return {part: None if part in hidden else count for part, count in counts.items()}


def _told(year: Year, kind: Happening, cells: Mapping[tuple[str, str], int]) -> dict[str, Told]:
    hidden = year.counts.untold_of(kind.value, cells)
    if year.province:
        return {
            cell[1]: None if cell in hidden.cells else count
            for cell, count in cells.items()
            if cell[0] == year.province
        }
    sums: dict[str, int] = defaultdict(int)
    for (_place, part), count in cells.items():
        sums[part] += count
    return {part: None if part in hidden.columns else count for part, count in sums.items()}
