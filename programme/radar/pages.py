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
from programme.radar.table import ALL, ANY, ASKED, POOR, UNMET, UNSAID, Told
from reference.models import Province

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


def few() -> str:
    return _("under 5")


def said(count: int | None) -> str:
    return few() if count is None else number(count)


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
    """What the part holds, in one or two sentences."""
    part = seen.need, seen.section, seen.province
    asked, unmet, poor = (found.enterprises.at(each, *part) for each in (ASKED, UNMET, POOR))
    if asked is None:
        return _("Fewer than five enterprises asked for it here, or it would give others away.")
    words = _(
        "%(asked)s enterprises asked for it: for %(unmet)s no platform fits, "
        "for %(poor)s only a poor one."
    )
    if seen.need == ANY:
        words = _(
            "%(asked)s enterprises told what they need: %(unmet)s have a need for which no "
            "platform fits, %(poor)s more one that is met only in part or above their budget."
        )
    first = words % {"asked": number(asked), "unmet": said(unmet), "poor": said(poor)}
    results = found.results.at(UNMET, *part)
    if results is None:
        return first
    beside = _("Besides, %(count)s searches without an account found nothing for it.")
    return f"{first} {beside % {'count': number(results)}}"


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
    """1 to 5, by the number's size on a scale that doubles evenly up to the largest."""
    if most <= 1:
        return HEATS
    return min(HEATS, 1 + math.floor(HEATS * math.log(max(count, 1)) / math.log(most + 1)))


def place_headers() -> list[str]:
    return [_("Province"), _("Asked"), _("No platform"), _("A poor one only")]


def place_rows(seen: Seen, told: Told) -> list[list[str]]:
    """Provinces of which anything is told, those with most without a platform first; one query."""
    names = dict(Province.objects.values_list("code", "short_name"))
    found = []
    for code in (*told.axes.provinces, UNSAID):
        counts = [told.at(each, seen.need, seen.section, code) for each in (ASKED, UNMET, POOR)]
        if counts[0] is not None:
            name = names.get(code) or _("not said")
            found.append((-(counts[1] or 0), name, [name, *(said(count) for count in counts)]))
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
        "what_if_query": seen.query(need=seen.need),
        "call_query": seen.query(need=seen.need),
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
        "section_headers": [_("Trade"), _("Asked"), _("No platform"), _("A poor one only")],
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
