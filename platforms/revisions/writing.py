"""Beginning and editing revisions: what a draft says, kept as it is typed."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pghistory
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from platforms.choices import Status
from platforms.models import Platform, Revision, Vendor
from platforms.models.revisions import EDITABLE, OPEN, Side
from platforms.revisions.access import parties_for
from platforms.revisions.content import Content, read_content
from platforms.revisions.rules import WRITERS, NotAllowedError
from reference.once import once_for


class RevisionMovedError(Exception):
    """Somebody else wrote or decided meanwhile; `revision` is the stored row."""

    def __init__(self, revision: Revision) -> None:
        super().__init__(revision.pk, revision.version)
        self.revision = revision


class RevisionOpenError(Exception):
    """The listing has an open revision of somebody else already; `revision` is that row."""

    def __init__(self, revision: Revision) -> None:
        super().__init__(revision.pk)
        self.revision = revision


@transaction.atomic
def start_listing(
    *, vendor: Vendor, name: str, slug: str, side: Side, request_key: UUID, by: User, at: datetime
) -> Revision:
    """A listing that is not public yet, with its first draft; sent twice, it is made once.

    Raises: IntegrityError: the slug is taken. NotAllowedError: she writes for neither side.
    """
    key = once_for(request_key, vendor.pk, name, by.pk)
    known = Revision.objects.filter(request_key=key).first()
    if known is not None:
        return known
    with pghistory.context(action="insert", user=by.pk):
        platform = Platform.objects.create(
            vendor=vendor, name=name, slug=slug, status=Status.DRAFT, summary_vi=""
        )
    return _begun(_new_revision(platform, side, None, by=by, at=at), key=key, by=by)


@transaction.atomic
def start_revision(
    *,
    platform: Platform,
    side: Side,
    request_key: UUID,
    by: User,
    at: datetime,
    source: Revision | None = None,
) -> Revision:
    """Begin to change a listing, from what it says now or from an earlier revision of it.

    Returns: the open revision of this side if there is one already. The form of one that is closed
    by now, sent again, begins the next.
    Raises: RevisionOpenError: the other side has one. NotAllowedError: she may not write here.
    """
    row = Platform.objects.select_for_update(of=("self",)).get(pk=platform.pk)
    held = row.revisions.filter(state__in=OPEN).first()
    if held is not None and held.side != side:
        raise RevisionOpenError(held)
    if held is not None:
        _check_writes(held, by)
        return held
    made = _new_revision(row, side, source, by=by, at=at)
    return _begun(made, key=once_for(request_key, row.pk, made.number), by=by)


def _check_writes(revision: Revision, user: User) -> None:
    """Raises: NotAllowedError: she does not write for its side."""
    if not parties_for(revision, user) & WRITERS:
        raise NotAllowedError("party")


def _begun(revision: Revision, *, key: UUID, by: User) -> Revision:
    """Store a new one. Raises: NotAllowedError."""
    _check_writes(revision, by)
    revision.request_key = key
    with pghistory.context(action="draft", user=by.pk):
        revision.save()
    return revision


def _new_revision(
    row: Platform, side: Side, source: Revision | None, *, by: User, at: datetime
) -> Revision:
    """The next one of a listing, not stored yet."""
    live = read_content(row)
    last = row.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision(
        platform=row,
        number=last + 1,
        side=side,
        content=source.content if source else live,
        private=source.private if source else _last_private(row),
        base=live if row.published_at else {},
        author=by,
        writers=[by.pk],
        created_at=at,
        changed_at=at,
    )


def _last_private(platform: Platform) -> dict[str, Any]:
    """Evidence is not asked for again with every edit."""
    last = platform.revisions.order_by("-number").first()
    return dict(last.private) if last else {}


@transaction.atomic
def save_revision(
    *,
    revision: Revision,
    version: int,
    by: User,
    at: datetime,
    content: Content | None = None,
    private: dict[str, Any] | None = None,
) -> Revision:
    """Keep what was typed. Content and private evidence each are replaced where given.

    Args:
        version: what the form showed. The same text again changes nothing.

    Raises: RevisionMovedError: it was written or decided meanwhile. NotAllowedError.
    """
    row = locked(revision)
    _check_writes(row, by)
    same = (content is None or content == row.content) and private in (None, row.private)
    if same and row.state in EDITABLE:
        return row
    if row.version != version or row.state not in EDITABLE:
        raise RevisionMovedError(row)
    row.content = row.content if content is None else content
    row.private = row.private if private is None else private
    row.version, row.changed_at = row.version + 1, at
    row.writers = sorted({*row.writers, by.pk})
    row.save(update_fields=["content", "private", "writers", "version", "changed_at"])
    return row


def locked(revision: Revision) -> Revision:
    """The stored row and its platform, which nobody else may change until the transaction ends.

    The platform goes first, as everywhere, so that two who act on one listing never wait in a ring.
    """
    Platform.objects.select_for_update(of=("self",)).get(pk=revision.platform_id)
    rows = Revision.objects.select_for_update(of=("self",))
    return rows.select_related("platform__vendor").get(pk=revision.pk)
