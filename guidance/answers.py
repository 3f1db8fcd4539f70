"""Keeps what readers say of a page, and counts it; of nobody."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from guidance.models import PageAnswer
from ledger.services import scrub

# How long the words are kept; that a page was of use stays.
WORDS_DAYS = 365


@transaction.atomic
def answer_page(
    *, page: PageAnswer.Page, code: str, request_key: UUID, at: datetime, **said: object
) -> bool:
    """Keep one answer; sent twice, it is kept once. Returns: whether it was new.

    Args:
        said: `is_helpful`, `text` and `language`; addresses and numbers are taken out of the text.
    """
    values = {
        "page": page,
        "code": code,
        "day": timezone.localdate(at),
        **said,
        "text": scrub(str(said.get("text", ""))),
    }
    _row, is_new = PageAnswer.objects.get_or_create(request_key=request_key, defaults=values)
    return is_new


def counts_of(page: PageAnswer.Page, codes: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Yes and no by page; one query. Pages that nobody answered are left out."""
    rows = PageAnswer.objects.filter(page=page, code__in=list(codes)).values("code")
    counted = rows.annotate(
        yes=Count("pk", filter=Q(is_helpful=True)), no=Count("pk", filter=Q(is_helpful=False))
    )
    return {row["code"]: (row["yes"], row["no"]) for row in counted.order_by("code")}


def forget_words(*, at: datetime) -> int:
    """Empty the words of answers that are a year old. Returns: how many."""
    last = timezone.localdate(at) - timedelta(days=WORDS_DAYS)
    return PageAnswer.objects.filter(day__lt=last).exclude(text="").update(text="")
