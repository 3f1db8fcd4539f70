"""Who serves which commune, counted in one query."""

from datetime import timedelta

import pytest
from django.utils import timezone

from advisers.choices import Standing
from advisers.directory.country import Country, country
from advisers.directory.coverage import Answers, coverage, coverage_of_provinces
from advisers.engine.model import Ask
from advisers.models import Case, Leave, Organisation
from advisers.routing.held import network
from reference.models import Commune, Need
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


def test_the_country_is_counted_once_a_minute_and_when_the_network_changes(
    now, django_assert_num_queries
):
    at = now.replace(second=1)
    row = adviser(provinces=["01"], capacity=1)
    rows = coverage(at=at)
    whole = Country(tuple(rows), tuple(coverage_of_provinces(rows, at=at)))
    assert country(at=at) == whole
    with django_assert_num_queries(1):
        assert country(at=at + timedelta(seconds=58)) == whole
    asked = case(at=at)
    Case.objects.filter(pk=asked.pk).update(
        state="TAKEN", adviser=row, taken_at=at, answered_at=at, moved_at=at
    )
    assert country(at=at) == whole
    assert not any(each.has_room for each in country(at=at + timedelta(minutes=1)).communes)
    type(row).objects.update(standing=Standing.PAUSED)
    assert not any(each.advisers for each in country(at=at).communes)


def test_routing_knows_at_once_to_which_function_a_need_belongs(now):
    row = adviser(functions=["sales-pos"], needs=[])
    need = Need.objects.exclude(function="sales-pos").order_by("pk").first()
    ask = Ask(province="01", commune=COMMUNE, needs=frozenset({need.pk}))
    assert not network(at=now).route(ask, seed=1).choices
    Need.objects.filter(pk=need.pk).update(function="sales-pos")
    (choice,) = network(at=now).route(ask, seed=1).choices
    assert choice.adviser == row.pk
