"""Which duties apply: a table of cases, and laws that hold for any facts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules import (
    Answer,
    Facts,
    Revenue,
    Terms,
    duties_for,
    judge,
    months_later,
    next_due,
    within,
)

TODAY = date(2026, 11, 28)
BILLION = 1_000_000_000
HOUSEHOLD, ENTERPRISE = "HOUSEHOLD", "ENTERPRISE"
EVERYBODY = frozenset()
PLAIN = Terms("plain", 0, EVERYBODY, in_force_on=date(2026, 1, 1))
HOUSEHOLD_ONLY = replace(PLAIN, kinds=frozenset({HOUSEHOLD}))
ABOVE = replace(PLAIN, revenue_above=BILLION)
UP_TO = replace(PLAIN, revenue_up_to=BILLION)
SHOPS = replace(PLAIN, sectors=(("47", "G"), ("55", "I"), ("56", "I"), ("I", "I")))
SHOPS_ELSEWHERE = replace(SHOPS, has_elsewhere=True)
SMALL = replace(PLAIN, sizes=frozenset({"small"}))
CONDITIONAL = replace(PLAIN, has_condition=True)

CASES = {
    "kind-unknown": (HOUSEHOLD_ONLY, Facts(), "kind", Answer.MAYBE),
    "its-kind": (HOUSEHOLD_ONLY, Facts(kind=HOUSEHOLD), "kind", Answer.YES),
    "other-kind": (HOUSEHOLD_ONLY, Facts(kind=ENTERPRISE), "kind", Answer.NO),
    "sector-unknown": (SHOPS, Facts(), "sector", Answer.MAYBE),
    "division": (SHOPS, Facts(sector="47", section="G"), "sector", Answer.YES),
    "division-of-listed-section": (SHOPS, Facts(sector="55", section="I"), "sector", Answer.YES),
    "listed-section": (SHOPS, Facts(sector="I", section="I"), "sector", Answer.YES),
    "section-said-alone": (SHOPS, Facts(sector="G", section="G"), "sector", Answer.MAYBE),
    "sister-division": (SHOPS, Facts(sector="46", section="G"), "sector", Answer.NO),
    "other-section": (SHOPS, Facts(sector="C", section="C"), "sector", Answer.NO),
    "elsewhere": (
        SHOPS_ELSEWHERE,
        Facts(sector="C", section="C"),
        "elsewhere",
        Answer.MAYBE,
    ),
    "elsewhere-not-asked-inside": (
        SHOPS_ELSEWHERE,
        Facts(sector="47", section="G"),
        "sector",
        Answer.YES,
    ),
    "size-unknown": (SMALL, Facts(), "size", Answer.MAYBE),
    "size": (SMALL, Facts(size="small"), "size", Answer.YES),
    "other-size": (SMALL, Facts(size="micro"), "size", Answer.NO),
    "revenue-unknown": (ABOVE, Facts(), "revenue", Answer.MAYBE),
    "revenue-above": (ABOVE, Facts(revenue=Revenue(BILLION, None)), "revenue", Answer.YES),
    "revenue-below": (ABOVE, Facts(revenue=Revenue(0, BILLION)), "revenue", Answer.NO),
    "revenue-across": (ABOVE, Facts(revenue=Revenue(0, BILLION + 1)), "revenue", Answer.MAYBE),
    "limit-kept": (UP_TO, Facts(revenue=Revenue(0, BILLION)), "revenue", Answer.YES),
    "limit-passed": (UP_TO, Facts(revenue=Revenue(BILLION, None)), "revenue", Answer.NO),
    "limit-perhaps": (UP_TO, Facts(revenue=Revenue(0, None)), "revenue", Answer.MAYBE),
    "limit-crossed": (UP_TO, Facts(revenue=Revenue(0, 2 * BILLION)), "revenue", Answer.MAYBE),
    "condition": (CONDITIONAL, Facts(kind=HOUSEHOLD), "condition", Answer.MAYBE),
}


@pytest.mark.parametrize(("terms", "facts", "about", "answer"), CASES.values(), ids=CASES)
def test_each_question_is_answered_by_the_facts(terms, facts, about, answer):
    found = {reason.about: reason.answer for reason in judge(terms, facts, today=TODAY).reasons}
    assert found[about] is answer


@pytest.mark.parametrize(
    ("terms", "facts", "answer"),
    [
        (PLAIN, Facts(), Answer.YES),
        (HOUSEHOLD_ONLY, Facts(kind=HOUSEHOLD), Answer.YES),
        (HOUSEHOLD_ONLY, Facts(), Answer.MAYBE),
        (ABOVE, Facts(revenue=Revenue(0, BILLION)), Answer.NO),
        (CONDITIONAL, Facts(kind=HOUSEHOLD), Answer.MAYBE),
    ],
    ids=["for-everybody", "all-yes", "one-unknown", "one-no-wins-over-unknown", "condition"],
)
def test_a_duty_is_as_sure_as_its_weakest_answer(terms, facts, answer):
    assert judge(terms, facts, today=TODAY).answer is answer


def test_a_duty_without_a_date_is_refused():
    with pytest.raises(ValueError, match="plain"):
        judge(replace(PLAIN, in_force_on=None), Facts(), today=TODAY)


def test_reasons_are_read_by_their_answer():
    terms = replace(ABOVE, kinds=HOUSEHOLD_ONLY.kinds)
    verdict = judge(terms, Facts(kind=HOUSEHOLD), today=TODAY)
    assert verdict.reasons_that_are(Answer.YES) == ("kind",)
    assert verdict.reasons_that_are(Answer.MAYBE) == ("revenue",)


@pytest.mark.parametrize(
    ("due", "recurrence", "expected"),
    [
        (None, "", None),
        (date(2026, 1, 31), "", date(2026, 1, 31)),
        (date(2027, 1, 31), "YEAR", date(2027, 1, 31)),
        (date(2026, 1, 28), "MONTH", date(2026, 11, 28)),
        (date(2026, 1, 20), "MONTH", date(2026, 12, 20)),
        (date(2026, 1, 31), "MONTH", date(2026, 11, 30)),
        (date(2026, 1, 31), "QUARTER", date(2027, 1, 31)),
        (date(2024, 2, 29), "YEAR", date(2027, 2, 28)),
    ],
)
def test_next_due_day_is_not_past(due, recurrence, expected):
    assert next_due(due, recurrence, today=TODAY) == expected


def test_a_due_day_counts_before_the_day_in_force():
    terms = replace(PLAIN, due_on=date(2027, 3, 31))
    verdict = judge(terms, Facts(), today=TODAY)
    assert (verdict.on, verdict.is_due) == (date(2027, 3, 31), True)


def test_months_end_where_the_month_ends():
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)


KINDS = st.sampled_from([None, HOUSEHOLD, ENTERPRISE])
SECTORS = st.sampled_from(
    [(None, None), ("47", "G"), ("46", "G"), ("G", "G"), ("56", "I"), ("I", "I"), ("C", "C")]
)
MONEY = st.integers(0, 20).map(lambda n: n * BILLION // 4)


@st.composite
def revenues(draw):
    above = draw(MONEY)
    top = draw(st.none() | MONEY.map(lambda more: above + more + 1))
    return draw(st.none() | st.just(Revenue(above, top)))


@st.composite
def facts(draw):
    sector, section = draw(SECTORS)
    sizes = st.sampled_from([None, "micro", "small", "medium"])
    return Facts(draw(KINDS), sector, section, draw(sizes), draw(revenues()))


@st.composite
def terms(draw, code="t"):
    above = draw(st.none() | MONEY)
    return Terms(
        code=code,
        position=draw(st.integers(0, 5)),
        kinds=draw(st.sampled_from([EVERYBODY, frozenset({HOUSEHOLD}), frozenset({ENTERPRISE})])),
        sectors=draw(st.sampled_from([(), (("47", "G"),), (("56", "I"), ("I", "I"))])),
        sizes=draw(st.sampled_from([frozenset(), frozenset({"small", "medium"})])),
        revenue_above=above,
        revenue_up_to=draw(st.none() | MONEY.map(lambda more: (above or 0) + more + 1)),
        has_condition=draw(st.booleans()),
        has_elsewhere=draw(st.booleans()),
        in_force_on=draw(st.dates(date(2024, 1, 1), date(2028, 1, 1))),
        due_on=draw(st.none() | st.dates(date(2024, 1, 1), date(2028, 1, 1))),
        recurrence=draw(st.sampled_from(["", "MONTH", "QUARTER", "YEAR"])),
    )


@st.composite
def less_known(draw, known):
    """The same facts with some of them not stated, or said less exactly."""
    fewer = replace(known, kind=draw(st.sampled_from([known.kind, None])))
    fewer = replace(fewer, size=draw(st.sampled_from([known.size, None])))
    if draw(st.booleans()):
        fewer = replace(fewer, revenue=None)
    said = draw(st.sampled_from(["as-said", "section", "nothing"]))
    if said == "nothing":
        return replace(fewer, sector=None, section=None)
    return replace(fewer, sector=fewer.section) if said == "section" else fewer


@given(data=st.data())
def test_a_further_fact_never_contradicts(data):
    known, duty = data.draw(facts()), data.draw(terms())
    before = judge(duty, data.draw(less_known(known)), today=TODAY).answer
    after = judge(duty, known, today=TODAY).answer
    assert before in {Answer.MAYBE, after}


@given(data=st.data())
def test_duties_come_surest_first_and_by_date(data):
    duties = [data.draw(terms(code=f"t{n}")) for n in range(data.draw(st.integers(0, 6)))]
    verdicts = duties_for(duties, data.draw(facts()), today=TODAY)
    order = [Answer.YES, Answer.MAYBE, Answer.NO]
    keys = [(order.index(verdict.answer), verdict.on) for verdict in verdicts]
    assert keys == sorted(keys)
    assert sorted(verdict.code for verdict in verdicts) == [duty.code for duty in duties]


@given(data=st.data())
def test_the_order_of_the_duties_does_not_matter(data):
    duties = [data.draw(terms(code=f"t{n}")) for n in range(4)]
    known = data.draw(facts())
    assert duties_for(duties, known, today=TODAY) == duties_for(
        data.draw(st.permutations(duties)), known, today=TODAY
    )


@given(due=st.dates(date(2020, 1, 1), date(2030, 1, 1)), step=st.sampled_from(["MONTH", "YEAR"]))
def test_what_comes_back_is_due_from_today_on(due, step):
    found = next_due(due, step, today=TODAY)
    assert found >= TODAY or due >= TODAY
    assert found.day <= due.day


@given(revenue=revenues(), above=st.none() | MONEY, up_to=st.none() | MONEY)
def test_a_sure_band_is_sure_at_both_ends(revenue, above, up_to):
    if revenue and within(revenue, above, up_to) is Answer.YES:
        assert above is None or revenue.above >= above
        assert up_to is None or (revenue.up_to is not None and revenue.up_to <= up_to)
