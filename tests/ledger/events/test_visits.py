"""Visitors: what can be worked out about them after the night, and what a fault costs."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory

from ledger.events.kinds import Happening
from ledger.events.models import DaySalt, Event, Visitor
from ledger.events.visits import Visits, forget_visitors, salt_of
from tests.ledger.events.test_events import AT, DAY, PHONE, read

MORNING = AT + timedelta(hours=8)
pytestmark = pytest.mark.django_db


def request():
    return RequestFactory(REMOTE_ADDR="203.0.113.7").get("/", headers={"User-Agent": PHONE})


def test_nobody_can_make_a_mark_again_once_the_night_is_over():
    visits = Visits()
    read(visits)
    visits.write()
    [mark] = Visitor.objects.values_list("mark", flat=True)
    forget_visitors(at=MORNING)
    assert not Visitor.objects.exists()
    assert not DaySalt.objects.filter(day=DAY).exists()
    # Whoever knows address and browser, and asks for that day's salt, gets a new one.
    other = Visits()
    other._day, other._salt = DAY, salt_of(DAY)
    assert other._mark(request(), Happening.VISIT) != bytes(mark)


def test_worker_forgets_the_salt_with_the_first_request_of_the_next_day():
    visits = Visits()
    read(visits)
    visits.pass_on(at=AT)
    assert visits._salt
    visits.pass_on(at=MORNING)
    assert (visits._salt, visits._day) == (b"", None)
    assert Event.objects.filter(kind="VISIT", day=DAY).count() == 1


def test_last_reader_of_a_day_counts_on_that_day_though_the_next_one_reads_first():
    visits = Visits()
    read(visits)
    visits.add(request(), at=MORNING)
    visits.write()
    days = Event.objects.filter(kind="VISIT").order_by("day").values_list("day", flat=True)
    assert list(days) == [DAY, DAY + timedelta(days=1)]


def test_what_is_written_after_the_night_counts_nobody_twice():
    early, late = Visits(), Visits()
    for worker in (early, late):
        read(worker)
    early.write()
    forget_visitors(at=MORNING)
    late.pass_on(at=MORNING)
    assert Event.objects.filter(kind="VISIT", day=DAY).count() == 1


def test_two_behind_one_address_with_the_same_browser_count_once():
    visits = Visits()
    for _person in range(2):
        read(visits)
    visits.write()
    assert Event.objects.count() == 1


def test_reached_is_another_mark_than_seen():
    visits = Visits()
    visits.add(request(), at=AT, is_of_use=True)
    visits.write()
    assert sorted(Event.objects.values_list("kind", flat=True)) == ["REACHED", "VISIT"]
    assert Visitor.objects.count() == 2


def test_odd_letters_in_the_name_of_a_browser_are_no_fault():
    visits = Visits()
    for agent in (f"{PHONE} \ud800", f"{PHONE} \0", PHONE + "x" * 10_001):
        read(visits, agent=agent)
    visits.write()
    assert Event.objects.count() == 3


def broken(execute, sql, params, many, context):
    if "ledger_" in sql:
        raise OperationalError("gone")
    return execute(sql, params, many, context)


def test_what_the_database_refused_waits_for_the_next_time():
    visits = Visits()
    read(visits)
    with connection.execute_wrapper(broken):
        visits.write()
    assert not Event.objects.exists()
    visits.write()
    assert Event.objects.count() == 1


def test_database_that_gives_no_salt_is_left_alone_for_a_while():
    visits, asked = Visits(), []

    def counted(execute, sql, params, many, context):
        asked.append(sql)
        return broken(execute, sql, params, many, context)

    with connection.execute_wrapper(counted):
        for _reader in range(20):
            read(visits)
    assert len([sql for sql in asked if "ledger_" in sql]) == 1


def test_pages_are_shown_while_nothing_can_be_counted(client, monkeypatch):
    from portal import middleware

    visits = Visits()
    visits.EVERY_SECONDS = 0
    monkeypatch.setattr(middleware, "visits", visits)
    client.get("/platforms/", headers={"user-agent": PHONE})
    with connection.execute_wrapper(broken):
        for _reader in range(2):
            assert client.get("/platforms/", headers={"user-agent": PHONE}).status_code == 200
