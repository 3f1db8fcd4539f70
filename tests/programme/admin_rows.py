"""Rows of the programme for the pages of the admin."""

import uuid
from datetime import date

from django.utils import timezone

from matching.models import NationalRun
from programme.embed.services import list_host
from programme.models import Indicator, Target
from programme.services import Done, ask_change, decide_change, enter_offline
from programme.whatif.asked import Asked
from programme.whatif.models import WhatIf
from programme.whatif.results import NOTHING
from tests.programme.calls.conftest import written
from tests.staff import colleague


def of_programme(number):
    """A figure from beside the portal, a wish for a closed year, a call and a site."""
    at, by = timezone.now(), colleague("programme_manager")
    indicator = Indicator.objects.get(pk="consulted")
    done = Done(indicator, date(2025, 1 + number, 1), None, number, f"Sổ {number}")
    enter_offline(done=done, request_key=uuid.UUID(int=number), by=by, at=at)
    list_host(origin=f"https://s{number}.vn", holder="Sở", by=by, at=at)
    target, _is_new = Target.objects.get_or_create(
        indicator=indicator, year=2021 + number % 5, defaults={"value": 10, "source": "Kế hoạch"}
    )
    wish = ask_change(
        target=target,
        value=11 + number,
        reason=f"lý do {number}",
        request_key=uuid.UUID(int=number),
        by=by,
        at=at,
    )
    written(by, title_vi=f"Lời mời {number}")
    matched_and_asked(number, by, at)
    if number < 10:
        decide_change(change=wish, is_approved=False, by=colleague("programme_manager"), at=at)


def matched_and_asked(number, by, at):
    """A night's match, and a what-if that was answered from it."""
    NationalRun.objects.create(
        read_at=at,
        matched_at=at,
        engine_version="1",
        catalogue_version=1,
        offers=[{"slug": "x"}],
        uncovered={"payroll": 4 + number},
        enterprise_count=number,
    )
    share = {**NOTHING, "better": 4 + number, "from_nothing": 4 + number}
    WhatIf.objects.create(
        request_key=uuid.uuid4(),
        inputs=Asked(core=("payroll",), price_vnd=0).as_json(),
        state="DONE",
        asked_by=by,
        asked_at=at,
        ended_at=at,
        read_at=at,
        catalogue_version=1,
        result={"whole": share, "provinces": {"01": NOTHING}, "variants": [], "asked": 9},
    )
