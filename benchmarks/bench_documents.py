"""One roadmap as a PDF: the first of a process, and those after it."""

import statistics
import time
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import translation

from matching.inputs import MatchInputs
from matching.roadmaps.page import document
from matching.roadmaps.selectors import roadmap_of
from matching.services import keep_result
from platforms import snapshot
from ui.documents import render_pdf

AT, TIMES, LIMIT_MS = datetime(2026, 11, 22, 3, tzinfo=UTC), 15, 300
SHOP = MatchInputs(
    needs={"inventory-control": 3, "pos-retail": 2, "issue-einvoice": 3, "payroll": 1},
    sector="G",
    size="small",
)


def run() -> list[str]:
    """Lines of the report; what it stores is rolled back."""
    held, times = snapshot.current(), []
    with transaction.atomic(), translation.override("vi"):
        facts = {"snapshot": held, "request_key": uuid4(), "language": "vi", "at": AT}
        result = keep_result(inputs=SHOP, **facts)
        for number in range(TIMES + 1):
            today = date(2026, 11, 22) + timedelta(days=number)
            read = roadmap_of(result, held, bundle="cheapest", today=today)
            data = document(read, held) | {"lead": f"{number}"}
            started = time.perf_counter()
            render_pdf("roadmap.typ", data, at=AT)
            times.append((time.perf_counter() - started) * 1e3)
        transaction.set_rollback(True)
    first, later = times[0], statistics.median(times[1:])
    return [
        f"roadmap as a PDF after the first ({first:.0f} ms): {later:.0f} ms "
        f"(limit: {LIMIT_MS} ms, {later / LIMIT_MS:.2f})"
    ]
