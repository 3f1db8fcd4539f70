import pytest

from reference.counting import counts_of
from reference.models import Province


def test_each_question_is_counted_in_its_place(db):
    rows = Province.objects.order_by("name")
    asked = [rows, rows.none(), rows.filter(pk="01"), rows[:3], rows.filter(pk__in=["01", "79"])]
    assert counts_of(asked) == [34, 0, 1, 3, 2]


def test_many_questions_are_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        counts_of([Province.objects.filter(pk=code) for code in ("01", "79", "48")])


@pytest.mark.parametrize("percent", ["%", "%s", "50%"])
def test_what_stands_for_itself_is_no_place_of_a_value(db, percent):
    assert counts_of([Province.objects.filter(name__contains=percent)]) == [0]


def test_no_question_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counts_of([]) == []
