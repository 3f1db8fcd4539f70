"""The assessment on an enterprise's home."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from assessment.paper import paper_of
from enterprises.cards import Card, CardLine
from enterprises.models import Enterprise
from reference.together import Rows
from ui.templatetags.ui import day


def assessment_card(_enterprise: Enterprise, _today: date, tried: Rows) -> Card:
    """The latest attempt: its level, or that it waits to be finished."""
    latest = tried[0] if tried else None
    return Card(
        "assessment",
        _("How far along you are"),
        "gauge",
        _("Not assessed yet: ten minutes show where you stand."),
        _("Assess my enterprise") if latest is None else _("All results"),
        reverse("assessment-start"),
        () if latest is None else (_line(latest),),
    )


def _line(row: Any) -> CardLine:
    url = reverse("assessment-result", args=[row.token])
    if row.finished_at is None or row.level is None:
        return CardLine(_("Go on where you stopped"), url, day(row.changed_at))
    name = paper_of(row.version_id, row.industry).level_name(row.level)
    text = _("Level %(number)s: %(name)s") % {"number": row.level, "name": name}
    return CardLine(text, url, day(row.finished_at))
