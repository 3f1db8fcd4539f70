"""Rows of trials, requests for prices and reviews, as the search for signals reads them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain

from django.db.models import QuerySet

from enterprises.models import Enterprise, Membership
from matching.models import Quote, QuoteRequest, Review, Trial
from platforms.duplicates.domains import mail_domain
from platforms.signals.rows import Mark, Ref, Referral, ReviewRow
from platforms.signals.sources import phones

REFERRAL_DAYS, REVIEW_DAYS = 90, 180


def referrals(at: datetime) -> Iterator[Referral]:
    """Trials and requests for prices of the last 90 days with somebody who asked; two queries."""
    since = at - timedelta(days=REFERRAL_DAYS)
    trials = Trial.objects.filter(
        requested_at__gte=since, enterprise__isnull=False, asked_by__isnull=False
    )
    found = trials.order_by("pk").values_list(
        "pk", "asked_by_id", "enterprise_id", "platform__vendor_id", "requested_at"
    )
    for pk, user, enterprise, vendor, moment in found:
        about = (Ref("user", user), Ref("enterprise", enterprise), vendor, moment)
        yield Referral(*about, Ref("trial", pk))
    quotes = Quote.objects.filter(request__requested_at__gte=since, request__asked_by__isnull=False)
    asked = quotes.order_by("pk").values_list(
        "pk",
        "request__asked_by_id",
        "request__enterprise_id",
        "platform__vendor_id",
        "request__requested_at",
    )
    for pk, user, enterprise, vendor, moment in asked:
        about = (Ref("user", user), Ref("enterprise", enterprise), vendor, moment)
        yield Referral(*about, Ref("quote", pk))


def reviews(at: datetime) -> Iterator[ReviewRow]:
    """Reviews of the last 180 days that were not refused; one query."""
    since = at - timedelta(days=REVIEW_DAYS)
    rows = Review.objects.filter(written_at__gte=since).exclude(state=Review.State.REFUSED)
    found = rows.order_by("pk").values_list(
        "pk",
        "trial__platform__vendor_id",
        "trial__enterprise_id",
        "stars",
        "text",
        "written_at",
        "trial__asked_by__date_joined",
    )
    for pk, vendor, enterprise, stars, text, written_at, made_at in found:
        whose = Ref("enterprise", enterprise) if enterprise else None
        about = (Ref("review", pk), vendor, whose)
        yield ReviewRow(*about, stars, text, written_at, made_at)


def enterprise_marks(at: datetime) -> Iterator[Mark]:
    """Tax codes, mail domains of members, and phone numbers that enterprises passed on.

    Somebody who acts for several counts once. Four queries.
    """
    codes = Enterprise.objects.exclude(tax_code=None).order_by("pk")
    for pk, code in codes.values_list("pk", "tax_code"):
        yield Mark("TAX_CODE", code or "", Ref("enterprise", pk))
    members = Membership.objects.exclude(user__email=None).order_by("user_id", "pk")
    for pk, mail in members.distinct("user_id").values_list("enterprise_id", "user__email"):
        yield Mark("DOMAIN", mail_domain(mail or ""), Ref("enterprise", pk))
    for pk, lines in chain(_passed_on(Trial.objects.all()), _passed_on(QuoteRequest.objects.all())):
        for number in {number for line in lines for number in phones(str(line[-1]))}:
            yield Mark("PHONE", number, Ref("enterprise", pk))


def _passed_on(rows: QuerySet) -> QuerySet:
    kept = rows.exclude(shared=[]).exclude(enterprise=None)
    return kept.order_by("pk").values_list("enterprise_id", "shared")
