"""Several questions in one trip."""

from datetime import UTC, datetime

import pghistory
import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from reference.models import DataVersion
from reference.together import AT, ENTERPRISE, ask, ask_one

pytestmark = pytest.mark.django_db
THEN = datetime(2020, 1, 1, tzinfo=UTC)


def by_number():
    return DataVersion.objects.filter(code="t", number=ENTERPRISE).values_list("code", "number")


def before():
    return DataVersion.objects.filter(code="t", changed_at__lt=AT).values_list("number")


def all_numbers():
    return DataVersion.objects.filter(code="t").values_list("number")


@pytest.fixture
def row():
    return DataVersion.objects.create(code="t", number=7, changed_at=THEN)


def test_rows_bear_the_names_of_their_columns(row):
    assert [(each.code, each.number) for each in ask_one(by_number, enterprise=7)] == [("t", 7)]


def test_each_call_asks_of_its_own_subject(row):
    assert (len(ask_one(by_number, enterprise=7)), len(ask_one(by_number, enterprise=8))) == (1, 0)


def test_what_is_asked_twice_is_found_once_in_one_query(row, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = ask([by_number, before, by_number, all_numbers], enterprise=8, at=datetime.now(UTC))
    counts = {question: len(rows) for question, rows in found.items()}
    assert counts == {by_number: 0, before: 1, all_numbers: 1}


def test_in_a_request_that_writes_all_are_found_too(row):
    with pghistory.context(user=None):
        found = ask([by_number, all_numbers], enterprise=7)
    assert [len(rows) for rows in found.values()] == [1, 1]


def test_a_moment_is_put_in_its_place(row):
    assert not ask([before], at=THEN)[before]


def test_asked_again_nothing_is_prepared_twice(row):
    ask([by_number, before], enterprise=7, at=datetime.now(UTC))
    with CaptureQueriesContext(connection) as sent:
        found = ask([before, by_number], enterprise=7)
    assert [len(rows) for rows in found.values()] == [0, 1]
    assert sent[0]["sql"].count("EXECUTE") == 2
    assert "PREPARE" not in sent[0]["sql"]


def test_what_failed_on_the_way_is_prepared_anew(row):
    def broken():
        return by_number().extra(where=["1 / (number - 7) > 0"])  # no row can answer it

    with pytest.raises(DataError), transaction.atomic():
        ask([all_numbers, broken], enterprise=7)
    assert [each.number for each in ask_one(all_numbers)] == [7]


def test_behind_a_pooler_nothing_is_prepared(row, settings):
    settings.DATABASE_PREPARES = False
    with CaptureQueriesContext(connection) as sent:
        assert ask_one(by_number, enterprise=7)
    assert "PREPARE" not in sent[0]["sql"]
