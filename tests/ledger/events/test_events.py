"""What happens is counted once, whoever tells it how often, and without knowing to whom."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import RequestFactory

from ledger.events.kinds import Happening
from ledger.events.models import DaySalt, Event, MonthCount, Rollup, Visitor
from ledger.events.services import (
    differing_days,
    differing_months,
    note,
    roll_up,
    roll_up_recent,
)
from ledger.events.visits import Visits, forget_visitors
from tests.owners import owner

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2041, 11, 30, 23, 59, tzinfo=ZONE)
DAY = date(2041, 11, 30)
PHONE = "Mozilla/5.0 (Linux; Android 10) Chrome/120"


def rolled(day=DAY):
    columns = ("kind", "province", "commune", "section", "size", "times")
    return set(Rollup.objects.filter(day=day).values_list(*columns))


def read(visits, *, address="203.0.113.7", agent=PHONE, at=AT):
    visits.add(RequestFactory(REMOTE_ADDR=address).get("/", headers={"User-Agent": agent}), at=at)


@pytest.mark.django_db
def test_fact_counts_once_with_place_and_trade():
    for _twice in range(2):
        note(Happening.MATCHED, "a", at=AT, commune="00070", sector="47", size="micro")
    note(Happening.MATCHED, "b", at=AT, commune="nowhere", sector=None)
    note(Happening.TRIAL, "a", at=AT, commune="00070", sector="G", size="micro")
    roll_up(day=DAY)
    assert rolled() == {
        ("MATCHED", "01", "00070", "G", "micro", 1),
        ("MATCHED", "", "", "", "", 1),
        ("TRIAL", "01", "00070", "G", "micro", 1),
    }


@pytest.mark.django_db
def test_day_ends_at_midnight_in_vietnam_and_a_recount_agrees():
    note(Happening.MATCHED, "a", at=AT)
    note(Happening.MATCHED, "b", at=AT + timedelta(minutes=1))
    roll_up_recent(at=AT + timedelta(minutes=2))
    assert [rolled(DAY), rolled(DAY + timedelta(days=1))] == [{("MATCHED", "", "", "", "", 1)}] * 2
    assert differing_days() == []
    Rollup.objects.filter(day=DAY).update(times=7)
    assert differing_days() == [DAY]
    roll_up(day=DAY)
    assert differing_days() == []


def of_month(month):
    columns = ("kind", "by", "province", "part", "times")
    return set(MonthCount.objects.filter(month=month).values_list(*columns))


@pytest.mark.django_db
def test_month_is_counted_by_province_and_one_thing_more():
    note(Happening.MATCHED, "a", at=AT, commune="00070", sector="47", size="micro")
    note(Happening.MATCHED, "b", at=AT - timedelta(days=29), commune="00070", sector="10")
    note(Happening.MATCHED, "c", at=AT + timedelta(minutes=1))
    for day in (DAY.replace(day=1), DAY, DAY + timedelta(days=1)):
        roll_up(day=day)
    assert of_month(DAY.replace(day=1)) == {
        ("MATCHED", "PROVINCE", "01", "", 2),
        ("MATCHED", "COMMUNE", "01", "00070", 2),
        ("MATCHED", "SECTION", "01", "G", 1),
        ("MATCHED", "SECTION", "01", "C", 1),
        ("MATCHED", "SIZE", "01", "micro", 1),
        ("MATCHED", "SIZE", "01", "", 1),
    }
    assert {row[1:] for row in of_month(date(2041, 12, 1))} == {
        (by, "", "", 1) for by in ("PROVINCE", "COMMUNE", "SECTION", "SIZE")
    }


@pytest.mark.django_db
def test_month_follows_rows_that_change_and_a_recount_agrees():
    for size in ("micro", "small"):
        note(Happening.MATCHED, size, at=AT, size=size)
    roll_up(day=DAY)
    assert differing_months() == []
    Event.objects.filter(size="small").update(size="micro")
    MonthCount.objects.filter(by="PROVINCE").update(times=7)
    assert differing_months() == [DAY.replace(day=1)]
    roll_up(day=DAY)
    assert differing_months() == []
    assert ("MATCHED", "SIZE", "", "micro", 2) in of_month(DAY.replace(day=1))
    Event.objects.all().delete()
    roll_up(day=DAY)
    assert of_month(DAY.replace(day=1)) == set()


@pytest.mark.django_db
def test_visitor_counts_once_a_day_and_robots_never():
    visits, other = Visits(), Visits()
    for worker in (visits, other):
        read(worker)
        read(worker, address="203.0.113.8")
        read(worker, agent="Googlebot/2.1")
        worker.write()
    assert Event.objects.filter(kind="VISIT", day=DAY).count() == 2
    read(visits, at=AT + timedelta(minutes=1))
    visits.write()
    assert Event.objects.filter(kind="VISIT").count() == 3
    marks = {bytes(mark) for mark in Visitor.objects.values_list("mark", flat=True)}
    assert len(marks) == 3


@pytest.mark.django_db
def test_yesterdays_salt_and_marks_are_thrown_away_and_their_number_stays():
    visits = Visits()
    read(visits)
    visits.write()
    assert forget_visitors(at=AT) == 0
    assert forget_visitors(at=AT + timedelta(minutes=6)) == 1
    assert [DaySalt.objects.count(), Visitor.objects.count(), Event.objects.count()] == [0, 0, 1]


@pytest.mark.django_db
def test_what_owners_do_is_counted(client):
    user = owner()
    client.force_login(user)
    from enterprises.services import create_enterprise

    key, at = uuid4(), AT
    said = {"kind": "HOUSEHOLD", "name": "Quán Lan", "tax_code": None}
    for _twice in range(2):
        create_enterprise(**said, request_key=key, by=user, at=at)
    assert list(Event.objects.values_list("kind", "size")) == [("REGISTERED", "household")]


def test_counters_of_64_writers_equal_the_rows(committed_db):
    """Each writes six facts that another writes too, at the edge of two months, and counts."""
    together, days = Barrier(64), (DAY, DAY + timedelta(days=1))

    def write(number):
        together.wait()
        try:
            for turn in range(6):
                at = AT + timedelta(minutes=turn % 2)
                fact = f"race {number // 2} {turn}"
                note(Happening.MATCHED, fact, at=at, commune="00070", size="micro")
                roll_up(day=days[(number + turn) % 2])
        finally:
            connection.close()

    try:
        with ThreadPoolExecutor(64) as pool:
            list(pool.map(write, range(64)))
        assert Event.objects.filter(kind="MATCHED", day__in=days).count() == 192
        roll_up_recent(at=AT + timedelta(minutes=2))
        assert [rolled(day) for day in days] == [{("MATCHED", "01", "00070", "", "micro", 96)}] * 2
        for month in (DAY.replace(day=1), days[1]):
            assert {row[-1] for row in of_month(month)} == {96}
        assert [differing_days(), differing_months()] == [[], []]
    finally:
        Event.objects.filter(day__in=days).delete()
        for day in days:
            roll_up(day=day)
