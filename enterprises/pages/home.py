"""An owner's home: the one next step, and what the portal knows of her enterprise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from enterprises.access import Holdings
from enterprises.acts import acts_of, changes, statements
from enterprises.cards import Card, CardLine
from enterprises.models import Enterprise, EnterpriseNeed, Membership
from enterprises.next_steps import Facts, Step, next_step
from enterprises.pages.acts import told
from enterprises.pages.profile import summary
from enterprises.parts import address_name, cards_of, done_by, questions
from ledger.models import Notice
from reference.together import AT, ENTERPRISE, USER, ask
from ui.bilingual import Bilingual
from ui.pieces import kept

ACTS_SHOWN = 4
NEEDS_SHOWN, PEOPLE_SHOWN = 8, 5


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
    """The context of the page; one query, with what registered parts and cards ask."""
    enterprise = held.enterprise
    context: dict[str, Any] = {
        "memberships": held.memberships,
        "membership": held.current,
        "enterprise": enterprise,
    }
    if enterprise is None:
        return {**context, **_next(next_step(Facts(today)))}
    own = (_needs, _people, _unread, changes, statements)
    user = held.memberships[0].user_id
    found = ask([*own, *questions()], enterprise=enterprise.pk, user=user, at=timezone.now())
    needs = found[_needs]
    facts = Facts(today, True, bool(needs), done_by(enterprise, found))
    return {
        **context,
        **_next(next_step(facts)),
        "needs": [_need(row) for row in needs[:NEEDS_SHOWN]],
        "more_needs": max(len(needs) - NEEDS_SHOWN, 0),
        "needs_url": _address(Step.NEEDS),
        "facts": summary(enterprise),
        "people": [_person(row) for row in found[_people]],
        "acts": told(acts_of(found[changes], found[statements], limit=ACTS_SHOWN)),
        "cards": [*cards_of(enterprise, today, found), _news(len(found[_unread]))],
    }


def _needs() -> QuerySet:
    rows = EnterpriseNeed.objects.filter(enterprise=ENTERPRISE, is_active=True)
    columns = ("need__function", "need__name_vi", "need__name_en")
    return rows.order_by("-importance", "created_at", "pk").values_list(*columns)


def _people() -> QuerySet:
    rows = Membership.objects.filter(enterprise=ENTERPRISE).order_by("created_at", "pk")
    columns = ("pk", "role", "user__name", "user__email", "user__phone")
    return rows.values_list(*columns)[:PEOPLE_SHOWN]


def _unread() -> QuerySet:
    return Notice.objects.unread(at=AT).filter(user=USER).values_list("pk")


def _need(row: Any) -> dict[str, Any]:
    name = Bilingual(row.need__name_vi, row.need__name_en)
    return {"function": row.need__function, "name": name}


def _person(row: Any) -> dict[str, Any]:
    name = row.user__name or row.user__email or row.user__phone
    return {"pk": row.pk, "name": name, "role": Membership.Role(row.role).label}


def _news(count: int) -> Card:
    """How much she has not read yet."""
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
    """The step and its box, which is the same for everybody."""

    def context() -> dict[str, Any]:
        return {"step": step.value, "next": TEXTS[step], "next_url": _address(step)}

    return {"step": step.value, "next_box": kept("enterprises/_next.html", step.value, context)}


def _address(step: Step) -> str:
    """The page of a step; "" where this portal has none."""
    if step == Step.CREATE:
        return reverse("enterprise-create")
    name = address_name(step) or address_name(PAGE_OF.get(step, step))
    return reverse(name) if name else ""
