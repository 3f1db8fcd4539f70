"""Writing into a case: lines between owner and adviser, and notes that advisers alone read."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from advisers.cases import told
from advisers.cases.holding_on import locked
from advisers.cases.rules import ENDED, State
from advisers.cases.services import NotYoursError, touch
from advisers.models import Adviser, Case, Message
from advisers.models.work import Side
from reference.once import once_for


class CaseClosedError(Exception):
    """It has ended, or its contact is not proved yet: nothing more is written or filed in it."""


@transaction.atomic
def write_message(
    *,
    case: Case,
    side: Side,
    text: str,
    request_key: UUID,
    at: datetime,
    kind: str = Message.Kind.SHARED,
    adviser: Adviser | None = None,
) -> Message:
    """Write as one of the two sides; the same form twice is one message, the other side is told.

    What the owner writes while nobody has the case waits for whoever takes it. Only what an adviser
    writes to the owner moves the case; her own notes do not.

    Args:
        adviser: who writes for the side of advisers; None for the owner.

    Raises: NotYoursError: the case is not with this adviser. CaseClosedError.
    """
    row = locked(case)
    key = once_for(request_key, row.pk, side, adviser.pk if adviser else "", kind, text)
    if known := Message.objects.filter(request_key=key).first():
        return known
    check_side(row, side, adviser, is_note=kind == Message.Kind.PRIVATE)
    made = Message.objects.create(
        case=row,
        kind=kind,
        side=side,
        adviser=adviser,
        text=text,
        request_key=key,
        created_at=at,
    )
    if kind == Message.Kind.SHARED:
        _tell(row, made, at)
    return made


def check_side(row: Case, side: Side, adviser: Adviser | None, *, is_note: bool = False) -> None:
    """Whether a side may put something into the case now; a note also after its end.

    Raises: NotYoursError. CaseClosedError.
    """
    if side == Side.ADVISER and (adviser is None or row.adviser_id != adviser.pk):
        raise NotYoursError
    if row.state == State.UNCONFIRMED or row.withdrawn_at is not None:
        raise CaseClosedError
    if row.state in ENDED and not is_note:
        raise CaseClosedError


def _tell(row: Case, message: Message, at: datetime) -> None:
    key = f":{message.pk}"
    if message.side == Side.OWNER:
        told.tell_adviser(row.adviser, row, "case-owner-wrote", at=at, key=key)
    else:
        touch(case=row, at=at)
        told.tell_owner(row, "message", at=at, key=key)


def thread_of(case: Case, side: Side) -> QuerySet[Message]:
    """What a side may read, the oldest first: notes are for advisers."""
    rows = Message.objects.filter(case=case).select_related("adviser")
    if side == Side.OWNER:
        rows = rows.filter(kind=Message.Kind.SHARED)
    return rows.order_by("created_at", "pk")


def mark_read(*, case: Case, side: Side, at: datetime) -> int:
    """A side has the thread before its eyes. Returns: how many lines of the other were new."""
    others = Message.objects.filter(case=case, kind=Message.Kind.SHARED, read_at=None)
    return others.exclude(side=side).update(read_at=at)
