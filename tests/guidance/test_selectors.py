"""The shipped duties as they stand for enterprises, and the guidance in memory."""

from datetime import date

import pytest
from django.utils import translation

from guidance import reading
from guidance.models import Article, Duty, LegalReference
from guidance.rules import Answer, Revenue
from guidance.selectors import duties_of

BILLION = 1_000_000_000
YES, MAYBE, NO = Answer.YES, Answer.MAYBE, Answer.NO


def answers(today, **facts):
    return {item.code: item.answer for item in duties_of(today=today, **facts)}


CASES = {
    "nothing-known": ({}, {"personal-data": YES, "household-tax": MAYBE, "online-selling": MAYBE}),
    "household": (
        {"kind": "HOUSEHOLD"},
        {"household-tax": YES, "household-einvoice": MAYBE, "enterprise-einvoice": NO},
    ),
    "household-above-the-line": (
        {"kind": "HOUSEHOLD", "revenue": BILLION + 1},
        {"household-einvoice": YES},
    ),
    "household-on-the-line": (
        {"kind": "HOUSEHOLD", "revenue": BILLION},
        {"household-einvoice": NO},
    ),
    "household-band": (
        {"kind": "HOUSEHOLD", "revenue": Revenue(0, BILLION)},
        {"household-einvoice": NO, "household-tax": YES},
    ),
    "shop": (
        {"kind": "ENTERPRISE", "sector": "47"},
        {"cash-register-invoice": YES, "enterprise-einvoice": YES, "household-tax": NO},
    ),
    "trade-as-a-whole": (
        {"kind": "ENTERPRISE", "sector": "G"},
        {"cash-register-invoice": MAYBE},
    ),
    "hotels-and-eateries": (
        {"kind": "ENTERPRISE", "sector": "I"},
        {"cash-register-invoice": YES},
    ),
    "factory": ({"kind": "ENTERPRISE", "sector": "C"}, {"cash-register-invoice": MAYBE}),
    "unknown-sector": (
        {"kind": "ENTERPRISE", "sector": "no-such"},
        {"cash-register-invoice": MAYBE},
    ),
}


@pytest.mark.parametrize(("facts", "expected"), CASES.values(), ids=CASES)
def test_shipped_duties_fit_the_facts(db, today, facts, expected):
    found = answers(today, **facts)
    assert {code: found[code] for code in expected} == expected


def test_every_duty_is_answered_with_its_reason(db, today):
    for item in duties_of(kind="HOUSEHOLD", revenue=BILLION, today=today):
        reasons = {YES: item.why, MAYBE: item.unless_known, NO: item.why_not}[item.answer]
        assert reasons or item.code == "personal-data"


def test_reasons_speak_both_languages(db, today):
    items = {i.code: i for i in duties_of(kind="HOUSEHOLD", revenue=2 * BILLION, today=today)}
    first, second = items["household-einvoice"].why
    assert (first.vi, first.en) == ("bạn là hộ kinh doanh", "you are a household business")
    assert second.vi == "doanh thu của bạn trên 1 tỷ ₫ một năm"
    assert second.en == "your revenue is above 1 billion ₫ a year"


def test_what_rules_out_is_said(db, today):
    items = {i.code: i for i in duties_of(kind="HOUSEHOLD", revenue=BILLION, today=today)}
    assert [text.en for text in items["household-einvoice"].why_not] == [
        "your revenue is at most 1 billion ₫ a year"
    ]
    assert [text.en for text in items["enterprise-einvoice"].why_not] == [
        "you are a household business"
    ]


def test_a_condition_is_named(db, today):
    items = {i.code: i for i in duties_of(kind="ENTERPRISE", sector="C", today=today)}
    assert items["online-selling"].unless_known[0].en == "you sell online"
    assert items["cash-register-invoice"].unless_known[0].vi == (
        "bạn bán trực tiếp cho người tiêu dùng"
    )


def test_limits_of_size_and_revenue_are_told(db, today):
    Duty.objects.filter(code="personal-data").update(
        sizes=["small", "medium"], revenue_above_vnd=BILLION, revenue_up_to_vnd=2_500_000_000
    )
    item = next(i for i in duties_of(today=today) if i.code == "personal-data")
    assert [text.en for text in item.unless_known] == [
        "your size class is: small, medium",
        "your revenue is above 1 billion ₫ and at most VND\xa02,500,000,000 a year",
    ]
    item = next(
        i
        for i in duties_of(size="micro", revenue=3 * BILLION, today=today)
        if i.code == "personal-data"
    )
    assert [text.en for text in item.why_not] == [
        "your size class is: micro",
        "your revenue is above VND\xa02,500,000,000 a year",
    ]


def test_an_upper_limit_alone_is_told(db, today):
    Duty.objects.filter(code="personal-data").update(revenue_up_to_vnd=BILLION)
    item = next(i for i in duties_of(today=today) if i.code == "personal-data")
    assert [t.en for t in item.unless_known] == ["your revenue is at most 1 billion ₫ a year"]


def test_a_sector_is_named_whether_it_fits_or_not(db, today):
    Duty.objects.filter(code="cash-register-invoice").update(elsewhere_vi="", elsewhere_en="")
    found = {
        code: next(
            item
            for item in duties_of(kind="ENTERPRISE", sector=code, today=today)
            if item.code == "cash-register-invoice"
        )
        for code in ("47", "C")
    }
    with translation.override("vi"):
        assert [str(text) for text in found["47"].why][1] == "bạn làm ngành: bán lẻ"
        assert [str(text) for text in found["C"].why_not] == ["bạn làm ngành: sản xuất, chế biến"]
    assert found["C"].answer is NO


def test_the_seam_for_other_layers_names_needs_date_and_law(db, today):
    item = next(i for i in duties_of(kind="HOUSEHOLD", today=today) if i.code == "household-tax")
    assert item.needs == ("household-bookkeeping", "tax-filing")
    assert (item.on, item.is_due, item.due_on) == (date(2026, 1, 1), False, None)
    assert item.reference.code == "decree-68-2026"
    assert item.title.en.startswith("Declare and pay tax yourself")


def test_a_day_to_be_done_by_is_told_apart(db, today):
    Duty.objects.filter(code="household-tax").update(due_on=date(2027, 1, 30))
    item = next(i for i in duties_of(kind="HOUSEHOLD", today=today) if i.code == "household-tax")
    assert item.due_on == date(2027, 1, 30)


def test_guidance_in_memory_costs_one_query(db, today, django_assert_num_queries):
    duties_of(today=today)
    with django_assert_num_queries(1):
        duties_of(kind="HOUSEHOLD", today=today)


def test_a_change_is_seen_at_once(db, today):
    before = reading.current()
    Duty.objects.filter(code="household-tax").update(is_retired=True)
    assert "household-tax" in before.duties
    assert "household-tax" not in reading.current().duties


def test_a_retired_article_is_not_linked(db):
    Article.objects.filter(code="pos-einvoice").update(is_retired=True)
    assert reading.current().duties["household-tax"].article == ""
    assert "pos-einvoice" not in reading.current().articles


def test_a_retired_law_stays_with_the_duty_that_names_it(db):
    LegalReference.objects.filter(code="law-91-2025").update(is_retired=True)
    held = reading.current()
    assert "law-91-2025" not in held.references
    assert held.duties["personal-data"].reference.code == "law-91-2025"


def test_steps_that_do_not_match_line_for_line_are_vietnamese_alone(db):
    Duty.objects.filter(code="personal-data").update(steps_vi="Một\nHai", steps_en="One")
    steps = reading.current().duties["personal-data"].steps
    assert [(step.vi, step.en) for step in steps] == [("Một", ""), ("Hai", "")]


def test_where_somebody_watches_the_version_nothing_is_asked(
    db, monkeypatch, django_assert_num_queries
):
    held = reading.current()
    monkeypatch.setattr(reading, "_watchers", [lambda: held.version])
    with django_assert_num_queries(0):
        assert reading.current() is held
    monkeypatch.setattr(reading, "_watchers", [lambda: (held.version[0] + 1, None)])
    assert reading.current().version == (held.version[0] + 1, None)
