"""How an owner found the advice: asked once, answered once, shared with the adviser."""

from datetime import datetime

from django.db import transaction

from advisers.cases import told
from advisers.cases.holding_on import locked
from advisers.cases.rules import ENDED
from advisers.models import Case, Rating
from ledger.services import scrub


class NotAskedError(Exception):
    """The case is open, or nobody ever had it: there is nothing to rate."""


@transaction.atomic
def rate(
    *, case: Case, was_contacted: bool, helped: bool | None, text: str, at: datetime
) -> Rating:
    """Keep her answer; a second one changes nothing.

    Args:
        helped: None where nobody was in touch.

    Raises: NotAskedError.
    """
    row = locked(case)
    asked = Rating.objects.select_related("adviser__user").filter(case=row).first()
    if asked is None or row.state not in ENDED or row.withdrawn_at is not None:
        raise NotAskedError
    if asked.answered_at is not None:
        return asked
    asked.was_contacted = was_contacted
    asked.helped = helped if was_contacted else None
    asked.text, asked.answered_at = scrub(text), at
    asked.save()
    told.tell_adviser(asked.adviser, row, "case-rated", at=at)
    return asked
