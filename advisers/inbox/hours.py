"""The statement of an adviser's hours in one month: by case and by day, with sums."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from advisers.inbox.wording import place_of
from advisers.models import Adviser, Session
from ui.templatetags.ui import day

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Line:
    """One session that was held; nothing of the owner."""

    held_at: datetime
    case: int
    place: str
    way: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A month's sessions, in order, and what they add up to. Minutes are whole.

    Attributes:
        month: its first day. by_case: (number, place, sessions, minutes). by_day: (day, sessions,
            minutes).
    """

    month: date
    lines: Sequence[Line]
    by_case: Sequence[tuple[int, str, int, int]]
    by_day: Sequence[tuple[date, int, int]]
    minutes: int

    @property
    def before(self) -> str:
        return f"{self.month - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        return f"{_next(self.month):%Y-%m}"

    @property
    def code(self) -> str:
        return f"{self.month:%Y-%m}"

    @property
    def name(self) -> str:
        return f"{self.month:%m/%Y}"


def month_of(given: str, *, today: date) -> date:
    """The first day of the month that an address names, such as 2026-11; else this month's."""
    found = _MONTH.fullmatch(given[:7]) if len(given) <= len("2026-11") else None
    return date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _midnight(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))


def statement(adviser: Adviser, month: date) -> Statement:
    """What she noted for a month as Vietnam counts its days; one query."""
    rows = Session.objects.filter(
        adviser=adviser,
        removed_at=None,
        minutes__gt=0,
        held_at__gte=_midnight(month),
        held_at__lt=_midnight(_next(month)),
    )
    related = rows.select_related("case__commune", "case__province").order_by("held_at", "pk")
    lines = [
        Line(
            timezone.localtime(row.held_at),
            row.case_id,
            place_of(row.case),
            row.get_way_display(),
            row.minutes,
        )
        for row in related
    ]
    return Statement(
        month, lines, _by_case(lines), _by_day(lines), sum(line.minutes for line in lines)
    )


def _by_case(lines: Sequence[Line]) -> list[tuple[int, str, int, int]]:
    held: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        held[line.case].append(line)
    return [
        (case, of[0].place, len(of), sum(each.minutes for each in of))
        for case, of in sorted(held.items())
    ]


def _by_day(lines: Sequence[Line]) -> list[tuple[date, int, int]]:
    held: dict[date, list[int]] = defaultdict(list)
    for line in lines:
        held[line.held_at.date()].append(line.minutes)
    return [(on, len(of), sum(of)) for on, of in sorted(held.items())]


def hours(minutes: int) -> str:
    """Hours and minutes, such as 1:05."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def table(found: Statement) -> Iterator[Sequence[object]]:
    """The statement line by line, for a table program: sessions, then the sum of each case."""
    yield [_("Day"), _("Time"), _("Case"), _("In which place"), _("Way"), _("Minutes")]
    for line in found.lines:
        moment = line.held_at
        yield [
            f"{moment:%Y-%m-%d}",
            f"{moment:%H:%M}",
            line.case,
            line.place,
            line.way,
            line.minutes,
        ]
    for case, place, _count, minutes in found.by_case:
        yield [_("Sum of the case"), "", case, place, "", minutes]
    for on, _count, minutes in found.by_day:
        yield [_("Sum of the day"), f"{on:%Y-%m-%d}", "", "", "", minutes]
    yield [_("Sum"), "", "", "", "", found.minutes]


def hours_page(adviser: Adviser, found: Statement) -> dict[str, Any]:
    return {
        "adviser": adviser,
        "found": found,
        "sum": hours(found.minutes),
        "by_case": [
            [_("No. %(number)s") % {"number": case}, place, count, hours(minutes)]
            for case, place, count, minutes in found.by_case
        ],
        "case_headers": [_("Case"), _("In which place"), _("Sessions"), _("Hours")],
        "by_day": [[day(on), count, hours(minutes)] for on, count, minutes in found.by_day],
        "day_headers": [_("Day"), _("Sessions"), _("Hours")],
    }


def document(adviser: Adviser, found: Statement) -> dict[str, Any]:
    """What the print-out shows, as `ui.documents.render_pdf` takes it."""
    page = hours_page(adviser, found)
    return {
        "lang": get_language() or "vi",
        "title": _("Hours of advice, %(month)s") % {"month": found.name},
        "foot": _("SMEdx · statement of hours"),
        "facts": [
            [_("Adviser"), adviser.name],
            [_("Organisation"), adviser.organisation.name],
            [_("Month"), found.name],
            [_("Sessions"), str(len(found.lines))],
            [_("Sum"), page["sum"]],
        ],
        "tables": [
            _table(_("By case"), page["case_headers"], page["by_case"]),
            _table(_("By day"), page["day_headers"], page["by_day"]),
            _table(
                _("All sessions"),
                [_("Day"), _("Time"), _("Case"), _("Way"), _("Minutes")],
                [
                    [day(each.held_at), f"{each.held_at:%H:%M}", each.case, each.way, each.minutes]
                    for each in found.lines
                ],
            ),
        ],
        "nothing": _("No session was noted in this month."),
        "signed": [_("The adviser"), _("For the organisation")],
    }


def _table(title: str, headers: Sequence[str], rows: Sequence[Sequence[object]]) -> dict[str, Any]:
    return {
        "title": title,
        "headers": headers,
        "rows": [[str(cell) for cell in row] for row in rows],
    }
