"""The page with all 36 questions, half of them answered, in process under the full middleware."""

import time
from datetime import UTC, datetime
from uuid import uuid4

from django.core import signing
from django.core.signals import request_started
from django.db import close_old_connections, transaction
from django.test import override_settings

from assessment import holders, services
from assessment.models import InstrumentVersion
from assessment.services import About
from benchmarks import bench_catalogue_page
from benchmarks.bench_catalogue_page import PLAIN_STATIC, Site, interleaved

ROUNDS = 150
MOST = 60


def half_answered() -> str:
    """The token of an attempt with every second question answered."""
    version = InstrumentVersion.objects.get(instrument="dbi-short", status="PUBLISHED")
    at = datetime.now(UTC)
    row = services.begin(
        version_id=version.pk,
        request_key=uuid4(),
        about=About(),
        owner=None,
        language="vi",
        at=at,
    )
    questions = list(services.paper_for(row).questions)
    given = {code: ["3"] for code in questions[::2]}
    return services.save_answers(token=row.token, given=given, at=at).token


def run() -> list[str]:
    """The lines of this benchmark; the attempt is rolled back."""
    request_started.disconnect(close_old_connections)
    with (
        transaction.atomic(),
        override_settings(ROOT_URLCONF=bench_catalogue_page.__name__, STORAGES=PLAIN_STATIC),
    ):
        site, token = Site(), half_answered()
        held = signing.dumps([token], salt=holders.SALT, compress=True)
        site.requests.cookies[holders.COOKIE] = held
        address = f"/assessment/{token}/all/"
        body = site.get(address)[1]
        assert (body.count("<fieldset"), body.count(" checked")) == (36, 18)
        took = interleaved(site, [address, "/empty/"], ROUNDS, time.perf_counter)
        transaction.set_rollback(True)
    request_started.connect(close_old_connections)
    page, nothing = took[address], took["/empty/"]
    return [
        f"36-question page: {page * 1e3:.2f} ms (limit, {MOST} empty views: "
        f"{MOST * nothing * 1e3:.2f} ms, {page / nothing / MOST:.2f})"
    ]
