"""Notes among staff on a revision; its vendor never reads them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from platforms.models import Message, Revision
from platforms.models.revisions import Side
from platforms.revisions.access import staff_parties
from platforms.revisions.rules import NotAllowedError
from reference.once import once_for


@transaction.atomic
def write_note(
    *, revision: Revision, text: str, request_key: UUID, by: User, at: datetime
) -> Message:
    """Keep a note; the same form twice is one. Raises: NotAllowedError "party": she is no staff."""
    if not staff_parties(by):
        raise NotAllowedError("party")
    values = {
        "revision": revision,
        "kind": Message.Kind.NOTE,
        "side": Side.STAFF,
        "author": by,
        "text": text,
        "created_at": at,
    }
    key = once_for(request_key, revision.pk, by.pk, text)
    return Message.objects.get_or_create(request_key=key, defaults=values)[0]
