"""The ledger counts exactly, forgets texts in time, and keeps no phone number."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from ledger.models import DailyCount, ProblemReport, RateCounter, Wish
from ledger.services import (
    count,
    forget_counters,
    forget_texts,
    keep_wish,
    report_problem,
    scrub,
    seconds_to_wait,
)

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
WISH = {"origin": Wish.Origin.SEARCH, "needs": [], "filters": "", "language": "vi", "on": TODAY}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("gọi tôi 0912 345 678 nhé", "gọi tôi … nhé"),
        ("+84 912.345.678", "…"),
        ("mail a.b@c.vn", "mail …"),
        ("cần 500000000 đồng vốn", "cần 500000000 đồng vốn"),
        ("ngân sách 1.500.000 đ", "ngân sách 1.500.000 đ"),
        ("20 nhân viên, 3 cửa hàng", "20 nhân viên, 3 cửa hàng"),
    ],
)
def test_contact_data_is_taken_out_of_free_text(said, kept):
    assert scrub(said) == kept


def test_the_same_wish_of_a_day_is_one_row_that_counts(db):
    for text in ("Phần mềm nuôi yến", "phan mem nuoi yen"):
        keep_wish(text=text, **WISH)
    wish = Wish.objects.get()
    assert (wish.text, wish.times) == ("Phần mềm nuôi yến", 2)


def test_another_day_is_another_row(db):
    keep_wish(text="nuôi yến", **WISH)
    keep_wish(text="nuôi yến", **{**WISH, "on": TODAY + timedelta(days=1)})
    assert Wish.objects.count() == 2


def test_texts_are_emptied_after_90_days_and_counts_stay(db):
    for age in (90, 91):
        keep_wish(text=f"nuôi yến {age}", **{**WISH, "on": TODAY - timedelta(days=age)})
    assert forget_texts(at=AT) == 1
    assert sorted(Wish.objects.values_list("text", "times")) == [("", 1), ("nuôi yến 90", 1)]


def test_a_report_sent_twice_is_kept_once(db):
    key = uuid4()
    said = {"reason": ProblemReport.Reason.DEAD_LINK, "text": "hỏng", "contact": ""}
    sent = [
        report_problem(subject=("platform", "kiotviet"), request_key=key, at=AT, **said)
        for _ in range(2)
    ]
    assert sent == [True, False]
    assert ProblemReport.objects.get().subject_key == "kiotviet"
    # What a page that was gone back to says now is no repetition.
    other = {**said, "text": "giá cũng sai"}
    assert report_problem(subject=("platform", "kiotviet"), request_key=key, at=AT, **other)
    assert report_problem(subject=("platform", "sapo"), request_key=key, at=AT, **said)


def test_uses_within_the_limit_pass_and_the_next_waits(db):
    waits = [
        seconds_to_wait(key="k", limit=2, window=timedelta(minutes=1), at=AT) for _ in range(3)
    ]
    assert waits == [0, 0, 60]


def test_a_new_window_starts_again(db):
    for _ in range(3):
        seconds_to_wait(key="k", limit=2, window=timedelta(minutes=1), at=AT)
    later = AT + timedelta(seconds=60)
    assert seconds_to_wait(key="k", limit=2, window=timedelta(minutes=1), at=later) == 0


def test_counters_are_forgotten_after_a_day(db):
    for key, age in (("old", 25), ("new", 23)):
        window = timedelta(hours=1)
        seconds_to_wait(key=key, limit=1, window=window, at=AT - timedelta(hours=age))
    assert forget_counters(at=AT) == 1
    assert RateCounter.objects.get().key == "new"


def in_threads(work, times):
    def alone(number):
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(alone, range(times)))


def test_parallel_callers_cannot_slip_through_a_limit(committed_db):
    wait = {"key": "race", "limit": 5, "window": timedelta(hours=1), "at": AT}
    try:
        passed = in_threads(lambda _: seconds_to_wait(**wait) == 0, 40)
        assert sum(passed) == 5
    finally:
        RateCounter.objects.filter(key="race").delete()


def test_64_parallel_counts_lose_none(committed_db):
    day = date(2001, 1, 1)
    try:
        in_threads(lambda _: count(kind=DailyCount.Kind.VISIT, key="race", on=day), 64)
        assert DailyCount.objects.get(day=day, key="race").times == 64
    finally:
        DailyCount.objects.filter(day=day).delete()


def test_parallel_wishes_are_all_counted(committed_db):
    day = date(2001, 1, 1)
    try:
        in_threads(lambda _: keep_wish(text="đua", **{**WISH, "on": day}), 32)
        assert Wish.objects.get(day=day).times == 32
    finally:
        Wish.objects.filter(day=day).delete()
