"""Trials, the roadmap and duties on an enterprise's home."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enterprises.cards import Card, CardLine
from enterprises.models import Enterprise
from guidance.pages.duties import when_of
from matching.follow.duties import duties_address, duties_for
from matching.models import Trial
from matching.trials.pages import says
from matching.trials.rules import OPEN_STATES
from platforms.models import Platform
from reference.together import Rows
from ui.bilingual import Bilingual
from ui.templatetags.ui import day

SHOWN = 3


def trials_card(_enterprise: Enterprise, _today: date, rows: Rows) -> Card:
    """Trials that are open, with where they stand."""
    shown = [row for row in rows if row.state in OPEN_STATES][:SHOWN]
    lines = [
        CardLine(row.platform__name, reverse("my-trial", args=[row.pk]), _stands(row))
        for row in shown
    ]
    return Card(
        "trials",
        _("Trials"),
        "flask-conical",
        _("You are trying nothing at the moment."),
        _("All trials and prices"),
        reverse("my-trials"),
        tuple(lines),
    )


def _stands(row: Any) -> str:
    asked = Platform(status=row.platform__status)
    return says(Trial(platform=asked, state=row.state, sent_to=row.sent_to, ends_on=row.ends_on))


def roadmap_card(_enterprise: Enterprise, _today: date, rows: Rows) -> Card:
    """The next steps of the roadmap that was changed last."""
    lines = [
        CardLine(_title(row), _address(row), _("until %(day)s") % {"day": day(row.todo__due_on)})
        for row in rows
        if row.pk == rows[0].pk and row.todo__pk
    ]
    return Card(
        "roadmap",
        _("Roadmap"),
        "route",
        _("No plan with dates yet."),
        _("To the roadmap") if rows else _("Make my plan"),
        reverse("my-plan"),
        tuple(lines),
    )


def _title(row: Any) -> str:
    own = row.todo__own_title
    return str(Bilingual(own or row.todo__title_vi, own or row.todo__title_en))


def _address(row: Any) -> str:
    return f"{reverse('match-roadmap', args=[row.result__token])}#step-{row.todo__pk}"


def duties_card(enterprise: Enterprise, today: date, _rows: Rows) -> Card:
    """The next duties with a day, then those in force since the latest day; one query."""
    found = duties_for(enterprise, today=today)
    ahead = [each for each in found if each.on >= today]
    since = [each for each in reversed(found) if each.on < today]
    address = duties_address(enterprise)
    lines = [
        CardLine(str(each.title), address, when_of(each, today)[0])
        for each in [*ahead, *since][:SHOWN]
    ]
    return Card(
        "duties",
        _("Legal duties"),
        "calendar-check",
        _("With trade, size and revenue in your profile we can say what applies to you."),
        _("All duties"),
        address,
        tuple(lines),
    )
