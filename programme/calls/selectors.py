"""Calls and their answers, as each reader may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from platforms.choices import Status
from platforms.joining.access import vendors_of
from platforms.models import Platform, Vendor
from programme.calls.answering import ANSWERING
from programme.calls.models import Call, CallAnswer

STANDING = Q(answers__isnull=False, answers__taken_back_at=None)
PUBLISHED = STANDING & Q(answers__platform__status=Status.PUBLISHED)


def public_calls() -> QuerySet[Call]:
    """What everybody reads, with how many published listings answer each; one query."""
    return Call.objects.public().annotate(answered=Count("answers", filter=PUBLISHED))


def taking(*, today: date) -> list[Call]:
    """Calls that take answers, those that close soonest first; one query."""
    return list(Call.objects.taking(today).order_by("closes_on", "pk"))


def public_answers(call: Call) -> list[Platform]:
    """Published listings that answer, by name; one query."""
    rows = Platform.objects.filter(pk__in=call.answers.standing().values("platform"))
    published = rows.filter(status=Status.PUBLISHED).select_related("vendor")
    return list(published.order_by("sort_key", "pk"))


def all_answers(call: Call) -> list[CallAnswer]:
    """Every answer, those taken back too, the latest first, for staff; one query."""
    rows = call.answers.select_related("platform__vendor", "answered_by")
    return list(rows.order_by("-answered_at", "-pk"))


def for_staff(user: User) -> QuerySet[Call]:
    """Drafts first, then published ones, then closed; of her province where she has one."""
    rows = Call.objects.of_province(user.province_id or "").select_related("author")
    counted = rows.annotate(
        answered=Count("answers", filter=STANDING), shown=Count("answers", filter=PUBLISHED)
    )
    return counted.order_by("closed_at", "-published_at", "-changed_at", "pk")


@dataclass(frozen=True, slots=True)
class Own:
    """A vendor's part in a call: its listings that answer, and those that could."""

    vendor: Vendor
    answers: Sequence[Platform]
    others: Sequence[Platform]


def own_part(call: Call, user: User) -> list[Own]:
    """By vendor that she acts for; () for nobody's. Three queries."""
    vendors = list(vendors_of(user))
    rows = Platform.objects.filter(vendor__in=vendors).order_by("sort_key", "pk")
    held = list(rows)
    given = set(
        call.answers.standing().filter(platform__in=held).values_list("platform", flat=True)
    )
    return [
        Own(
            vendor,
            [row for row in held if row.vendor_id == vendor.pk and row.pk in given],
            [
                row
                for row in held
                if row.vendor_id == vendor.pk and row.pk not in given and row.status in ANSWERING
            ],
        )
        for vendor in vendors
    ]


def own_answer(call: Call, slug: str, user: User) -> CallAnswer | None:
    """The answer with this listing, if she acts for its vendor; taken back or not. One query."""
    rows = call.answers.select_related("platform", "call")
    return rows.filter(platform__slug=slug, platform__vendor__in=vendors_of(user)).first()
