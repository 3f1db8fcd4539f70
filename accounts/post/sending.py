"""That a letter goes once: claimed before it is handed over, given back if nobody takes it.

A worker that dies between the two leaves it claimed: it is lost rather than sent twice, and the
admin's list of letters says so.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accounts.models import Letter
from accounts.post.kinds import LetterKind, find

State = Letter.State
# After 1, 2, 4 … minutes, then hourly, for about a day: `accounts.tasks.Patiently`.
TRIES = 30
# Codes: a code older than a quarter of an hour helps nobody.
URGENT_TRIES = 5


def send_once(*, letter: int, hand_over: Callable[[], None], at: datetime) -> bool:
    """Send a letter unless it is sent, being sent or over. Returns: whether it went now.

    Raises: whatever `hand_over` raises; then the letter waits for the next try.
    """
    row = claim(letter=letter, at=at)
    if row is None:
        return False
    try:
        hand_over()
    except Exception as error:
        release(letter=row, error=error)
        raise
    settle(letter=row, at=at)
    return True


@transaction.atomic
def claim(*, letter: int, at: datetime) -> Letter | None:
    """The letter, marked as being sent; None if it is not to go, or another worker has it."""
    rows = Letter.objects.select_for_update(of=("self",))
    row = rows.filter(pk=letter, state=State.WAITING).first()
    if row is None:
        return None
    kind = find(row.kind)
    is_due = isinstance(kind, LetterKind) and kind.still_due(row.key)
    row.state = State.SENDING if is_due else State.CANCELLED
    if is_due:
        row.tries, row.tried_at = row.tries + 1, at
    row.save(update_fields=["state", "tries", "tried_at"])
    return row if is_due else None


@transaction.atomic
def settle(*, letter: Letter, at: datetime) -> None:
    """The server took it."""
    Letter.objects.filter(pk=letter.pk).update(state=State.SENT, sent_at=at, refusal="")


@transaction.atomic
def release(*, letter: Letter, error: Exception) -> None:
    """The server did not take it: it waits again, or has failed for good after the last try."""
    kind = find(letter.kind)
    most = URGENT_TRIES if isinstance(kind, LetterKind) and kind.is_urgent else TRIES
    # The first try counts besides the repeated ones.
    state = State.WAITING if letter.tries <= most else State.FAILED
    refusal = type(error).__name__[:60]
    Letter.objects.filter(pk=letter.pk).update(state=state, refusal=refusal)
