"""The ministry's report of a year, as a workbook and as a printed document."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from programme.pages import context_of
from programme.seen import Seen
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
    """All tables below each other on one sheet: figures as on the page, no live formulas."""
    rows: list[list[Any]] = []
    for table in _tables(context_of(seen, at=at)):
        rows += [[table["title"]], list(table["headers"]), *table["rows"], [""]]
    return xlsx_pieces([title_of(seen), in_words(timezone.localdate(at))], iter(rows))


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
