"""Mails and texts in the queue that carry somebody's address or number."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

# A message that could not be delivered is kept so long, for whoever asks why.
FAILED_DAYS = 7


def forget_messages(*, contacts: Sequence[str]) -> int:
    """Take a person's messages out of the queue, and her address out of other people's.

    A message that is being sent at this moment loses its words in the queue, not on its way.

    Returns: how many went.
    """
    if not contacts:
        return 0
    named = "|".join(re.escape(each) for each in contacts)
    # Not within a longer address: an@x.vn is not lan@x.vn.
    anywhere = rf"(?<![\w.%+-])({named})(?![\w-]|\.\w)"
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs"
            " WHERE lower(args->>'to') = ANY(%s) AND status <> 'doing'",
            [list(contacts)],
        )
        gone = cursor.rowcount
        cursor.execute(
            "UPDATE procrastinate_jobs SET args = '{}' WHERE lower(args->>'to') = ANY(%s)",
            [list(contacts)],
        )
        cursor.execute(
            "UPDATE procrastinate_jobs SET args = regexp_replace(args::text, %s, '…', 'gi')::jsonb"
            " WHERE args::text ~* %s",
            [anywhere, anywhere],
        )
    return int(gone)


def forget_messages_about(*, mark: str) -> int:
    """Take messages that say something, such as the secret of a page, out of the queue.

    What is being sent at this moment stays on its way, without its words in the queue.

    Returns: how many went.
    """
    said = "position(%s in args->>'text') > 0"
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM procrastinate_jobs WHERE {said} AND status <> 'doing'",  # noqa: S608
            [mark],
        )
        gone = cursor.rowcount
        cursor.execute(f"UPDATE procrastinate_jobs SET args = '{{}}' WHERE {said}", [mark])  # noqa: S608
    return int(gone)


def forget_failed(*, at: datetime) -> int:
    """Delete jobs that ended without success a week ago. Returns: how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs AS job WHERE status IN"
            " ('failed', 'cancelled', 'aborted', 'succeeded') AND (SELECT max(event.at)"
            " FROM procrastinate_events AS event WHERE event.job_id = job.id) < %s",
            [at - timedelta(days=FAILED_DAYS)],
        )
        return int(cursor.rowcount)
