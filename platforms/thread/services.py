"""Writing into the thread of a revision; the other side is told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.models import User
from ledger.notices import About, notify
from platforms.joining.access import people_of
from platforms.models import Message, Revision, VendorMember
from platforms.models.revisions import OPEN, Side
from platforms.revisions.access import staff_parties
from platforms.revisions.rules import NotAllowedError
from platforms.revisions.writing import locked
from reference.once import once_for


class ThreadClosedError(Exception):
    """The revision is decided: there is nothing left to clear up."""


@transaction.atomic
def write_message(
    *, revision: Revision, side: Side, text: str, request_key: UUID, by: User, at: datetime
) -> Message:
    """Ask or answer the other side, as one of `side`; the same form twice is one message.

    A vendor's words go to the reviewer, if somebody has taken the revision up; those of staff to
    all people of the vendor.

    Raises: NotAllowedError "party". ThreadClosedError.
    """
    row = locked(revision)
    key = once_for(request_key, row.pk, side, by.pk, text)
    if known := Message.objects.filter(request_key=key).first():
        return known
    if not _is_of(row, side, by):
        raise NotAllowedError("party")
    if row.state not in OPEN:
        raise ThreadClosedError(row.pk)
    made = Message.objects.create(
        revision=row, side=side, author=by, text=text, request_key=key, created_at=at
    )
    _tell(row, made, at)
    return made


def _is_of(revision: Revision, side: Side, user: User) -> bool:
    if side == Side.STAFF:
        return bool(staff_parties(user))
    if revision.side != Side.VENDOR:
        return False
    return VendorMember.objects.filter(vendor=revision.platform.vendor_id, user=user).exists()


def _tell(revision: Revision, message: Message, at: datetime) -> None:
    platform = revision.platform
    if message.side == Side.STAFF:
        params, path = {"platform": platform.name}, f"/vendor/messages/{revision.pk}/"
        for user in people_of(platform.vendor):
            notify(
                user=user,
                kind="vendor-question",
                about=About(str(message.pk), params, path),
                at=at,
            )
    elif revision.reviewer is not None:
        path = f"/admin/platforms/revision/{revision.pk}/change/"
        about = About(str(message.pk), {"platform": platform.name}, path)
        notify(user=revision.reviewer, kind="vendor-answered", about=about, at=at)


def thread_of(revision: Revision) -> list[Message]:
    """What both sides wrote to each other, the oldest first, without notes among staff."""
    rows = Message.objects.filter(revision=revision, kind=Message.Kind.THREAD)
    return list(rows.select_related("author").order_by("created_at", "pk"))
