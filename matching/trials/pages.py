"""What the pages of trials and prices show, ready in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from enterprises.models import Enterprise
from matching.models import Quote, QuoteRequest, Review, Trial
from matching.my.pages import outcome_for
from matching.trials.forms import DatesForm, EndForm, ReviewForm, ShareForm
from matching.trials.reminders import course_of
from matching.trials.rules import Course, Side, State, may_go, may_review, review_from
from matching.trials.wording import Line, addresses, consent_text, lines_of
from platforms.choices import Status
from platforms.listing import Listing
from platforms.snapshot import Snapshot
from reference.together import ENTERPRISE, Rows
from ui.templatetags.ui import day, vnd

ALTERNATIVES = 3
KINDS: Mapping[State, str] = {
    State.TRYING: "info",
    State.RENEWED: "good",
    State.SENT: "neutral",
    State.SEEN: "neutral",
    State.CONTACTED: "info",
    State.SWITCHED: "neutral",
    State.STOPPED: "neutral",
}
IN_BASKET = gettext_lazy(
    "We do not know this vendor's address yet. Our staff look for it; meanwhile you can reach them "
    "on their own site."
)


def tried() -> QuerySet:
    """Trials of an enterprise, the latest first."""
    rows = Trial.objects.filter(enterprise=ENTERPRISE).order_by("-requested_at", "pk")
    columns = ("pk", "state", "sent_to", "ends_on", "requested_at")
    return rows.values_list(*columns, "platform__name", "platform__status")


def tried_on(_enterprise: Enterprise, rows: Rows) -> date | None:
    """When an enterprise last asked for a trial."""
    return timezone.localdate(rows[0].requested_at) if rows else None


def share_form(
    data: QueryDict | None, *, asker: int, lines: tuple[Line, ...], vendor_names: str
) -> ShareForm:
    """The form in which she says what goes to the vendors; nothing is ticked for her.

    Args:
        asker: id of the enterprise for which she asks.
    """
    return ShareForm(
        data,
        asker=asker,
        lines=lines,
        consent=consent_text(vendor_names),
        initial={"request_key": uuid4()},
    )


def share_page(
    enterprise: Enterprise, user: User, listings: Mapping[str, Listing], data: QueryDict | None
) -> dict[str, Any]:
    """The context of asking one or several vendors; two queries."""
    lines, names = lines_of(enterprise, user), addresses(listings)
    return {
        "enterprise": enterprise,
        "listings": list(listings.values()),
        "vendor_names": names,
        "lines": lines,
        "musts": [(row.label, row.value) for row in lines if row.is_must],
        "form": share_form(data, asker=enterprise.pk, lines=lines, vendor_names=names),
    }


@dataclass(frozen=True, slots=True)
class TrialRow:
    trial: Trial
    badge: str
    says: str


def trials_page(enterprise: Enterprise) -> dict[str, Any]:
    """Trials and requests for prices of an enterprise, the latest first; three queries."""
    rows = Trial.objects.filter(enterprise=enterprise).select_related("platform")
    trials = list(rows.order_by("-requested_at", "pk"))
    asked = QuoteRequest.objects.filter(enterprise=enterprise).prefetch_related("quotes__platform")
    return {
        "enterprise": enterprise,
        "trials": [TrialRow(each, KINDS[State(each.state)], says(each)) for each in trials],
        "requests": list(asked.order_by("-requested_at", "pk")),
    }


def is_hidden(trial: Trial) -> bool:
    """Whether the listing that is asked about is out of the public's sight."""
    return trial.is_open and trial.platform.status != Status.PUBLISHED


def says(trial: Trial) -> str:
    """Where a trial stands, in one sentence."""
    if is_hidden(trial):
        return _("Not in the catalogue now")
    if trial.state == State.TRYING and trial.ends_on:
        return _("Runs until %(day)s") % {"day": day(trial.ends_on)}
    if trial.is_open and not trial.sent_to:
        return _("We look for the vendor's address")
    return str(State(trial.state).label)


def trial_page(
    trial: Trial, snapshot: Snapshot, *, at: datetime, forms: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The context of one trial's page; at most six queries.

    Args:
        forms: by name "dates", "end", "review": one that could not be taken.
    """
    today, now = timezone.localdate(at), State(trial.state)
    review = Review.objects.filter(trial=trial).first()
    course = course_of(trial)
    is_silent = now in (State.SENT, State.SEEN) and (today - course.requested_on).days >= 7
    dates = {"started_on": trial.started_on or today, "ends_on": trial.ends_on}
    opinion = {"stars": review.stars, "text": review.text} if review else {}
    page = {
        "trial": trial,
        "listing": snapshot.listings.get(trial.platform.slug),
        "badge": KINDS[now],
        "says": says(trial),
        "is_hidden": is_hidden(trial),
        "in_basket": "" if is_hidden(trial) or trial.sent_to or not trial.is_open else IN_BASKET,
        "is_silent": is_silent,
        "alternatives": alternatives(trial, snapshot, today) if is_silent else [],
        "may_contact": may_go(now, State.CONTACTED, Side.OWNER),
        "may_start": may_go(now, State.TRYING, Side.OWNER),
        "may_end": may_go(now, State.RENEWED, Side.OWNER),
        "may_take_back": now in (State.SENT, State.SEEN, State.CONTACTED),
        "may_review": may_review(course, today),
        "no_review": no_review(course),
        "review": review,
        "dates": dates_form(None, course, today, initial=dates),
        "end": EndForm(None, prefix="end"),
        "opinion": ReviewForm(None, initial=opinion, prefix="opinion"),
    }
    return {**page, **(forms or {})}


def dates_form(data: QueryDict | None, course: Course, today: date, **options: Any) -> DatesForm:
    """The form in which either side says when a trial runs."""
    asked_on = course.requested_on
    return DatesForm(data, asked_on=asked_on, today=today, prefix="dates", **options)


def no_review(course: Course) -> str:
    """Why a trial cannot be reviewed yet, and from when it can; "" for one that did not begin."""
    if first := review_from(course):
        words = _(
            "From %(day)s on you can tell others how it went: three days after the trial was noted "
            "here and the vendor had your request."
        )
        return words % {"day": day(first)}
    if course.started_on is None:
        return ""
    return _(
        "Your request has not reached the vendor. Three days after it has, you can tell others how "
        "it went: reviews come only from trials that the portal knows of."
    )


def alternatives(trial: Trial, snapshot: Snapshot, today: date) -> list[Listing]:
    """The best of what fits besides what she has asked for; four queries."""
    if trial.enterprise is None:
        return []
    asked = Trial.objects.filter(enterprise=trial.enterprise_id).values_list(
        "platform__slug", flat=True
    )
    known = set(asked)
    outcome = outcome_for(trial.enterprise, snapshot, today=today, limit=ALTERNATIVES + len(known))
    slugs = [match.slug for match in outcome.ranking.matches if match.slug not in known]
    return [snapshot.listings[slug] for slug in slugs[:ALTERNATIVES]]


def quotes_page(request: QuoteRequest) -> dict[str, Any]:
    """The comparison of prices; one query."""
    rows = request.quotes.select_related("platform__vendor", "consent").order_by("place")
    quotes = list(rows)
    open_ = [each for each in quotes if each.state == "SENT" and not each.is_taken_back]
    return {
        "request": request,
        "quotes": quotes,
        "headers": [_("Question"), *(each.platform.name for each in quotes)],
        "rows": [
            [_("Vendor"), *(each.platform.vendor.name for each in quotes)],
            [_("A month"), *(_price(each, each.monthly_vnd) for each in quotes)],
            [_("Once"), *(_price(each, each.once_vnd) for each in quotes)],
            [_("In the first year"), *(_first_year(each) for each in quotes)],
            [_("What is in it"), *(each.covers or "–" for each in quotes)],
            [_("Valid until"), *(_day(each.valid_until) for each in quotes)],
        ],
        "waiting": [each.platform.name for each in open_ if each.sent_to],
        "unreached": [each.platform.name for each in open_ if not each.sent_to],
        "withdrawn": [each.platform.name for each in quotes if each.is_taken_back],
    }


def _price(quote: Quote, amount: int | None) -> str:
    if quote.state == Quote.State.SENT and quote.is_taken_back:
        return _("withdrawn")
    if quote.state == Quote.State.SENT:
        return _("no answer yet") if quote.sent_to else _("we look for the address")
    if quote.state == Quote.State.DECLINED:
        return _("names no price")
    return "–" if amount is None else vnd(amount)


def _first_year(quote: Quote) -> str:
    """Twelve months and what is paid once; nothing is made up where a part is not named."""
    if quote.state != Quote.State.ANSWERED:
        return "–"
    if quote.monthly_vnd is None or quote.once_vnd is None:
        return _("not all parts are named")
    return vnd(12 * quote.monthly_vnd + quote.once_vnd)


def _day(until: date | None) -> str:
    return day(until) if until else "–"
