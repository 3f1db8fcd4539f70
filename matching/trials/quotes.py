"""Asking up to three vendors for a price, and their answers beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from accounts.consents import Wording, give_consent
from accounts.models import Consent, User
from enterprises.models import Enterprise
from enterprises.services.happenings import note_enterprise
from ledger.events.kinds import Happening
from ledger.notices import About, notify
from matching.bundling import UNASKED, Quoted
from matching.models import Quote, QuoteRequest
from matching.models.trials import MOST_VENDORS
from matching.trials.consents import for_request
from matching.trials.reach import address_of, tell_vendor
from matching.trials.services import people_of, published
from matching.trials.tasks import mail_vendor


class TooManyVendorsError(Exception):
    """A request goes to one, two or three vendors."""


class QuoteClosedError(Exception):
    """This vendor has answered or declined already, or the request was withdrawn."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes to whom.

    Attributes:
        wordings: slug of each platform to the consent for its vendor, in the order chosen.
        passed: label and value of each line.
    """

    wordings: Mapping[str, Wording]
    passed: Sequence[Sequence[str]]
    request_key: UUID


@transaction.atomic
def ask_quotes(*, enterprise: Enterprise, wanted: Wanted, by: User, at: datetime) -> QuoteRequest:
    """Ask for prices, with consent for each vendor; the same form twice is one request.

    A vendor without an address waits in the staff's basket; the owner's page says so.

    Raises: TooManyVendorsError. PlatformGoneError: one of them is listed no more.
    """
    if not 1 <= len(wanted.wordings) <= MOST_VENDORS:
        raise TooManyVendorsError(len(wanted.wordings))
    Enterprise.objects.select_for_update(of=("self",), no_key=True).get(pk=enterprise.pk)
    request, is_new = QuoteRequest.objects.get_or_create(
        request_key=wanted.request_key,
        enterprise=enterprise,
        defaults={
            "asked_by": by,
            "shared": [list(pair) for pair in wanted.passed],
            "requested_at": at,
        },
    )
    if is_new:
        note_enterprise(Happening.CONTACTED, enterprise, f"prices:{wanted.request_key}", at=at)
        for place, (slug, wording) in enumerate(wanted.wordings.items(), 1):
            _ask(request, place, slug, wording, by, at)
    return request


def _ask(
    request: QuoteRequest, place: int, slug: str, wording: Wording, by: User, at: datetime
) -> None:
    platform = published(slug)
    told = for_request(wording, "quote", slug, request.request_key)
    quote = Quote.objects.create(
        request=request,
        platform=platform,
        place=place,
        sent_to=address_of(platform.vendor),
        consent=give_consent(user=by, wording=told, how=Consent.How.FORM, at=at),
    )
    if quote.sent_to:
        mail_vendor.defer(kind="quote", pk=quote.pk)
    tell_vendor(quote, kind="vendor-quote-asked", at=at)


@dataclass(frozen=True, slots=True)
class Price:
    """A vendor's offer; at least one sum is named. VND, without tax unless `covers` says so."""

    monthly_vnd: int | None
    once_vnd: int | None
    covers: str = ""
    valid_until: date | None = None


@transaction.atomic
def answer_quote(*, quote: Quote, price: Price | None, at: datetime) -> Quote:
    """Keep a vendor's price, or that it names none (None); the enterprise is told once.

    Raises: QuoteClosedError: it has answered already; prices are not changed behind an owner.
    """
    row = Quote.objects.select_for_update(of=("self",)).select_related("platform").get(pk=quote.pk)
    if row.state != Quote.State.SENT or row.is_taken_back:
        raise QuoteClosedError(row.pk)
    row.answered_at = at
    row.state = Quote.State.ANSWERED if price else Quote.State.DECLINED
    if price:
        row.monthly_vnd, row.once_vnd = price.monthly_vnd, price.once_vnd
        row.covers, row.valid_until = price.covers, price.valid_until
    row.save()
    about = About(str(row.pk), {"platform": row.platform.name}, f"/my/quotes/{row.request_id}/")
    for user in people_of(row.request.enterprise_id, row.request.asked_by_id):
        notify(user=user, kind=f"quote-{row.state.lower()}", about=about, at=at)
    return row


def quoted_for(enterprise_id: int | None, *, today: date) -> Quoted:
    """The prices a month that vendors told an enterprise and that still hold; one query.

    The latest answer of a vendor counts. None, no enterprise, has none.
    """
    if enterprise_id is None:
        return UNASKED
    rows = Quote.objects.filter(request__enterprise=enterprise_id)
    rows = rows.select_related("platform", "consent")
    monthly, waiting = {}, set()
    for row in rows.order_by("request__requested_at", "pk"):
        is_valid = row.valid_until is None or row.valid_until >= today
        if row.monthly_vnd is not None and is_valid:
            monthly[row.platform.slug] = row.monthly_vnd
        elif row.state == Quote.State.SENT and not row.is_taken_back:
            waiting.add(row.platform.slug)
    return Quoted(monthly, frozenset(waiting))


@transaction.atomic
def note_quote_seen(*, quote: Quote, at: datetime) -> None:
    """Keep when the vendor first opened it."""
    Quote.objects.filter(pk=quote.pk, seen_at=None).update(seen_at=at)
