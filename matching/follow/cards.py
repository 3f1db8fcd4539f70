"""Trials, the roadmap and duties on an enterprise's home."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from enterprises.cards import Card, CardLine
from enterprises.models import Enterprise
from guidance.pages.duties import when_of
from matching.follow.duties import duties_address, duties_for
from matching.models import RoadmapStep, Trial
from matching.trials.pages import says
from matching.trials.rules import OPEN_STATES
from ui.templatetags.ui import day

SHOWN = 3


def trials_card(enterprise: Enterprise, today: date) -> Card:
    """Trials that are open, with where they stand; one query."""
    rows = Trial.objects.filter(enterprise=enterprise, state__in=OPEN_STATES)
    shown = rows.select_related("platform").order_by("-requested_at", "pk")[:SHOWN]
    lines = [CardLine(t.platform.name, reverse("my-trial", args=[t.pk]), says(t)) for t in shown]
    return Card(
        "trials",
        _("Trials"),
        "flask-conical",
        _("You are trying nothing at the moment."),
        _("All trials and prices"),
        reverse("my-trials"),
        tuple(lines),
    )


def roadmap_card(enterprise: Enterprise, today: date) -> Card:
    """The next steps of the roadmap that was changed last; one query."""
    rows = RoadmapStep.objects.filter(
        roadmap__result__enterprise=enterprise, done_on=None, removed_at=None
    ).select_related("roadmap__result")
    steps = list(rows.order_by("-roadmap__changed_at", "-roadmap", "due_on", "pk")[:SHOWN])
    lines = [
        CardLine(str(step.title), _address(step), _("until %(day)s") % {"day": day(step.due_on)})
        for step in steps
        if step.roadmap_id == steps[0].roadmap_id
    ]
    return Card(
        "roadmap",
        _("Roadmap"),
        "route",
        _("No plan with dates yet."),
        _("To the roadmap") if steps else _("Make my plan"),
        reverse("my-plan"),
        tuple(lines),
    )


def _address(step: RoadmapStep) -> str:
    return f"{reverse('match-roadmap', args=[step.roadmap.result.token])}#step-{step.pk}"


def duties_card(enterprise: Enterprise, today: date) -> Card:
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
