"""100,000 rows of what grows, for the ministry's admin: copies of a few, made by PostgreSQL."""

from datetime import datetime
from uuid import uuid4

from django.db import connection

from accounts.models import DataRequest, HistoryEntry, Letter, User
from accounts.post.letters import Envelope, post
from benchmarks.copied_rows import FIRM, LISTING, USER, copy
from benchmarks.many_decisions import copy_decisions, seed_decisions
from enterprises.models import Enterprise, Membership, TaxCodeClaim
from enterprises.services import create_enterprise
from ledger.models import DailyCount, Notice, ProblemReport, Wish
from matching.models import Quote, QuoteRequest, Review, Trial
from platforms.duplicates.services import mark_listings
from platforms.models import Platform, PlatformNeed, Vendor

ENTRIES = 1_000_000
SAID = ("reason", "text", "status", "answer", "url")
DAY = "date '2000-01-01' + ({n} / 100)::int"


def fill(user: User, at: datetime) -> None:
    """Rows in every table that grows; call it in a transaction that is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        # One process does the work, so that its time is all of it.
        cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing pending while tables change
    seed(user, at)
    seed_decisions(user, at)
    copy_listings()
    copy_people()
    copy_acts()
    copy_decisions()
    mark_listings()
    with connection.cursor() as cursor:
        # What autovacuum does after so many new rows.
        cursor.execute(
            "SELECT gin_clean_pending_list(indexrelid) FROM pg_index"
            " JOIN pg_class ON pg_class.oid = indexrelid"
            " JOIN pg_am ON pg_am.oid = relam AND amname = 'gin'"
        )
        cursor.execute("ANALYZE")


def copy_listings() -> None:
    for model in (Vendor, Platform):
        copy(model, slug="src.slug || '-' || {n}", name="src.name || ' ' || {n}")
    copy(PlatformNeed, platform_id=LISTING)


def copy_people() -> None:
    copy(
        User,
        email="'nguoi' || {n} || '@example.vn'",
        name="src.name || ' ' || {n}",
        is_staff="false",
        is_superuser="false",
    )
    commune = "(ARRAY(SELECT code FROM reference_commune))[1 + {n} % 3000]"
    copy(Enterprise, name="src.name || ' ' || {n}", commune_id=commune)
    copy(Membership, user_id=USER, enterprise_id=FIRM)
    copy(TaxCodeClaim, claimant_id=FIRM)
    copy(DataRequest, user_id=USER)


def copy_acts() -> None:
    copy(ProblemReport, text="src.text || ' ' || {n}")
    copy(Wish, day=DAY, text="src.text || ' ' || {n}", fingerprint="md5({n}::text)")
    copy(DailyCount, day=DAY, key="'k' || {n}")
    moments = dict.fromkeys(("created_at", "due_at"), "src.due_at - {n} * interval '1 minute'")
    copy(Notice, user_id=USER, key="'k' || {n}", **moments)
    copy(Letter, key="'k' || {n}", to="'nguoi' || {n} || '@example.vn'")
    copy(Trial, enterprise_id=FIRM)
    copy(QuoteRequest, enterprise_id=FIRM)
    copy(Quote, request_id="(SELECT max(id) FROM matching_quoterequest) - {n} + 1")
    copy(Review, trial_id="(SELECT max(id) FROM matching_trial) - {n} + 1")
    copy(
        HistoryEntry,
        count=ENTRIES,
        at="src.at - {n} * interval '1 minute'",
        event="{n} + 100000000",
        person="(SELECT min(id) FROM accounts_user) + {n} % 50",
    )


def seed(user: User, at: datetime) -> None:
    """One row of each kind at least; the catalogue is there already."""
    firm = create_enterprise(
        kind="SME", name="Xưởng May Đo", tax_code=None, request_key=uuid4(), by=user, at=at
    )
    platform = Platform.objects.published().order_by("pk").first()
    made = {"enterprise": firm, "requested_at": at}
    trial = Trial.objects.create(platform=platform, request_key=uuid4(), **made)
    Review.objects.create(trial=trial, stars=4, text="dùng tốt", written_at=at)
    asked = QuoteRequest.objects.create(request_key=uuid4(), **made)
    Quote.objects.create(request=asked, platform=platform, place=1)
    TaxCodeClaim.objects.create(tax_code="0100109106", claimant=firm, holder=firm, claimed_at=at)
    ProblemReport.objects.create(
        subject_kind="platform",
        subject_key=platform.slug,
        reason="OTHER",
        text="giá đã khác",
        request_key=uuid4(),
        created_at=at,
    )
    Wish.objects.create(origin="SEARCH", text="phần mềm nuôi yến", day=at.date(), fingerprint="0")
    DailyCount.objects.create(day=at.date(), kind="VIEW", key=platform.slug, times=1)
    said = {"kind": "trial-ending", "key": "1", "params": {"platform": "Sapo", "ends": "x"}}
    Notice.objects.create(user=user, created_at=at, due_at=at, state="SENT", sent_at=at, **said)
    post(Envelope("problem-answered", "1", "doc@example.vn"), dict.fromkeys(SAID, "x"), at=at)
    DataRequest.objects.create(kind="EXPORT", user=user, asked_at=at, due_on=at.date())
