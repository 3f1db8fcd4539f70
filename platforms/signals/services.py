"""Looking for signals each night, and noting that somebody looked at one."""

from datetime import datetime, timedelta

import pghistory
from django.db import transaction
from django.utils.crypto import salted_hmac

from accounts.models import User
from platforms.signals.models import Signal
from platforms.signals.rows import Found
from platforms.signals.rules import find
from platforms.signals.sources import all_rows
from reference.text import clean

SALT = "platforms.signals"
KEPT_DAYS = 365
LONGEST_NOTE = 1000


class NoteMissingError(Exception):
    """Whoever has looked says what it was."""


@transaction.atomic
def find_signals(*, at: datetime) -> int:
    """Look through what every layer knows; a signal found again is the same row.

    Returns: how many there are now.
    """
    found = find(all_rows(at))
    for each in found:
        _keep(each, at)
    return len(found)


def _keep(found: Found, at: datetime) -> None:
    facts = {
        "vendor_id": found.vendor,
        "weight": found.weight,
        "facts": found.facts,
        "refs": [list(ref) for ref in found.refs],
        "last_seen_at": at,
    }
    Signal.objects.update_or_create(
        kind=found.kind,
        digest=digest_of(found),
        defaults=facts,
        create_defaults={**facts, "first_seen_at": at},
    )


def digest_of(found: Found) -> str:
    """By which a signal is found again; a number or address cannot be read out of it."""
    return salted_hmac(SALT, f"{found.kind}:{found.key}", algorithm="sha256").hexdigest()


@transaction.atomic
def look_at_signal(*, signal: Signal, note: str, weight: int, by: User, at: datetime) -> Signal:
    """Note what somebody found; more evidence opens the signal again.

    Args:
        weight: how much evidence she saw; what came meanwhile is not counted as looked at.

    Raises: NoteMissingError.
    """
    note = clean(note)[:LONGEST_NOTE]
    if not note:
        raise NoteMissingError(signal.pk)
    row = Signal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    if (row.note, row.looked_weight) == (note, weight):
        return row
    row.note, row.looked_at, row.looked_by = note, at, by
    row.looked_weight = max(1, min(weight, row.weight))
    with pghistory.context(action="look", user=by.pk):
        row.save(update_fields=["note", "looked_at", "looked_by", "looked_weight"])
    return row


@transaction.atomic
def forget_signals(*, at: datetime) -> int:
    """Delete what was not found for a year."""
    long_ago = at - timedelta(days=KEPT_DAYS)
    return Signal.objects.filter(last_seen_at__lt=long_ago).delete()[0]
