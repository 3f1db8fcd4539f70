"""Logos and evidence files: where they lie, and how they come and go.

A logo is public and lies with the media under a name of its own; the listing names it, so that the
old one shows until the new one is published. Evidence lies in a store that no address leads to.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage, storages
from django.db import transaction
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform

from accounts.models import User
from platforms.logos import CARD_SIDE, PAGE_SIDE
from platforms.models import EvidenceFile, Platform, Revision
from platforms.models.revisions import UNDER_REVIEW
from platforms.revisions.access import parties_on
from platforms.revisions.images import WEBP, open_image, squared, within
from platforms.revisions.pdfs import check_pdf
from platforms.revisions.rules import NotAllowedError, Party
from platforms.revisions.writing import locked, save_revision

MOST_LOGO_BYTES, MOST_FILE_BYTES, MOST_FILES = 2 * 2**20, 10 * 2**20, 20
PDF = "application/pdf"
LOGOS = "logos"
LOGO_SIDES = (PAGE_SIDE, CARD_SIDE)
DOCUMENT_SIDE = 2_400
# A removed file can be asked for that long; so long a file may wait for its row.
REMOVED_DAYS, STRAY_DAYS = 30, 2


class TooManyFilesError(Exception):
    """The listing holds MOST_FILES already."""


class EvidenceHeldError(Exception):
    """Staff are judging the listing by its evidence: none goes before they have decided."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo drawn anew: side in pixels to WebP."""

    pictures: dict[int, bytes]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was judged; a picture is drawn anew, a PDF is as it was sent."""

    data: bytes
    content_type: str

    @property
    def ending(self) -> str:
        return ".pdf" if self.content_type == PDF else ".webp"

    @property
    def content(self) -> "ContentFile[bytes]":
        return ContentFile(self.data)


def private_store() -> Storage:
    return storages["private"]


def drawn_logo(data: bytes) -> Logo:
    """Raises: ImageRefusedError."""
    image = open_image(data)
    return Logo({side: squared(image, side).data for side in LOGO_SIDES})


def read_document(data: bytes) -> Document:
    """Raises: ImageRefusedError, PdfRefusedError."""
    if data.startswith(b"%PDF-"):
        check_pdf(data)
        return Document(data, PDF)
    return Document(within(open_image(data), DOCUMENT_SIDE).data, WEBP)


def logo_path(name: str, side: int) -> str:
    return f"{LOGOS}/{name}-{side}.webp"


def logo_file(name: str, side: int) -> bytes | None:
    """The WebP of a listing's logo; None if there is none of this name."""
    path = logo_path(name, side if side in LOGO_SIDES else LOGO_SIDES[0])
    if not name.isalnum() or not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        return file.read()


@transaction.atomic
def set_logo(*, revision: Revision, logo: Logo | None, by: User, at: datetime) -> Revision:
    """Give the draft this logo, or none.

    Raises: RevisionMovedError: it is no draft any more. NotAllowedError.
    """
    row = locked(revision)
    name = secrets.token_hex(16) if logo else ""
    content = {**row.content, "logo": name}
    saved = save_revision(revision=row, version=row.version, by=by, at=at, content=content)
    for side, data in (logo.pictures if logo else {}).items():
        default_storage.save(logo_path(name, side), ContentFile(data))
    return saved


@transaction.atomic
def add_evidence_file(
    *, platform: Platform, kind: str, title: str, file: Document, by: User, at: datetime
) -> EvidenceFile:
    """Keep a document for staff; the same one again is kept once.

    Raises: TooManyFilesError. NotAllowedError: she does not act for the vendor.
    """
    row = Platform.objects.select_for_update(of=("self",)).get(pk=platform.pk)
    check_writes(row, by)
    held = row.evidence_files.filter(removed_at=None)
    digest = hashlib.sha256(file.data).hexdigest()
    same = held.filter(sha256=digest).first()
    if same is not None:
        return same
    if held.count() >= MOST_FILES:
        raise TooManyFilesError
    name = f"{secrets.token_hex(16)}{file.ending}"
    private_store().save(name, file.content)
    return EvidenceFile.objects.create(
        platform=row,
        kind=kind,
        title=title,
        stored_as=name,
        content_type=file.content_type,
        size_bytes=len(file.data),
        sha256=digest,
        uploaded_by=by,
        uploaded_at=at,
    )


@transaction.atomic
def remove_evidence_file(*, file: EvidenceFile, by: User, at: datetime) -> EvidenceFile:
    """Take it out of sight; its bytes go some weeks later, its row stays.

    Raises: NotAllowedError. EvidenceHeldError: a revision of the listing is under review.
    """
    platform = Platform.objects.select_for_update(of=("self",)).get(pk=file.platform_id)
    check_writes(platform, by)
    row = EvidenceFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if row.removed_at is None:
        if is_held(platform):
            raise EvidenceHeldError
        row.removed_at = at
        row.save(update_fields=["removed_at"])
    return row


def is_held(platform: Platform) -> bool:
    """Whether evidence stays for now, because a revision is with the staff; one query."""
    return platform.revisions.filter(state__in=UNDER_REVIEW).exists()


def check_writes(platform: Platform, user: User) -> None:
    if Party.VENDOR not in parties_on(platform, user):
        raise NotAllowedError("party")


def forget_files(*, at: datetime) -> int:
    """Delete the bytes of removed evidence and of logos and documents that nothing names.

    Returns: how many files went. Safe to repeat.
    """
    gone = EvidenceFile.objects.filter(
        removed_at__lt=at - timedelta(days=REMOVED_DAYS), purged_at=None
    )
    count = 0
    for row in gone.order_by("pk"):
        private_store().delete(row.stored_as)
        row.purged_at = at
        row.save(update_fields=["purged_at"])
        count += 1
    kept = set(EvidenceFile.objects.filter(purged_at=None).values_list("stored_as", flat=True))
    count += delete_strays(private_store(), "", kept, at)
    paths = {logo_path(name, side) for name in _logos_in_use() for side in LOGO_SIDES}
    return count + delete_strays(default_storage, LOGOS, paths, at)


def _logos_in_use() -> Iterator[str]:
    """Of listings and of every revision: an earlier version may be taken up again."""
    yield from Platform.objects.exclude(logo="").values_list("logo", flat=True)
    named = Revision.objects.annotate(logo_name=KeyTextTransform("logo", "content"))
    yield from named.filter(~Q(logo_name="")).values_list("logo_name", flat=True)


def delete_strays(store: Storage, folder: str, kept: set[str], at: datetime) -> int:
    """Files left by a write that was undone; young ones may still get their row."""
    try:
        names = store.listdir(folder)[1]
    except FileNotFoundError:
        return 0
    before, count = at - timedelta(days=STRAY_DAYS), 0
    for name in names:
        path = f"{folder}/{name}" if folder else name
        if path not in kept and store.get_modified_time(path) < before:
            store.delete(path)
            count += 1
    return count
