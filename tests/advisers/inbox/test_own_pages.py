"""Hours, calendar and lists: months as Vietnam counts them, nothing of owners, few queries."""

import csv
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from advisers.cases.errors import NotYoursError
from advisers.cases.rules import State
from advisers.cases.services import close_case, take_case, withdraw_case
from advisers.cases.sessions import (
    SessionInFutureError,
    Talk,
    change_session,
    note_session,
    remove_session,
)
from advisers.inbox.calendar import adviser_of_key
from advisers.inbox.hours import month_of, statement
from advisers.models import Case, Offer
from advisers.routing.services import route_waiting
from tests.advisers import people
from tests.conftest import CarefulClient

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 30, 9, tzinfo=ZONE)

pytestmark = pytest.mark.django_db


def held(adviser, **fields):
    case = people.case(at=AT, **fields)
    route_waiting(at=AT)
    return take_case(case=case, adviser=adviser, at=AT)


def talk(case, adviser, moment, minutes=30, at=AT):
    said = Talk(moment, "phone", minutes)
    return note_session(case=case, adviser=adviser, said=said, request_key=uuid4(), at=at)


def signed_in(adviser):
    client = CarefulClient()
    client.force_login(adviser.user)
    return client


@pytest.mark.parametrize(
    ("given", "month"),
    [
        ("2026-02", date(2026, 2, 1)),
        ("", date(2026, 11, 1)),
        ("2026-13", date(2026, 11, 1)),
        ("9999-01", date(2026, 11, 1)),
        ("2026-02-01", date(2026, 11, 1)),
        ("２０２６-02", date(2026, 11, 1)),
    ],
)
def test_month_is_read_or_this_one(given, month):
    assert month_of(given, today=date(2026, 11, 30)) == month


def test_hours_of_a_month_end_at_midnight_in_vietnam_as_table_and_print():
    adviser, at = people.adviser(), datetime(2026, 12, 2, tzinfo=ZONE)
    case = held(adviser)
    last = talk(case, adviser, datetime(2026, 11, 30, 23, 59, tzinfo=ZONE), 40, at)
    talk(case, adviser, datetime(2026, 12, 1, 0, 0, tzinfo=ZONE), 25, at)
    talk(case, adviser, datetime(2026, 12, 24, 9, tzinfo=ZONE), 0, at)  # yet to come
    november, december = (statement(adviser, date(2026, each, 1)) for each in (11, 12))
    assert (november.minutes, december.minutes) == (40, 25)
    assert november.by_day == [(date(2026, 11, 30), 1, 40)]
    assert december.by_case == [(case.pk, "Phường Hoàn Kiếm, Hà Nội", 1, 25)]
    client = signed_in(adviser)
    table = client.get("/adviser/hours.csv?month=2026-11").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(table)))
    assert (rows[1][:2], rows[1][5], rows[-1][5]) == (["2026-11-30", "23:59"], "40", "40")
    made = PdfReader(BytesIO(client.get("/adviser/hours.pdf?month=2026-11").content))
    text = " ".join(page.extract_text() for page in made.pages)
    assert "Giờ tư vấn tháng 11/2026" in text
    assert "0:40" in text
    assert made.trailer["/Root"]["/Lang"] == "vi"
    assert "Quán Lan" not in text + table
    assert "0:40" in client.get("/adviser/hours/?month=2026-11").content.decode()
    client.post(f"/adviser/cases/{case.pk}/sessions/{last.pk}/", {"act": "remove"})
    assert statement(adviser, date(2026, 11, 1)).minutes == 0


def test_agreed_date_becomes_a_talk_once_it_was_held():
    adviser = people.adviser()
    case, soon = held(adviser), AT + timedelta(hours=5)
    with pytest.raises(SessionInFutureError):
        talk(case, adviser, soon, 30)
    agreed = talk(case, adviser, soon, 0)
    said = Talk(soon, "visit", 50, "Gọi 0912345678 sau")
    later = AT + timedelta(hours=7)
    changed = change_session(session=agreed, adviser=adviser, said=said, at=later)
    assert (changed.minutes, "0912345678" in changed.summary) == (50, False)
    close_case(case=case, adviser=adviser, outcome=State.DONE, note="", at=later)
    right = change_session(session=agreed, adviser=adviser, said=Talk(soon, "visit", 55), at=later)
    assert right.minutes == 55
    with pytest.raises(NotYoursError):
        remove_session(session=agreed, adviser=people.adviser(), at=later)
    withdraw_case(case=case, at=later)
    with pytest.raises(NotYoursError):
        change_session(session=agreed, adviser=adviser, said=said, at=later)


def test_calendar_shows_dates_and_no_owner_until_its_key_is_renewed():
    adviser = people.adviser()
    case = held(adviser)
    soon = timezone.now() + timedelta(days=3)
    talk(case, adviser, soon, 0)
    client, key = signed_in(adviser), adviser.calendar_key
    feed = CarefulClient().get(f"/adviser/calendar/{key}.ics")
    text = feed.content.decode().replace("\r\n ", "")
    assert soon.strftime("%Y%m%dT%H%M%SZ") in text
    assert f"/adviser/cases/{case.pk}/" in text
    for secret in ("Quán Lan", "Lan", "chu.quan"):
        assert secret not in text
    assert str(key) in client.get("/adviser/calendar/").content.decode()
    client.post("/adviser/calendar/")
    assert CarefulClient().get(f"/adviser/calendar/{key}.ics").status_code == 404
    adviser.refresh_from_db()
    assert adviser_of_key(adviser.calendar_key) == adviser
    type(adviser).objects.filter(pk=adviser.pk).update(standing="LEFT")
    assert adviser_of_key(adviser.calendar_key) is None


def copies(adviser, count):
    """More cases of hers."""
    for _each in range(count):
        row = people.case(at=AT, contact=f"{uuid4().hex[:8]}@example.vn")
        Case.objects.filter(pk=row.pk).update(
            state="TAKEN", adviser=adviser, taken_at=AT, moved_at=AT
        )
        Offer.objects.create(
            case=row,
            adviser=adviser,
            position="TAKEN",
            round=1,
            place=1,
            offered_at=AT,
            answered_at=AT,
        )


def test_inbox_asks_as_much_for_thirty_cases_as_for_three():
    adviser = people.adviser()
    held(adviser)
    client = signed_in(adviser)
    client.get("/adviser/")
    counts = []
    for more in (2, 27):
        copies(adviser, more)
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/adviser/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15
    assert (page.context["mine_count"], len(page.context["mine"])) == (30, 25)
    assert len(client.get("/adviser/?page=2").context["mine"]) == 5
    assert client.get("/adviser/?page=x&tab=<&position=x").status_code == 200


def test_document_goes_both_ways_and_is_removed():
    adviser, other = people.adviser(), people.adviser(communes=["26740"])
    case, client = held(adviser), signed_in(adviser)
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    picture.seek(0)
    picture.name = "bang-gia.png"
    path = f"/adviser/cases/{case.pk}/documents/"
    answer = client.post(
        path, {"document-file": picture, "document-title": "", "document-request_key": uuid4()}
    )
    assert answer.status_code == 302
    row = case.documents.get()
    assert row.title == "bang-gia"
    sent = client.get(f"{path}{row.pk}/")
    assert sent["Content-Disposition"].startswith("attachment")
    assert signed_in(other).get(f"{path}{row.pk}/").status_code == 404
    client.post(f"{path}{row.pk}/remove/")
    assert client.get(f"{path}{row.pk}/").status_code == 404
    assert client.post(path, {"document-title": "x"}).status_code == 422
