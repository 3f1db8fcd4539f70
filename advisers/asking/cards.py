"""Requests for advice on an owner's home."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from advisers.cases.rules import ENDED, State
from advisers.models import Case
from enterprises.cards import Card, CardLine
from enterprises.models import Enterprise
from reference.together import USER, Rows
from ui.templatetags.ui import day

SHOWN = 3


def asked() -> QuerySet:
    """Her open requests, the latest first; those of her colleagues are theirs."""
    rows = Case.objects.filter(owner=USER).exclude(state__in=[State.UNCONFIRMED, *ENDED])
    return rows.order_by("-asked_at", "pk").values_list("pk", "token", "state", "asked_at")[:SHOWN]


def advice_card(_enterprise: Enterprise, _today: date, rows: Rows) -> Card:
    lines = [
        CardLine(
            _("Asked on %(day)s") % {"day": day(row.asked_at)},
            reverse("advice-case", args=[row.token]),
            str(State(row.state).label),
        )
        for row in rows
    ]
    return Card(
        "advice",
        _("Advice"),
        "messages-square",
        _("An adviser near you helps to choose, to set up, and with legal duties."),
        _("All my requests") if rows else _("Ask an adviser"),
        reverse("my-advice") if rows else reverse("advice-ask"),
        tuple(lines),
    )
