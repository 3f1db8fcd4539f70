"""Every figure of the programme anew, in plain Python from the rows of events and entries."""

import math
import statistics
from collections import Counter
from datetime import date, datetime
from functools import cached_property
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from ledger.events.kinds import FUNNEL, Happening
from ledger.events.models import Event
from ledger.events.services import note, roll_up
from platforms.models import Platform
from programme.disclosure import untold, untold_crossed
from programme.models import Figure, Indicator, OfflineActual, Target
from programme.pages import SHOWN
from programme.services import Done, enter_offline
from reference.models import Province
from tests.staff import colleague

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = timezone.localdate()
YEAR = TODAY.year
# Communes of Hà Nội, Hồ Chí Minh, Khánh Hòa and Đà Nẵng; how often each is met.
COMMUNES = {"00070": 30, "00091": 9, "26740": 20, "26743": 2, "22366": 5, "20333": 1, "": 4}
SECTIONS, SIZES = "GGGGCCIA", ("household", "household", "micro", "small", "")
PLACELESS = {"VISIT", "REACHED", "PUBLISHED"}


def make_world(seed=5, events=420):
    """Some hundreds of events of all kinds, on twenty days of this year and the one before."""
    random = Random(seed)
    days = [date(YEAR, 1, 1), TODAY, date(YEAR - 1, 12, 31), date(YEAR - 1, 11, 2)]
    days += [
        date.fromordinal(date(YEAR, 1, 1).toordinal() + random.randrange(past() + 1))
        for _ in range(16)
    ]
    weights = [10, 7, 3, 6, 8, 5, 5, 3, 2, 6]
    for number in range(events):
        [kind] = random.choices(list(Happening), weights)
        at = datetime.combine(random.choice(days), datetime.min.time(), ZONE)
        at = at.replace(hour=random.choice((0, 9, 23)), minute=random.choice((0, 59)))
        has_place = kind not in (Happening.VISIT, Happening.REACHED, Happening.SIGN_UP)
        [commune] = random.choices(list(COMMUNES), COMMUNES.values())
        said = {"commune": commune, "sector": random.choice(SECTIONS), "size": random.choice(SIZES)}
        note(kind, f"{number}", at=at, **(said if has_place else {}))
    for day in sorted(set(days)):
        roll_up(day=day)
    enter(random)
    for code, value in (("consulted", 70), ("using", 900)):
        Target.objects.create(indicator_id=code, year=YEAR, value=value, source="Kế hoạch")
    Target.objects.create(
        indicator_id="consulted", year=YEAR, province_id="01", value=20, source="Kế hoạch"
    )


def past():
    """Days of this year that are over."""
    return (TODAY - date(YEAR, 1, 1)).days


def enter(random):
    """What was done beside the portal: some of it in provinces, some under five."""
    by = colleague("programme_manager")
    at = timezone.now()
    for number, (code, province, value) in enumerate(
        [
            *[("consulted", "01", 12), ("consulted", "79", 30), ("consulted", None, 7)],
            *[("using", "56", 3), ("using", "01", 40), ("assessed", "01", 9)],
        ]
    ):
        month = date(YEAR, random.randint(1, TODAY.month), 1)
        place = Province.objects.get(pk=province) if province else None
        done = Done(Indicator.objects.get(pk=code), month, place, value, "Sổ")
        enter_offline(done=done, request_key=UUID(int=number), by=by, at=at)


class Recount:
    """One view of this year. province: "" for the whole country."""

    def __init__(self, *, province="", is_public=True):
        self.province, self.is_public = province, is_public
        columns = ("kind", "province", "commune", "section", "size", "day")
        self.events = [row for row in Event.objects.values_list(*columns) if row[5].year == YEAR]
        earlier = [row for row in Event.objects.values_list(*columns) if row[5].year == YEAR - 1]
        self.earlier = [] if is_public else earlier
        columns = ("indicator", "province", "month", "value")
        entered = OfflineActual.objects.values_list(*columns)
        self.entered = [row for row in entered if row[2].year == YEAR]
        self.indicators = list(Indicator.objects.exclude(measured="").order_by("position"))

    def cells(self, kind, column):
        """(province, part) of a kind with how many; column: of what the part is."""
        place = {"month": 5, "commune": 2, "section": 3, "size": 4}[column]
        found = Counter()
        for row in self.events:
            if row[0] == kind:
                found[row[1], f"{row[5]:%m}" if column == "month" else row[place]] += 1
        return found

    def beside(self, code):
        found = Counter()
        for indicator, province, month, value in self.entered:
            if indicator == code:
                found[province or "", f"{month:%m}"] += value
        return found

    def told_parts(self, cells, place):
        """What may be told of (province, part): of the parts of this view, or of all provinces."""
        rows = sums(cells, 0)
        hidden = untold(rows) if self.is_public else frozenset()
        if place == 0:
            return {name: None if name in hidden else count for name, count in rows.items()}
        if not self.is_public:
            here = {cell: n for cell, n in cells.items() if self.province in ("", cell[0])}
            return sums(here, 1)
        crossed = untold_crossed(cells, rows=hidden)
        if not self.province:
            return {
                name: None if name in crossed.columns else count
                for name, count in sums(cells, 1).items()
            }
        return {
            cell[1]: None if cell in crossed.cells else count
            for cell, count in cells.items()
            if cell[0] == self.province
        }

    def communes(self, kind):
        """Of the province of this view."""
        counts = {c: n for (p, c), n in self.cells(kind, "commune").items() if p == self.province}
        if not self.is_public:
            return counts
        is_told = self.told_parts(self.cells(kind, "month"), 0).get(self.province, 0) is not None
        hidden = untold(counts) if is_told else set(counts)
        return {code: None if code in hidden else count for code, count in counts.items()}

    def total(self, cells):
        """Of the place of this view, where it may be told."""
        if self.province:
            return self.told_parts(cells, 0).get(self.province, 0)
        count = sum(cells.values())
        return None if self.is_public and 0 < count < 5 else count

    def months(self, cells):
        """January to this month."""
        told = self.told_parts(cells, 1)
        return [told.get(f"{month:02}", 0) for month in range(1, TODAY.month + 1)]

    def reached(self, indicator):
        """(all, of these beside the portal), or None where one of the two is not told."""
        beside = self.total(self.beside(indicator.code))
        counted = self.stock(indicator.measured)
        if counted is None:
            counted = self.total(self.cells(indicator.measured, "month"))
        return None if None in (beside, counted) else (counted + beside, beside)

    def stock(self, measure):
        """None for what adds up over the year; nobody advises in this world."""
        if measure == "PUBLISHED":
            return Platform.objects.filter(status="PUBLISHED").count()
        return 0 if measure == "ADVISERS" else None

    def target(self, code):
        place = self.province or None
        row = Target.objects.filter(indicator=code, year=YEAR, province=place).first()
        if row or place:
            return int(row.value) if row else None
        # What is published for every year since one; there are few, so all are looked through.
        held = [
            (each.from_on, int(each.value))
            for each in Figure.objects.filter(indicator=code, kind="TARGET")
            if each.until_on is None and each.from_on and each.from_on.year <= YEAR
        ]
        return max(held)[1] if held else None

    def shown(self):
        """Indicators that have a line here."""
        return [
            each for each in self.indicators if not self.province or each.measured not in PLACELESS
        ]

    @cached_property
    def busy(self):
        """Full months in which anything was counted here, as (year, month)."""
        here = [row for row in self.earlier + self.events if self.province in ("", row[1])]
        found = {(row[5].year, row[5].month) for row in here}
        entered = {
            (month.year, month.month)
            for _code, province, month, _value in self.entered
            if self.province in ("", province or "")
        }
        return sorted(month for month in found | entered if month < (YEAR, TODAY.month))

    def forecast(self, indicator):
        """(middle, low, high); None: too early to say, or it would tell what is not told."""
        reached = self.reached(indicator)
        if reached is None or self.stock(indicator.measured) is not None:
            return None
        told = self.told_parts(self.cells(indicator.measured, "month"), 1)
        before = Counter(
            row[5].month
            for row in self.earlier
            if row[0] == indicator.measured and self.province in ("", row[1])
        )
        held = [
            told.get(f"{month:02}", 0) if year == YEAR else before[month]
            for year, month in self.busy
        ]
        if None in held or len(held) < 2:
            return None
        return ends(held[-6:], reached[0])

    def funnel(self):
        kinds = [kind for kind in FUNNEL if not self.province or kind not in PLACELESS]
        return {kind: self.total(self.cells(kind, "month")) for kind in kinds}

    def parts(self, column):
        """Rows of (part, counts of the shown steps), where there is anything."""
        found = {kind: self._part(kind, column) for kind in SHOWN}
        names = {name for held in found.values() for name in held}
        rows = {name: [found[kind].get(name, 0) for kind in SHOWN] for name in names}
        return {name: row for name, row in rows.items() if any(count != 0 for count in row)}

    def _part(self, kind, column):
        if column == "province":
            return self.told_parts(self.cells(kind, "month"), 0)
        if column == "commune":
            return self.communes(kind)
        return self.told_parts(self.cells(kind, column), 1)


def sums(cells, place):
    found = Counter()
    for cell, count in cells.items():
        found[cell[place]] += count
    return found


def ends(months, actual):
    """Middle, low and high end of the year, as the decision on forecasts describes it."""
    days = date(YEAR, 12, 31).timetuple().tm_yday
    left = 12 * (days - TODAY.timetuple().tm_yday) / days
    middle = statistics.mean(months) * left
    spread = 1.2816 * statistics.stdev(months) * math.sqrt(left)
    return (
        actual + round(middle),
        actual + math.floor(max(middle - spread, 0)),
        actual + math.ceil(middle + spread),
    )
