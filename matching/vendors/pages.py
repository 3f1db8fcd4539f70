"""What a vendor's pages show, ready in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from matching.vendors import leads
from matching.vendors.boxes import boxes_for
from matching.vendors.ranking import DRAFT
from matching.vendors.selectors import ListingRow, home_of
from platforms.choices import State, Status
from platforms.models import VendorClaim
from platforms.models.revisions import OPEN, Side
from platforms.revisions.asks import Ask
from platforms.revisions.rules import Renewal

LEADS_PER_PAGE = 25
SHOWN_FIRST = 5
URGENT = (Ask.RESTORE, Ask.ANSWER, Ask.RENEW_NOW, Ask.RENEW, Ask.AGAIN, Ask.FINISH, Ask.BEGIN)
STATUS_KINDS = {
    Status.PUBLISHED: "good",
    Status.SUSPENDED: "stop",
    Status.DRAFT: "neutral",
    Status.RETIRED: "neutral",
}


@dataclass(frozen=True, slots=True)
class Next:
    """What is asked: a sentence, and a button; `url` "" for none, `is_form` for one that writes."""

    says: Any
    button: Any = ""
    url: str = ""
    is_form: bool = False


SAYS: Mapping[Ask, tuple[Promise, Promise | str, str]] = {
    # What is asked, the button's words, and which page of `next_of` it leads to.
    Ask.ANSWER: (
        _("Our staff ask you something: answer, or change the draft."),
        _("Answer our staff"),
        "thread",
    ),
    Ask.FINISH: (_("Your draft is not handed in yet."), _("Go on writing"), "form"),
    Ask.WAIT: (
        _("It is with our staff. You need do nothing."),
        _("Questions and answers"),
        "thread",
    ),
    Ask.STAFF: (_("Our staff prepare a change. You can change it again afterwards."), "", ""),
    Ask.RESTORE: (
        _("It is suspended: read the reason and hand in a change that settles it."),
        _("Change the listing"),
        "change",
    ),
    Ask.RENEW: (
        _("Is everything still right? Confirm it for a year."),
        _("Yes, all is right"),
        "renew",
    ),
    Ask.RENEW_NOW: (
        _("The year is over: without your word it is taken out of the catalogue."),
        _("Yes, all is right"),
        "renew",
    ),
    Ask.AGAIN: (
        _("Your last text was refused. Read why, and hand in a better one."),
        _("Change the listing"),
        "change",
    ),
    Ask.BEGIN: (_("It is not public yet."), _("Write the listing"), "change"),
    Ask.KEEP: (
        _("All is well. A change goes live once staff approve it."),
        _("Change the listing"),
        "change",
    ),
    Ask.GONE: (_("It is no longer listed."), "", ""),
}


def address(name: str, *args: Any) -> str:
    """The address of a page, "" while the portal does not have it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def next_of(row: ListingRow) -> Next:
    says, button, way = SAYS[row.ask]
    pk, slug = row.revision.pk if row.revision else 0, row.platform.slug
    found = {
        "thread": ("vendor-thread", pk),
        "form": ("vendor-listing", pk),
        "change": ("vendor-listing-change", slug),
        "renew": ("vendor-renew", slug),
    }.get(way)
    url = address(*found) if found else ""
    # Where there is more than what is public to begin with, the page asks which.
    is_form = way == "renew" or row.ask in (Ask.KEEP, Ask.RESTORE)
    return Next(says, button if url else "", url, is_form=is_form)


RENEWALS = {Renewal.OPEN: Ask.RENEW, Renewal.OVERDUE: Ask.RENEW_NOW}


@dataclass(frozen=True, slots=True)
class ListingCard:
    """A listing on the home. `ways`: further pages as address and text.

    `renew`: that the year ends, where something else is asked before.
    """

    row: ListingRow
    kind: str
    next: Next
    renew: Next | None
    figures: tuple[tuple[Any, str], ...]
    ways: tuple[tuple[str, Any], ...]


def card_of(row: ListingRow) -> ListingCard:
    kind, seen = STATUS_KINDS[Status(row.platform.status)], row.figures
    figures = (
        (_("Read in 30 days"), str(seen.views)),
        (_("Visits to your site in 30 days"), str(seen.visits)),
        (_("Requests, open of all"), f"{seen.open_leads} / {seen.leads}"),
    )
    return ListingCard(row, kind, next_of(row), _renew(row), figures, _ways(row))


def _renew(row: ListingRow) -> Next | None:
    """An open draft must not hide that the listing goes if nobody confirms it."""
    ask = RENEWALS.get(row.renewal) if row.renewal else None
    if ask is None or row.ask is ask:
        return None
    says, button, _way = SAYS[ask]
    return Next(says, button, address("vendor-renew", row.platform.slug), is_form=True)


def _ways(row: ListingRow) -> tuple[tuple[str, Any], ...]:
    slug, revision, found = row.platform.slug, row.revision, []
    if row.platform.status == Status.PUBLISHED:
        found.append((reverse("platform-detail", args=[slug]), _("As the public sees it")))
        found.append((reverse("vendor-ranking", args=[slug]), _("How it ranks and why")))
    if revision is not None and revision.side == Side.VENDOR:
        if revision.state in (State.DRAFT, State.CHANGES_REQUESTED):
            found.append((address("vendor-listing", revision.pk), _("The draft")))
        elif revision.state in OPEN:
            found.append((address("vendor-listing", revision.pk), _("What you handed in")))
        if revision.state in OPEN:
            ranking = reverse("vendor-ranking", args=[slug])
            found.append((f"{ranking}?text={DRAFT}", _("How the draft would rank")))
        found.append((reverse("vendor-thread", args=[revision.pk]), _("Questions and answers")))
        found.append(
            (reverse("vendor-revision-check", args=[revision.pk]), _("Against the criteria"))
        )
    return tuple((url, text) for url, text in found if url)


def _urgency(row: ListingRow) -> int:
    """What asks something of her comes first; equal ones stay by name."""
    return URGENT.index(row.ask) if row.ask in URGENT else len(URGENT)


def home_page(user: User, *, at: datetime) -> dict[str, Any]:
    """The context of a vendor's home; `vendors` is empty for whoever acts for none."""
    held = home_of(user, at=at)
    # What became of a claim of a vendor that is hers now, its listings tell.
    claims = VendorClaim.objects.filter(user=user).exclude(vendor__members__user=user)
    asked = list(claims.select_related("vendor").order_by("-created_at", "-pk"))
    if not held:
        return {"vendors": [], "claims": asked}
    latest = leads.leads(user, list(leads.keys(user)[:SHOWN_FIRST]))
    return {
        "vendors": [
            {
                "vendor": each.vendor,
                "cards": [card_of(row) for row in sorted(each.listings, key=_urgency)],
                "new_url": address("vendor-listing-new", each.vendor.slug),
            }
            for each in held
        ],
        "leads": latest,
        "claims": asked,
        "boxes": boxes_for(user, at),
    }


def leads_page(user: User, number: str) -> dict[str, Any]:
    """All requests, the latest first; four queries."""
    page = Paginator(leads.keys(user), LEADS_PER_PAGE).get_page(number)
    return {"page": page, "leads": leads.leads(user, list(page.object_list))}
