"""What the pages of the radar show, ready in words."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms.snapshot import Snapshot
from programme.pages import number
from programme.radar.closest import closest
from programme.radar.selectors import Latest, latest
from programme.radar.standing import STATES
from programme.radar.suppression import FEWEST
from programme.radar.table import ALL, ANY, ASKED, POOR, UNMET, UNSAID, Told
from reference.models import Province
from reference.text import alphabetical

ROWS_SHOWN = 20
HEATS = 5
REASONS = {
    "nowhere": gettext_lazy("no platform has it at all"),
    "deployment": gettext_lazy("those that have it run in another way than is accepted"),
    "language": gettext_lazy("those that have it lack a language"),
    "link": gettext_lazy("those that have it do not link with the software in use"),
    "several": gettext_lazy("several requirements at once, or it is in use already"),
    "partly": gettext_lazy("platforms do it in part only"),
    "price": gettext_lazy("all that do it cost more than the budget"),
}
Way = Callable[["Seen"], str]


@dataclass(frozen=True, slots=True)
class Seen:
    """Which part of the count a page shows; codes, or ANY and ALL."""

    need: str = ANY
    section: str = ALL
    province: str = ALL
    show: str = UNMET

    def query(self, **beside: str) -> str:
        """As the radar's addresses have it."""
        said = {"section": self.section, "province": self.province, **beside}
        return urlencode({name: value for name, value in said.items() if value != ALL})


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A number with how much it is, 1 to 5; `text` "" and 0 for what is not told."""

    text: str
    heat: int
    url: str
    header: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    name: str
    url: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """Needs down, trades across; the first number of a row is that of all trades."""

    headers: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    left_count: int


def said(count: int | None) -> str:
    return _("not told") if count is None else number(count)


def need_way(seen: Seen) -> str:
    query = seen.query()
    address = reverse("radar-need", args=[seen.need])
    return f"{address}?{query}" if query else address


def overview(seen: Seen, snapshot: Snapshot, *, way: Way | None, is_all: bool) -> dict[str, Any]:
    """The radar's first page. way: leads from a cell to its detail; None on public pages."""
    found = latest()
    if found is None:
        return {"day": None, "seen": seen}
    told = found.enterprises
    return {
        "day": found.day,
        "seen": seen,
        "sentence": sentence(seen, found),
        "heat": heat(seen, told, snapshot, way=way, is_all=is_all),
        "place_headers": place_headers(),
        "place_rows": place_rows(seen, told) if seen.province == ALL else [],
    }


def sentence(seen: Seen, found: Latest) -> str:
    """What the part holds, in a few short sentences."""
    part = seen.need, seen.section, seen.province
    asked, unmet, poor = (found.enterprises.at(each, *part) for each in (ASKED, UNMET, POOR))
    if asked is None:
        return _("Fewer than five enterprises need it here, or it would give others away.")
    whole = _("%(count)s enterprises need it.")
    if seen.need == ANY:
        whole = _("%(count)s enterprises told what they need.")
    lines = [
        (whole, asked),
        (_("For %(count)s of them no platform fits."), unmet),
        (_("For %(count)s there is one that does it in part only, or above the budget."), poor),
        (
            _("Besides, %(count)s searches without an account found nothing for it."),
            found.results.at(UNMET, *part),
        ),
    ]
    told = [words % {"count": number(count)} for words, count in lines if count is not None]
    if unmet is None and poor is None:
        told.append(_("How many of them lack a platform is not told: too few, or too revealing."))
    return " ".join(told)


def heat(seen: Seen, told: Told, snapshot: Snapshot, *, way: Way | None, is_all: bool) -> Heat:
    """The needs with most first; those of which nothing is told are left out."""
    needs = [seen.need] if seen.need != ANY else told.axes.needs
    rows = [
        (code, count)
        for code in needs
        if (count := told.at(seen.show, code, seen.section, seen.province)) is not None
    ]
    rows.sort(key=lambda row: -row[1])
    shown = rows if is_all else rows[:ROWS_SHOWN]
    sections = _sections(seen, told, [code for code, _count in shown])
    most = max((count for _code, count in shown), default=0)
    names = {each.code: str(each.short_name) for each in snapshot.taxonomy.sections}
    headers = tuple(names.get(code) or _("not said") for code in sections)
    made = [
        _row(replace(seen, need=code), told, snapshot, way, (sections, headers, most))
        for code, _count in shown
    ]
    return Heat((_("All shown"), *headers), tuple(made), len(rows) - len(shown))


def _sections(seen: Seen, told: Told, needs: Sequence[str]) -> tuple[str, ...]:
    """Trades of which a number is told; none where one trade is asked for."""
    if seen.section != ALL:
        return ()
    return tuple(
        code
        for code in (*told.axes.sections, UNSAID)
        if any(told.at(seen.show, need, code, seen.province) is not None for need in needs)
    )


Across = tuple[tuple[str, ...], tuple[str, ...], int]


def _row(seen: Seen, told: Told, snapshot: Snapshot, way: Way | None, across: Across) -> HeatRow:
    sections, headers, most = across
    known = snapshot.taxonomy.needs.get(seen.need)
    cells = [
        _cell(replace(seen, section=code), told, way, header, most)
        for code, header in zip((seen.section, *sections), (_("All shown"), *headers), strict=True)
    ]
    return HeatRow(str(known.name) if known else seen.need, way(seen) if way else "", tuple(cells))


def _cell(seen: Seen, told: Told, way: Way | None, header: str, most: int) -> HeatCell:
    count = told.at(seen.show, seen.need, seen.section, seen.province)
    if count is None:
        return HeatCell("", 0, "", header)
    url = way(seen) if way and seen.section != UNSAID else ""
    return HeatCell(number(count), heat_of(count, most), url, header)


def heat_of(count: int, most: int) -> int:
    """1 to 5: where the number lies from five to the largest, on a scale that doubles evenly."""
    if most <= FEWEST:
        return (HEATS + 1) // 2
    share = math.log(count / FEWEST) / math.log(most / FEWEST)
    return min(HEATS, 1 + math.floor(HEATS * share))


def place_headers() -> list[str]:
    return [_("Province"), _("Need it"), _("No platform"), _("A poor one only")]


def place_rows(seen: Seen, told: Told) -> list[list[str]]:
    """Provinces of which anything is told, those with most without a platform first; one query."""
    names = dict(Province.objects.values_list("code", "short_name"))
    found = []
    for code in (*told.axes.provinces, UNSAID):
        counts = [told.at(each, seen.need, seen.section, code) for each in (ASKED, UNMET, POOR)]
        if counts[0] is not None:
            name = names.get(code) or _("not said")
            found.append(
                (-(counts[1] or 0), alphabetical(name), [name, *(said(count) for count in counts)])
            )
    return [row for _most, _name, row in sorted(found, key=lambda each: each[:2])]


def need_page(seen: Seen, snapshot: Snapshot) -> dict[str, Any]:
    """One need in one trade and place: why it is not met, and which platforms come closest."""
    need = snapshot.taxonomy.needs[seen.need]
    found = latest()
    page: dict[str, Any] = {
        "need": need,
        "seen": seen,
        "day": found.day if found else None,
        "closest": closest(seen.need, seen.section, snapshot),
        "query": seen.query(need=seen.need),
    }
    if found is None:
        return page
    told, part = found.enterprises, (seen.need, seen.section, seen.province)
    return page | {
        "sentence": sentence(seen, found),
        "reason_headers": [_("What is missing"), _("Enterprises")],
        "reason_rows": [
            [str(REASONS[state]), number(count)]
            for state in STATES
            if (count := told.at(state, *part)) is not None
        ],
        "section_headers": [_("Trade"), _("Need it"), _("No platform"), _("A poor one only")],
        "section_rows": _section_rows(seen, told, snapshot) if seen.section == ALL else [],
        "place_headers": place_headers(),
        "place_rows": place_rows(seen, told) if seen.province == ALL else [],
    }


def _section_rows(seen: Seen, told: Told, snapshot: Snapshot) -> list[list[str]]:
    names = {each.code: str(each.short_name) for each in snapshot.taxonomy.sections}
    rows = []
    for code in (*told.axes.sections, UNSAID):
        part = seen.need, code, seen.province
        counts = [told.at(each, *part) for each in (ASKED, UNMET, POOR)]
        if counts[0] is not None:
            rows.append([names.get(code) or _("not said"), *(said(count) for count in counts)])
    return rows
