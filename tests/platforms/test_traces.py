"""What readers leave behind: a wish once a wording, a visit each, nothing when the ledger fails."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError
from django.test import RequestFactory

from ledger.models import DailyCount, Wish
from platforms.asked import Asked
from platforms.traces import Views, count_visit, keep_unmet_wish

AT = datetime(2026, 11, 22, 0, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ASKED = Asked(text="gọi 0912345678 nhé", filters={"need": ("payroll",), "size": ("micro",)})


@pytest.fixture
def request_(db):
    return RequestFactory().get("/platforms/")


def keep(request, asked=ASKED):
    return keep_unmet_wish(request, asked=asked, needs=["payroll"], language="vi", at=AT)


def test_a_wish_is_kept_without_contact_data(request_):
    assert keep(request_)
    wish = Wish.objects.get()
    assert (wish.text, wish.needs, wish.filters) == ("gọi … nhé", ["payroll"], "size=micro")
    assert wish.day == AT.date()


def test_a_need_that_is_not_missed_is_kept_as_a_filter(request_):
    keep_unmet_wish(request_, asked=ASKED, needs=[], language="vi", at=AT)
    wish = Wish.objects.get()
    assert (wish.needs, wish.filters) == ([], "need=payroll&size=micro")


def test_the_same_wish_of_a_day_is_one_row(request_):
    keep(request_)
    keep(request_)
    assert [wish.times for wish in Wish.objects.all()] == [2]


def test_one_caller_cannot_flood_the_wishes(request_, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "wish": (2, timedelta(hours=1))}
    kept = [keep(request_, Asked(text=f"điều {n}")) for n in range(3)]
    assert kept == [True, True, False]
    assert Wish.objects.count() == 2


def test_a_database_that_refuses_costs_the_wish_not_the_page(request_, monkeypatch, caplog):
    def refuse(**kwargs):
        raise DatabaseError

    monkeypatch.setattr("platforms.traces.keep_wish", refuse)
    assert not keep(request_)
    assert "could not be kept" in caplog.text


def test_visits_are_counted_by_day(request_):
    assert count_visit(request_, slug="kiotviet", at=AT)
    assert count_visit(request_, slug="kiotviet", at=AT)
    row = DailyCount.objects.get()
    assert (row.kind, row.key, row.times, row.day) == ("VISIT", "kiotviet", 2, AT.date())


def test_one_caller_cannot_inflate_the_visits(request_, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "visit": (1, timedelta(hours=1))}
    assert count_visit(request_, slug="kiotviet", at=AT)
    assert not count_visit(request_, slug="kiotviet", at=AT)
    assert DailyCount.objects.get().times == 1


def test_a_visit_that_cannot_be_counted_is_no_error(request_, monkeypatch):
    def refuse(**kwargs):
        raise DatabaseError

    monkeypatch.setattr("platforms.traces.count", refuse)
    assert not count_visit(request_, slug="kiotviet", at=AT)


def test_views_gather_and_are_written_together(db, django_assert_num_queries):
    views, at = Views(), AT
    with django_assert_num_queries(0):
        for slug in ("kiotviet", "sapo", "kiotviet"):
            views.add(slug=slug, at=at)
    for _again in range(2):  # what was written is not written again
        views.write()
    kept = DailyCount.objects.filter(kind="VIEW", day=at.date()).order_by("key")
    assert list(kept.values_list("key", "times")) == [("kiotviet", 2), ("sapo", 1)]


def test_a_page_read_by_a_person_counts_and_by_a_robot_does_not(client, db, monkeypatch):
    views = Views()
    monkeypatch.setattr("platforms.traces.views", views)
    for agent in ("Mozilla/5.0 Firefox/140", "Googlebot/2.1"):
        client.get("/platforms/kiotviet/", HTTP_USER_AGENT=agent)
    views.write()
    assert DailyCount.objects.get(kind="VIEW").times == 1
