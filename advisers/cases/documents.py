"""Files of a case, in the store that no address leads to; each side takes away its own."""

import hashlib
import secrets
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from advisers.cases import told
from advisers.cases.holding_on import locked
from advisers.cases.messages import check_side
from advisers.cases.services import NotYoursError, touch
from advisers.models import Adviser, Case, Document
from advisers.models.work import Side
from platforms.revisions.uploads import Document as Judged
from platforms.revisions.uploads import delete_strays, private_store
from reference.once import once_for

MOST_DOCUMENTS = 20
FOLDER = "advice"


class TooManyDocumentsError(Exception):
    """The case holds MOST_DOCUMENTS already."""


@transaction.atomic
def add_document(
    *,
    case: Case,
    side: Side,
    title: str,
    file: Judged,
    request_key: UUID,
    at: datetime,
    adviser: Adviser | None = None,
) -> Document:
    """Keep a file whose content was judged; the same form or file twice is kept once.

    Args:
        adviser: who adds it for the side of advisers; None for the owner.

    Raises: TooManyDocumentsError. NotYoursError, messages.CaseClosedError: see `check_side`.
    """
    row = locked(case)
    key = once_for(request_key, row.pk, side, _digest(file))
    held, known = documents_of(row), Document.objects.filter(request_key=key).first()
    if known := known or held.filter(side=side, digest=_digest(file)).first():
        return known
    check_side(row, side, adviser)
    if held.count() >= MOST_DOCUMENTS:
        raise TooManyDocumentsError
    made = _store(
        file, case=row, side=side, adviser=adviser, title=title, request_key=key, created_at=at
    )
    _tell(row, made, at)
    return made


def _store(file: Judged, **said: Any) -> Document:
    name = f"{FOLDER}/{secrets.token_hex(16)}{file.ending}"
    return Document.objects.create(
        file=private_store().save(name, file.content),
        kind=file.ending.removeprefix("."),
        size_bytes=len(file.data),
        digest=_digest(file),
        **said,
    )


def _digest(file: Judged) -> str:
    return hashlib.sha256(file.data).hexdigest()


def _tell(row: Case, document: Document, at: datetime) -> None:
    key = f":d{document.pk}"
    if document.side == Side.OWNER:
        told.tell_adviser(row.adviser, row, "case-owner-wrote", at=at, key=key)
    else:
        touch(case=row, at=at)
        told.tell_owner(row, "document", at=at, key=key)


def documents_of(case: Case) -> QuerySet[Document]:
    """What both sides may read, the latest first."""
    rows = Document.objects.filter(case=case, removed_at=None).select_related("adviser")
    return rows.order_by("-created_at", "-pk")


@transaction.atomic
def take_away(
    *, document: Document, side: Side, at: datetime, adviser: Adviser | None = None
) -> Document:
    """Remove what one's own side added; done before, nothing happens.

    Raises: NotYoursError: the other side added it, or the case is with another adviser.
    """
    case = locked(document.case)
    row = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    is_hers = side == Side.OWNER or (adviser is not None and case.adviser_id == adviser.pk)
    if row.side != side or not is_hers:
        raise NotYoursError
    if row.removed_at is None:
        remove_document(row, at=at)
    return row


def remove_document(document: Document, *, at: datetime) -> None:
    """Take a file away for good; the row says that there was one, not what it was called."""
    transaction.on_commit(partial(private_store().delete, document.file))
    document.file, document.title, document.removed_at = "", "…", at
    document.save(update_fields=["file", "title", "removed_at"])


def content_of(document: Document) -> bytes | None:
    """Its bytes; None if they are gone."""
    store = private_store()
    if not document.file or not store.exists(document.file):
        return None
    with store.open(document.file) as stored:
        content: bytes = stored.read()
    return content


def forget_strays(*, at: datetime) -> int:
    """Delete files whose row was never written, or whose removal was cut short."""
    kept = set(Document.objects.exclude(file="").values_list("file", flat=True))
    return delete_strays(private_store(), FOLDER, kept, at)
