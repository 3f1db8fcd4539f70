"""Rules of tables asked of values: a listing's are judged in tests of the catalogue."""

import pytest

from platforms.models import Platform, PlatformLink, PricingPlan
from ui.breaches import broken_checks, repeated, values_of

PLAN = {"charge": "MONTHLY", "position": 0, "price_vnd": None, "source": "", "period": ""}
FREE = {**PLAN, "charge": "FREE", "price_vnd": 9, "source": "x", "period": "MONTH"}


def test_each_breach_says_its_table_row_and_rule(db, django_assert_num_queries):
    row = Platform.objects.order_by("pk").first()
    row.name = ""
    with django_assert_num_queries(1):
        found = broken_checks({Platform: [values_of(row)], PricingPlan: [PLAN, FREE]})
    assert [(each.model, each.place, each.rule) for each in found] == [
        (Platform, 0, "platform_has_a_name"),
        (PricingPlan, 1, "pricingplan_free_costs_nothing"),
    ]


def test_without_rows_nothing_is_asked(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert broken_checks({Platform: []}) == []


def test_what_is_stored_breaks_nothing(db):
    rows = [values_of(row) for row in PricingPlan.objects.order_by("pk")]
    assert broken_checks({PricingPlan: rows}) == []


@pytest.mark.parametrize("text", ["100%", "%s", "'; DROP TABLE x; --", "\\", '"'])
def test_texts_are_values_and_no_questions(db, text):
    row = {**PLAN, "price_vnd": 9, "source": text, "period": ""}
    assert [each.rule for each in broken_checks({PricingPlan: [row]})] == [
        "pricingplan_price_names_its_period"
    ]


def test_the_later_of_two_that_say_the_same_is_named(db):
    link = {"platform_id": 1, "target_id": None, "outside_name": "Zalo"}
    rows = [link, {**link, "outside_name": "Grab"}, link]
    assert [(each.place, each.rule) for each in repeated(PlatformLink, rows)] == [
        (2, "platformlink_is_declared_once")
    ]
