"""The ministry's report of a year, as a workbook and as a printed document."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from programme.pages import context_of
from programme.seen import Seen
from programme.selectors import Line
from reference.models import Province
from sheets.safe import xlsx_pieces
from ui.documents import render_pdf
from ui.templatetags.ui import day as in_words


def title_of(seen: Seen) -> str:
    if not seen.province:
        return _("SMEdx programme, report of %(year)s") % {"year": seen.year}
    place = Province.objects.get(pk=seen.province).short_name
    return _("SMEdx programme, report of %(year)s: %(place)s") % {
        "year": seen.year,
        "place": place,
    }


def _tables(shown: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The same tables as on the page, in its order."""
    titles = {
        "year": _("Targets and what was reached"),
        "goals": _("Where the targets come from"),
        "months": _("Month by month: %(name)s") % {"name": shown["look"].name},
        "funnel": _("From the first look to using a platform"),
    }
    tables: list[Mapping[str, Any]] = [
        {"title": title, "headers": shown[f"{name}_headers"], "rows": shown[f"{name}_rows"]}
        for name, title in titles.items()
        if f"{name}_rows" in shown
    ]
    return [*tables, *shown["parts"]]


def workbook(seen: Seen, *, at: datetime) -> Iterator[bytes]:
    """All tables below each other on one sheet: figures as on the page, no live formulas.

    A cell with nothing but a figure holds a number; the last table has the year in such cells.
    """
    rows: list[list[Any]] = []
    shown = context_of(seen, at=at)
    for table in [*_tables(shown), _counted(shown["year_lines"])]:
        rows += [[table["title"]], list(table["headers"])]
        rows += [[getattr(cell, "value", cell) for cell in row] for row in table["rows"]]
        rows.append([""])
    return xlsx_pieces([title_of(seen), in_words(timezone.localdate(at))], iter(rows))


def _counted(lines: Sequence[Line]) -> Mapping[str, Any]:
    """The year with one figure a cell; nothing where it is not told, or there is none."""
    return {
        "title": _("The year in plain numbers"),
        "headers": [
            *(_("Indicator"), _("Reached"), _("Beside the portal"), _("Target")),
            *(_("Percent of the target"), _("An even year would have")),
            *(_("Forecast, low"), _("Forecast, middle"), _("Forecast, high")),
        ],
        "rows": [_figures(line) for line in lines],
    }


def _figures(line: Line) -> list[Any]:
    pace, forecast = line.pace, line.forecast
    return [
        *(str(line.indicator.name), line.actual, line.offline, line.target),
        *((pace.percent, pace.expected) if pace else (None, None)),
        *((forecast.low, forecast.middle, forecast.high) if forecast else ()),
    ]


def filename(seen: Seen, kind: str) -> str:
    place = f"-{seen.province}" if seen.province else ""
    return f"smedx-{seen.year}{place}.{kind}"


def document(seen: Seen, *, at: datetime) -> bytes:
    """A tagged A4 document of the same tables."""
    shown = context_of(seen, at=at)
    data = {
        "title": title_of(seen),
        "lang": translation.get_language() or "vi",
        "foot": f"SMEdx, {in_words(timezone.localdate(at))}",
        "lead": _("Counted on the portal until %(day)s, with what staff entered besides.")
        % {"day": in_words(shown["until"])},
        "tables": _tables(shown),
        "nothing": _("Nothing counted yet."),
    }
    return render_pdf("report.typ", data, at=at)
