from datetime import date

import pytest
from django.db import IntegrityError, transaction

from guidance.models import Article, ArticleSource, Duty, DutyNeed, LegalReference, LegalSource

WRONG = {
    "legalreference_is_issued_before_in_force": (
        LegalReference,
        {"issued_on": date(2026, 2, 1), "effective_on": date(2026, 1, 1)},
    ),
    "article_is_reviewed_after_it_was_checked": (
        Article,
        {"checked_on": date(2026, 2, 1), "review_on": date(2026, 2, 1)},
    ),
    "duty_is_for_somebody": (Duty, {"kinds": []}),
    "duty_sizes_are_known": (Duty, {"sizes": ["giant"]}),
    "duty_says_when": (Duty, {"in_force_on": None, "due_on": None}),
    "duty_comes_back_from_a_day": (Duty, {"recurrence": "YEAR", "due_on": None}),
    "duty_revenue_limits_are_in_order": (
        Duty,
        {"revenue_above_vnd": 2, "revenue_up_to_vnd": 2},
    ),
    "legalsource_says_something": (LegalSource, {"address": "", "note_vi": ""}),
    "articlesource_says_something": (ArticleSource, {"address": "", "note_vi": ""}),
}


@pytest.mark.parametrize(("name", "case"), WRONG.items(), ids=WRONG)
def test_the_database_refuses_what_must_not_be(db, name, case):
    model, values = case
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.filter(pk=model.objects.order_by("pk")[0].pk).update(**values)


def test_kinds_are_known(db):
    with pytest.raises(IntegrityError, match="duty_is_for_somebody"), transaction.atomic():
        Duty.objects.update(kinds=["STATE"])


def test_a_need_is_listed_once(db):
    with pytest.raises(IntegrityError, match="dutyneed_is_listed_once"), transaction.atomic():
        DutyNeed.objects.create(duty_id="household-tax", need_id="tax-filing")


def test_rows_are_named_by_what_they_say(db):
    assert str(LegalReference.objects.get(code="law-91-2025")).startswith("Luật Bảo vệ dữ liệu")
    assert str(LegalSource(note_vi="ghi chép")) == "ghi chép"
    assert str(DutyNeed.objects.get(duty_id="household-tax", need_id="tax-filing")) == (
        "household-tax tax-filing"
    )
