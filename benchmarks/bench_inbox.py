"""The inbox of an adviser with 500 cases, and her statement of hours as a PDF.

Signed in, in process under the full middleware, by the processor's time in this process and in that
of its database; beside it an empty view behind the login wall. Rows are rolled back.
"""

import statistics
import time
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from django.core.signals import request_started
from django.db import close_old_connections, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.models import User
from advisers.inbox.hours import document, statement
from advisers.models import Adviser, Case, Message, Offer, Organisation, Session
from benchmarks.bench_admin import worked_seconds
from benchmarks.bench_catalogue_page import PLAIN_STATIC, interleaved
from benchmarks.bench_owner_home import SignedIn, session_of
from platforms.snapshot import cool_down, warm_up
from reference.models import Commune
from ui.documents import render_pdf

CASES, WAITING, TIMES = 500, 20, 5
MOST_MS, MOST_QUERIES, MOST_PDF_MS = 100, 15, 300
PATHS = ("/adviser/", "/adviser/?page=20", "/adviser/?tab=past")
KNOWN = "/empty/signed-in/"
ROUNDS = 40
AT = datetime(2026, 11, 28, 3, tzinfo=UTC)


def run() -> list[str]:
    """The lines of this benchmark."""
    request_started.disconnect(close_old_connections)
    warm_up()  # as in a web worker, so that no page asks for the catalogue's version
    routes = override_settings(
        ROOT_URLCONF="benchmarks.bench_catalogue_page", STORAGES=PLAIN_STATIC
    )
    with transaction.atomic(), routes:
        adviser = adviser_with_cases()
        assert adviser.user is not None
        site = SignedIn(session_of(adviser.user))
        took = interleaved(site, [*PATHS, KNOWN], ROUNDS, worked_seconds)
        lines = [line(site, path, took) for path in PATHS]
        lines.append(hours_line(adviser))
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)
    cool_down()
    return lines


def line(site: SignedIn, path: str, took: dict[str, float]) -> str:
    with CaptureQueriesContext(connection) as asked:
        site.get(path)
    milliseconds = took[path] * 1e3
    return (
        f"adviser's {path}, {CASES} cases: {milliseconds:.1f} ms, {len(asked)} queries (limits: "
        f"{MOST_MS} ms, {MOST_QUERIES} queries, {milliseconds / MOST_MS:.2f}; empty view signed "
        f"in: {took[KNOWN] * 1e3:.1f} ms)"
    )


def hours_line(adviser: Adviser) -> str:
    """A month of 500 sessions as a PDF, after the first."""
    times = []
    with translation.override("vi"):
        for _round in range(TIMES + 1):
            started = time.process_time()
            found = statement(adviser, date(2026, 11, 1))
            render_pdf("hours.typ", document(adviser, found), at=AT)
            times.append((time.process_time() - started) * 1e3)
    later = statistics.median(times[1:])
    return (
        f"adviser's hours as a PDF, {len(found.lines)} sessions, after the first "
        f"({times[0]:.0f} ms): {later:.0f} ms (limit: {MOST_PDF_MS} ms, {later / MOST_PDF_MS:.2f})"
    )


def adviser_with_cases() -> Adviser:
    """500 cases that she has, each with a session held, one to come and a new message."""
    moments = {"created_at": AT, "vetted_at": AT, "standing": "ACTIVE"}
    firm = Organisation.objects.create(
        kind="FIRM", name="Đội Đo Giờ", province_id="01", request_key=uuid4(), **moments
    )
    adviser = Adviser.objects.create(
        user=User.objects.create_user("bench-adviser@example.vn"),
        organisation=firm,
        name="Người Đo Giờ",
        needs=["pos-einvoice"],
        languages=["vi"],
        ways=["phone"],
        capacity=200,
        calendar_key=uuid4(),
        request_key=uuid4(),
        **moments,
    )
    communes = list(Commune.objects.order_by("pk")[:50])
    cases = Case.objects.bulk_create(
        case_of(number, communes[number % len(communes)], adviser)
        for number in range(2 * CASES + WAITING)
    )
    Offer.objects.bulk_create(offer_of(case, adviser) for case in cases)
    fill([case for case in cases if case.state == "IN_PROGRESS"], adviser)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return adviser


def case_of(number: int, commune: Commune, adviser: Adviser) -> Case:
    """The first are hers, the next are closed, the last wait for her answer."""
    state = ("IN_PROGRESS", "DONE", "OFFERED")[number // CASES]
    is_hers = state != "OFFERED"
    return Case(
        request_key=uuid4(),
        state=state,
        origin="SCRATCH",
        business=f"Cửa hàng số {number}",
        email=f"chu{number}@example.vn",
        text="Cần xuất hóa đơn từ máy tính tiền",
        need_codes=["pos-einvoice", "inventory-control"],
        province_id=commune.province_id,
        commune=commune,
        sector_id="G",
        size="household",
        speaks="vi",
        consent_version="1",
        consent_hash="0" * 64,
        consent_at=AT,
        asked_at=AT,
        confirmed_at=AT,
        reach="COMMUNE",
        rounds=1,
        offered_at=AT,
        adviser=adviser if is_hers else None,
        taken_at=AT if is_hers else None,
        moved_at=AT - timedelta(days=number % 30) if is_hers else None,
        closed_at=AT if state == "DONE" else None,
    )


def offer_of(case: Case, adviser: Adviser) -> Offer:
    position = {"IN_PROGRESS": "TAKEN", "DONE": "CLOSED", "OFFERED": "OFFERED"}[case.state]
    return Offer(
        case=case,
        adviser=adviser,
        position=position,
        round=1,
        place=1,
        reach="COMMUNE",
        terms={"topic": 4000, "free": 1500, "sector": 1500, "way": 1000, "size": 350},
        offered_at=AT,
        answered_at=None if position == "OFFERED" else AT,
    )


def fill(cases: list[Case], adviser: Adviser) -> None:
    """What happened in each case."""
    common = {"adviser": adviser, "created_at": AT, "changed_at": AT}
    held, coming = datetime(2026, 11, 2, 2, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
    Session.objects.bulk_create(
        Session(
            case=case,
            held_at=held + timedelta(hours=number) if minutes else coming,
            way="phone",
            minutes=minutes,
            request_key=uuid4(),
            **common,
        )
        for number, case in enumerate(cases)
        for minutes in (45, 0)
    )
    Message.objects.bulk_create(
        Message(
            case=case, kind="SHARED", side="OWNER", text="?", request_key=uuid4(), created_at=AT
        )
        for case in cases
    )
