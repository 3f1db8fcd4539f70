"""100,000 revisions, decisions and what else staff decide on, for the ministry's admin."""

from datetime import datetime, timedelta
from uuid import uuid4

from accounts.models import User
from benchmarks.copied_rows import LISTING, MAKER, USER, copy
from platforms.models import (
    Decision,
    Interest,
    LinkCheck,
    Message,
    Platform,
    Revision,
    Signal,
    VendorClaim,
    VendorInvitation,
    VendorMember,
)
from platforms.revisions.content import read_content
from reference.models import Need, NeedSynonym
from sheets.models import SheetExport, SheetImport

FULL = "misa-amis"
PHRASES = 400


def seed_decisions(user: User, at: datetime) -> None:
    """One row of each kind; the listing of the revision says as much as any."""
    platform = Platform.objects.get(slug=FULL)
    seed_revision(user, platform, at)
    Decision.objects.create(
        platform=platform, act="RENEW", evidence=platform.evidence, decided_at=at
    )
    LinkCheck.objects.create(platform=platform, address="https://misa.vn/gia")
    Signal.objects.create(
        kind="ONLY_BEST",
        digest="0",
        weight=8,
        facts={"count": 8},
        refs=[["review", 1]],
        first_seen_at=at,
        last_seen_at=at,
    )
    seed_people(user, platform, at)
    seed_sheets(user, at)
    seed_phrases()


def seed_revision(user: User, platform: Platform, at: datetime) -> None:
    """A vendor's text that waits for staff, with what both sides wrote on it."""
    revision = Revision.objects.create(
        platform=platform,
        number=1,
        side="VENDOR",
        state="SUBMITTED",
        content={**read_content(platform), "summary_vi": "Phần mềm số 1 Việt Nam", "links": []},
        request_key=uuid4(),
        created_at=at,
        changed_at=at,
        submitted_at=at,
    )
    said = {"side": "STAFF", "author": user, "created_at": at, "text": "Nguồn của giá ở đâu?"}
    for kind in Message.Kind.values:
        Message.objects.create(revision=revision, kind=kind, request_key=uuid4(), **said)


def seed_people(user: User, platform: Platform, at: datetime) -> None:
    common = {"vendor": platform.vendor, "created_at": at}
    VendorMember.objects.create(user=user, **common)
    VendorClaim.objects.create(
        user=user, position="giám đốc", proof="giấy ủy quyền", request_key=uuid4(), **common
    )
    VendorInvitation.objects.create(
        email="moi@example.vn",
        token_hash="0",
        request_key=uuid4(),
        expires_at=at + timedelta(days=21),
        **common,
    )
    Interest.objects.create(
        user=user,
        vendor=platform.vendor,
        kind="PAID",
        from_on=at.date(),
        declared_at=at,
        request_key=uuid4(),
    )


def seed_sheets(user: User, at: datetime) -> None:
    SheetImport.objects.create(
        kind="needs", name="a.csv", size=9, state="READ", request_key=uuid4(), created_at=at
    )
    SheetExport.objects.create(
        kind="needs", format="csv", row_count=9, created_by=user, created_at=at
    )


def seed_phrases() -> None:
    """Hundreds of phrases on one need, as synonyms grow to."""
    need = Need.objects.order_by("pk").first()
    NeedSynonym.objects.bulk_create(
        NeedSynonym(need=need, text=f"cách nói thứ {number}", language="VI")
        for number in range(PHRASES)
    )


def copy_decisions() -> None:
    """After the listings and people that they hang on."""
    name = "jsonb_build_object('name', src.content->'name')"
    copy(Revision, platform_id=LISTING, content=name, writers="ARRAY[1]::bigint[]")
    copy(Decision, platform_id=LISTING)
    copy(LinkCheck, platform_id=LISTING, address="src.address || {n}")
    copy(Signal, digest="{n}::text", vendor_id=MAKER)
    copy(VendorMember, user_id=USER, vendor_id=MAKER)
    copy(VendorClaim, user_id=USER, vendor_id=MAKER)
    copy(VendorInvitation, email="'moi' || {n} || '@example.vn'", token_hash="{n}::text")
    copy(Interest, user_id=USER, vendor_id=MAKER)
    for model in (SheetImport, SheetExport):
        copy(model, created_at="src.created_at - {n} * interval '1 hour'")
