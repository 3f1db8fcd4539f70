"""An owner's home: the one next step, and what the portal knows of her enterprise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from enterprises.access import Holdings
from enterprises.acts import acts_on
from enterprises.cards import Card, CardLine
from enterprises.models import Enterprise, EnterpriseNeed, Membership
from enterprises.next_steps import Facts, Step, next_step
from enterprises.pages.profile import summary
from enterprises.parts import address_name, cards_of, done_by
from ledger.models import Notice

ACTS_SHOWN = 4
NEEDS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class StepText:
    """A step in words: what to do, why, and what the button says."""

    title: str | Promise
    why: str | Promise
    button: str | Promise
    icon: str


TEXTS: Mapping[Step, StepText] = {
    Step.CREATE: StepText(
        _("Tell us who you are"),
        _("Two minutes: a name, your trade, your size. Everything else can wait."),
        _("Add my enterprise"),
        "building-2",
    ),
    Step.NEEDS: StepText(
        _("Say what is holding you up"),
        _("In your own words, or picked from a list. From this we work out what fits."),
        _("Say what I need"),
        "pencil",
    ),
    Step.MATCHES: StepText(
        _("See what fits"),
        _("Ranked by your needs, trade, size and budget, each with its reasons."),
        _("Show what fits"),
        "list-checks",
    ),
    Step.ASSESSMENT: StepText(
        _("See how far along you are"),
        _("A short self-assessment shows where you are strong and what to do first."),
        _("Assess my enterprise"),
        "gauge",
    ),
    Step.ROADMAP: StepText(
        _("Put it in order"),
        _("Choose a bundle within your budget and get a plan with dates, to print."),
        _("Make my plan"),
        "map",
    ),
    Step.TRIAL: StepText(
        _("Try one for real"),
        _("Ask a vendor for a trial; we remind both of you and ask how it went."),
        _("Ask for a trial"),
        "flask-conical",
    ),
    Step.REASSESSMENT: StepText(
        _("See what has changed"),
        _("Three months have passed: answer again and see how far you have come."),
        _("Assess again"),
        "gauge",
    ),
    Step.FOLLOW: StepText(
        _("Nothing is waiting for you"),
        _("Look at what fits again when your needs change; the catalogue grows, too."),
        _("Show what fits"),
        "list-checks",
    ),
}
PAGE_OF = {Step.FOLLOW: Step.MATCHES, Step.REASSESSMENT: Step.ASSESSMENT}


def home_page(held: Holdings, *, today: date) -> dict[str, Any]:
    """The context of the page; six queries, with what registered parts and cards ask."""
    enterprise = held.enterprise
    context: dict[str, Any] = {
        "memberships": held.memberships,
        "membership": held.current,
        "enterprise": enterprise,
    }
    if enterprise is None:
        return {**context, **_next(next_step(Facts(today)))}
    needs = needs_in_force(enterprise)
    facts = Facts(today, True, bool(needs), done_by(enterprise))
    people = Membership.objects.filter(enterprise=enterprise)
    return {
        **context,
        **_next(next_step(facts)),
        "needs": needs[:NEEDS_SHOWN],
        "more_needs": max(len(needs) - NEEDS_SHOWN, 0),
        "needs_url": _address(Step.NEEDS),
        "facts": summary(enterprise),
        "people": list(people.select_related("user").order_by("created_at", "pk")[:5]),
        "acts": acts_on(enterprise, limit=ACTS_SHOWN),
        "cards": [*cards_of(enterprise, today), _news(held)],
    }


def _news(held: Holdings) -> Card:
    """How much she has not read yet; one query."""
    assert held.current is not None  # noqa: S101 - there is an enterprise in view
    visible = Notice.objects.visible(at=timezone.now()).filter(user=held.current.user_id)
    count = visible.filter(read_at=None).count()
    said = ngettext("%(n)s unread", "%(n)s unread", count) % {"n": count}
    url = reverse("notice-list")
    lines = (CardLine(said, url),) if count else ()
    return Card(
        "news", gettext("News"), "bell", gettext("Nothing new."), gettext("All news"), url, lines
    )


def needs_in_force(enterprise: Enterprise) -> list[EnterpriseNeed]:
    """The most important first; one query."""
    rows = EnterpriseNeed.objects.filter(enterprise=enterprise, is_active=True)
    return list(rows.select_related("need").order_by("-importance", "created_at", "pk"))


def _next(step: Step) -> dict[str, Any]:
    return {"step": step.value, "next": TEXTS[step], "next_url": _address(step)}


def _address(step: Step) -> str:
    """The page of a step; "" where this portal has none."""
    if step == Step.CREATE:
        return reverse("enterprise-create")
    name = address_name(step) or address_name(PAGE_OF.get(step, step))
    return reverse(name) if name else ""
