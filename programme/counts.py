"""A year as it was counted, by province and month; to the public only what may be told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Sum

from ledger.events.kinds import By as Rolled
from ledger.events.models import MonthCount
from programme.disclosure import Cell, Untold, untold, untold_crossed
from programme.models import OfflineActual
from reference.disclosure import FEWEST

# A count that is told, or None.
Told = int | None


def together(counts: Iterable[Told]) -> Told:
    """The sum, if all of them are told."""
    held = list(counts)
    return None if None in held else sum(each for each in held if each)


def offline(code: str) -> str:
    """The name of what was done beside the portal for an indicator, among the kinds of events."""
    return f"offline {code}"


class YearCounts:
    """Counts of one year by kind, province and month.

    Kinds are those of events, and `offline` of each indicator. Provinces by their code, "" for
    where it is not known; asked for "" as the place of a page, the whole country is meant.
    """

    def __init__(
        self, year: int, cells: Mapping[str, Mapping[Cell, int]], *, is_public: bool
    ) -> None:
        self.year, self.is_public = year, is_public
        self._cells = cells
        self.untold_provinces = lru_cache(maxsize=None)(self._untold_provinces)
        self._untold = lru_cache(maxsize=None)(self._untold_months)

    def provinces(self, kind: str) -> dict[str, Told]:
        """Every province in which something was counted, and "" where it is not known."""
        hidden = self.untold_provinces(kind)
        return {
            code: None if code in hidden else count
            for code, count in _summed(self._cells.get(kind, {}), 0).items()
        }

    def total(self, kind: str, province: str = "") -> Told:
        if province:
            return self.provinces(kind).get(province, 0)
        count = sum(self._cells.get(kind, {}).values())
        return None if self.is_public and 0 < count < FEWEST else count

    def months(self, kind: str, province: str = "") -> list[Told]:
        """January to December."""
        cells, hidden = self._cells.get(kind, {}), self._untold(kind)
        names = [f"{number:02}" for number in range(1, 13)]
        if province:
            return [
                None if (province, name) in hidden.cells else cells.get((province, name), 0)
                for name in names
            ]
        counts = _summed(cells, 1)
        return [None if name in hidden.columns else counts.get(name, 0) for name in names]

    def any_in(self, province: str = "") -> list[bool]:
        """January to December: whether anything at all was counted."""
        seen = {
            month
            for cells in self._cells.values()
            for (place, month), count in cells.items()
            if count and (not province or place == province)
        }
        return [f"{number:02}" in seen for number in range(1, 13)]

    def _untold_provinces(self, kind: str) -> frozenset[str]:
        if not self.is_public:
            return frozenset()
        return untold(_summed(self._cells.get(kind, {}), 0))

    def _untold_months(self, kind: str) -> Untold:
        return self.untold_of(kind, self._cells.get(kind, {}))

    def untold_of(self, kind: str, cells: Mapping[Cell, int]) -> Untold:
        """What is not told of a kind by province and something else."""
        if not self.is_public:
            return Untold(frozenset(), frozenset())
        return untold_crossed(cells, rows=self.untold_provinces(kind))


def _summed(cells: Mapping[Cell, int], place: int) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for cell, count in cells.items():
        found[cell[place]] += count
    return found


def counts_of(year: int, *, is_public: bool) -> YearCounts:
    """Of the whole country; two queries."""
    cells: dict[str, dict[Cell, int]] = defaultdict(dict)
    rows = MonthCount.objects.filter(by=Rolled.PROVINCE, **_within(year))
    for kind, province, month, times in rows.values_list("kind", "province", "month", "times"):
        cells[kind][province, f"{month:%m}"] = times
    entered = OfflineActual.objects.filter(**_within(year))
    summed = entered.values_list("indicator", "province", "month").annotate(total=Sum("value"))
    for code, province, month, total in summed.order_by():
        cells[offline(code)][province or "", f"{month:%m}"] = total
    return YearCounts(year, cells, is_public=is_public)


def crossed(by: Rolled, *, year: int, province: str = "") -> dict[str, dict[Cell, int]]:
    """Counts of a year by kind, then by (province, part); of one province or of all. One query."""
    rows = MonthCount.objects.filter(by=by, **_within(year))
    if province:
        rows = rows.filter(province=province)
    found: dict[str, dict[Cell, int]] = defaultdict(dict)
    summed = rows.values_list("kind", "province", "part").annotate(total=Sum("times"))
    for kind, place, part, total in summed.order_by():
        found[kind][place, part] = total
    return found


def _within(year: int) -> dict[str, date]:
    return {"month__gte": date(year, 1, 1), "month__lte": date(year, 12, 1)}


def running(months: Sequence[Told], total: Told) -> list[Told]:
    """What there was from January to the end of each month; None where that is not told.

    Args:
        months: of January and so on, without those to come.
        total: of all of them.
    """
    found: list[Told] = [together(months[: place + 1]) for place in range(len(months))]
    after = total
    for place in range(len(months) - 1, -1, -1):
        if found[place] is None:
            found[place] = after
        after = None if after is None or months[place] is None else after - (months[place] or 0)
    return found
