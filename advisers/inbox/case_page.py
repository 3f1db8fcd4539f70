"""What the page of one case shows an adviser, as her position towards it allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.contacts import readable
from advisers.cases.documents import documents_of
from advisers.cases.forms import DocumentForm, MessageForm
from advisers.cases.messages import mark_read, thread_of
from advisers.cases.rules import OFFER_LAPSES, Position, State
from advisers.inbox import wording
from advisers.inbox.colleagues import colleagues_for
from advisers.inbox.forms import (
    CloseForm,
    HandOverForm,
    RefusalForm,
    SessionForm,
    session_initial,
)
from advisers.inbox.listing import called
from advisers.inbox.recommending import is_late
from advisers.models import Adviser, Case, Message, Offer, Rating, Recommendation, Session, Tenure
from advisers.models.work import Side
from platforms.snapshot import Snapshot

ZALO = "https://zalo.me/"
TEMPLATES = {
    Position.OFFERED: "advisers/inbox/case_offered.html",
    Position.TAKEN: "advisers/inbox/case_mine.html",
    Position.CLOSED: "advisers/inbox/case_mine.html",
}
PAST_TEMPLATE = "advisers/inbox/case_past.html"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach the owner: a link that a phone or a computer follows."""

    href: str
    text: str
    icon: str


def template_for(position: Position) -> str:
    return TEMPLATES.get(position, PAST_TEMPLATE)


def case_page(
    case: Case, offer: Offer, adviser: Adviser, snapshot: Snapshot, *, at: datetime
) -> dict[str, Any]:
    """The context of the page: who asks stands in it only while, or when, the case is hers."""
    position = Position(offer.position)
    page: dict[str, Any] = {
        "adviser": adviser,
        "case": case,
        "offer": offer,
        "position": position.label,
        "place": wording.place_of(case),
        "needs": wording.needs_of(case, snapshot),
    }
    if position == Position.OFFERED:
        return page | {
            "facts": wording.facts_of(case, snapshot),
            "why": wording.why_asked(offer),
            "answer_until": offer.offered_at + OFFER_LAPSES,
            "decline": RefusalForm(),
        }
    if position in (Position.TAKEN, Position.CLOSED):
        page |= _hers(case, snapshot, at)
    if position == Position.TAKEN:
        page |= _acts(case, adviser, at)
    return page


def _hers(case: Case, snapshot: Snapshot, at: datetime) -> dict[str, Any]:
    """All of a case that is, or was at its end, hers; eleven queries, one notes it as read."""
    mark_read(case=case, side=Side.ADVISER, at=at)
    lines = list(thread_of(case, Side.ADVISER))
    sessions = list(_sessions(case))
    return {
        "facts": wording.facts_of(case, snapshot),
        "called": called(case),
        "contact": contact_of(case),
        "wishes": wording.wishes_of(case),
        "is_open": case.is_held,
        "is_ended": case.is_ended,
        "state": case.get_state_display(),
        "quiet_days": wording.days_since(case.moved_at, at) if case.is_held else 0,
        "thread": [line for line in lines if line.kind == Message.Kind.SHARED],
        "notes": [line for line in lines if line.kind == Message.Kind.PRIVATE],
        "coming": [each for each in sessions if not each.minutes and each.held_at > at],
        "unsaid": [each for each in sessions if not each.minutes and each.held_at <= at],
        "talks": [each for each in sessions if each.minutes],
        "minutes": sum(each.minutes for each in sessions),
        "recommendations": _recommendations(case, at),
        "documents": list(documents_of(case)),
        "timeline": _timeline(case),
        "rating": Rating.objects.filter(case=case).first(),
    }


def _acts(case: Case, adviser: Adviser, at: datetime) -> dict[str, Any]:
    """The forms of who has it."""
    colleagues = colleagues_for(case, adviser, at=at)
    return {
        "message": MessageForm(prefix="message"),
        "note": MessageForm(prefix="note"),
        "document": DocumentForm(prefix="document"),
        "session": SessionForm(at=at, initial=session_initial(at=at, ways=case.ways)),
        "give_back": RefusalForm(prefix="back"),
        "hand_over": HandOverForm(colleagues=colleagues),
        "has_colleagues": colleagues.exists(),
        "close": CloseForm(initial={"outcome": State.DONE}),
    }


def contact_of(case: Case) -> list[Way]:
    """How the owner is reached, each way one touch; nothing once it was taken back."""
    ways = []
    if case.phone:
        number = readable(case.phone)
        ways = [
            Way(f"tel:{case.phone}", _("Call %(number)s") % {"number": number}, "phone"),
            Way(f"{ZALO}{case.phone.removeprefix('+')}", _("Open Zalo"), "message-circle"),
        ]
    if case.email:
        subject = quote(_("Your request for advice on SMEdx"))
        ways.append(
            Way(f"mailto:{quote(case.email, safe='@+')}?subject={subject}", case.email, "mail")
        )
    return ways


def _sessions(case: Case) -> Sequence[Session]:
    rows = Session.objects.filter(case=case, removed_at=None).select_related("adviser")
    return rows.order_by("-held_at", "-pk")  # type: ignore[return-value]


def _recommendations(case: Case, at: datetime) -> list[dict[str, Any]]:
    rows = Recommendation.objects.filter(case=case).select_related("platform")
    return [
        {"row": row, "is_late": is_late(row, at)}
        for row in rows.order_by("priority", "due_on", "pk")
    ]


def _timeline(case: Case) -> list[tuple[datetime, str]]:
    """What became of it, the latest first."""
    told = [(case.asked_at, _("Asked"))]
    if case.confirmed_at:
        told.append((case.confirmed_at, _("Contact proved; advisers were asked")))
    rows = Tenure.objects.filter(case=case).select_related("adviser").order_by("from_at", "pk")
    for row in rows:
        told.append((row.from_at, f"{row.adviser.name}: {row.get_why_display()}"))
    if case.closed_at:
        told.append((case.closed_at, case.get_state_display()))
    told.sort(key=lambda each: each[0], reverse=True)
    return [(timezone.localtime(moment), text) for moment, text in told]
