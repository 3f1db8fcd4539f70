"""Who serves which commune, counted in one query."""

from datetime import timedelta

import pytest
from django.utils import timezone

from advisers.choices import Standing
from advisers.directory.coverage import Answers, coverage, coverage_of_provinces
from advisers.models import Case, Leave, Organisation
from reference.models import Commune
from tests.advisers.people import COMMUNE, adviser, case

OTHER = "00004"  # Phường Ba Đình, of the same city


@pytest.fixture
def now(db):
    return timezone.now()


def one(code, at):
    (row,) = coverage("01", commune=code, at=at)
    return row


def test_all_communes_of_today_are_listed_also_those_that_nobody_serves(now):
    rows = coverage(at=now)
    assert len(rows) == Commune.objects.current().count() == 3321
    assert {each.advisers for each in rows} == {0}
    assert rows[0] == one(rows[0].code, now)


def test_a_whole_province_counts_in_each_of_its_communes_and_nobody_counts_twice(now):
    adviser(communes=[COMMUNE], provinces=["01"], functions=["sales-pos"])
    adviser(communes=[COMMUNE], functions=[], needs=["issue-einvoice"])
    here, there = one(COMMUNE, now), one(OTHER, now)
    assert (here.advisers, there.advisers) == (2, 1)
    assert here.has_room
    assert here.topics == ("einvoice-tax", "sales-pos")
    assert there.topics == ("sales-pos",)
    assert {each.code for each in coverage("01", at=now) if each.advisers} == {
        each.code for each in coverage("01", at=now)
    }
    hanoi = coverage_of_provinces(coverage(at=now), at=now)[0]
    assert (hanoi.code, hanoi.advisers, hanoi.percent) == ("01", 2, 100)


@pytest.mark.parametrize("why", ["paused", "organisation", "licence", "leave", "account"])
def test_who_may_not_be_asked_today_does_not_count(now, why):
    row = adviser(communes=[COMMUNE])
    today = timezone.localdate(now)
    if why == "paused":
        type(row).objects.update(standing=Standing.PAUSED)
    elif why == "organisation":
        Organisation.objects.update(standing=Standing.PAUSED)
    elif why == "licence":
        type(row).objects.update(licence_until=today - timedelta(days=1))
    elif why == "account":
        row.user.is_active = False
        row.user.save()
    else:
        Leave.objects.create(
            adviser=row, from_on=today, until_on=today, request_key=row.request_key, created_at=now
        )
    assert one(COMMUNE, now).advisers == 0


def test_who_is_full_serves_but_has_no_room(now):
    row = adviser(communes=[COMMUNE], capacity=1)
    asked = case(at=now)
    Case.objects.filter(pk=asked.pk).update(
        state="TAKEN", adviser=row, taken_at=now, answered_at=now, moved_at=now
    )
    here = one(COMMUNE, now)
    assert (here.advisers, here.has_room) == (1, False)


def test_the_median_stands_on_five_and_counts_who_was_left_waiting(now):
    ago = timedelta(days=10)
    for number in range(1, 5):
        row = case(at=now - ago, contact=f"a{number}@example.vn")
        Case.objects.filter(pk=row.pk).update(answered_at=now - ago + timedelta(hours=number))
    case(at=now - timedelta(hours=1), contact="new@example.vn")
    assert one(COMMUNE, now).answers == Answers(cases=4)
    case(at=now - ago, contact="left@example.vn")
    assert one(COMMUNE, now).answers == Answers(cases=5, minutes=180)
    old = now + timedelta(days=175)
    assert one(COMMUNE, old).answers.cases == 1


def test_a_country_takes_two_queries_however_many_advise(now, django_assert_num_queries):
    for _number in range(3):
        adviser(provinces=["01"])
    with django_assert_num_queries(2):
        rows = coverage(at=now)
    with django_assert_num_queries(2):
        coverage_of_provinces(rows, at=now)
