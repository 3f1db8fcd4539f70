"""The planner: phases, waves, dates."""

from datetime import date, timedelta

import pytest

from matching.engine.roadmap import (
    MOST_PLATFORMS,
    PHASES,
    Chosen,
    Due,
    Plan,
    in_order,
    months_later,
    plan_steps,
)

DAY = date(2026, 11, 30)


def chosen(slug="a", needs=("crm",), trial=None, *, has_price=True):
    return Chosen(slug, needs, trial, has_price)


def plan(*platforms, duties=(), asks_support=False, **maturity):
    levels = {code.replace("_", "-"): level for code, level in maturity.items()}
    return plan_steps(Plan(DAY, platforms, levels, duties, asks_support))


def of_kind(steps, kind):
    return [step for step in steps if step.kind == kind]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
    ],
)
def test_months_end_where_the_month_ends(day, months, later):
    assert months_later(day, months) == later


def test_without_platforms_there_are_data_and_checks():
    assert {step.kind for step in plan()} == {"prepare", "check"}


def test_one_platform_is_tried_put_to_use_and_learned():
    steps = plan(chosen())
    kinds = [step.kind for step in steps if step.platforms and step.kind != "prepare"]
    assert kinds == ["trial", "roll-out", "train"]


def test_checks_come_after_three_six_and_twelve_months():
    checks = of_kind(plan(chosen()), "check")
    assert [(c.months, c.starts_on) for c in checks] == [
        (3, date(2027, 2, 28)),
        (6, date(2027, 5, 30)),
        (12, date(2027, 11, 30)),
    ]


def test_steps_stand_by_phase_then_day():
    steps = plan(*(chosen(f"p{n}") for n in range(4)))
    keys = [(PHASES.index(step.phase), step.starts_on) for step in steps]
    assert keys == sorted(keys)
    assert all(step.starts_on <= step.due_on for step in steps)


def test_one_platform_after_the_other_unless_far_advanced():
    trials = of_kind(plan(chosen("a"), chosen("b")), "trial")
    assert trials[0].starts_on < trials[1].starts_on
    trials = of_kind(plan(chosen("a"), chosen("b"), operations=4, culture=3), "trial")
    assert trials[0].starts_on == trials[1].starts_on


def test_weak_data_takes_longer_to_prepare():
    weak, usual = (of_kind(plan(data_assets=level), "prepare")[0] for level in (1, 2))
    assert weak.due_on - usual.due_on == timedelta(weeks=2)


def test_people_new_to_software_learn_longer():
    weak, usual = (of_kind(plan(chosen(), culture=level), "train")[0] for level in (1, 2))
    assert weak.due_on - usual.due_on == timedelta(weeks=1)


@pytest.mark.parametrize(("offered", "days"), [(None, 14), (3, 7), (15, 15), (90, 30)])
def test_trial_lasts_as_offered_within_reason(offered, days):
    (trial,) = of_kind(plan(chosen(trial=offered)), "trial")
    assert trial.due_on - trial.starts_on == timedelta(days=days)


def test_unknown_prices_are_asked_for():
    (step,) = of_kind(plan(chosen("a"), chosen("b", has_price=False)), "quotation")
    assert step.platforms == ("b",)


def test_support_is_applied_for_where_it_may_be():
    assert of_kind(plan(chosen(), asks_support=True), "support")
    assert not of_kind(plan(chosen()), "support")
    assert not of_kind(plan(asks_support=True), "support")


def test_several_platforms_are_connected_in_the_end():
    (step,) = of_kind(plan(chosen("a"), chosen("b")), "connect")
    assert (step.phase, step.platforms) == ("transform", ("a", "b"))


def test_duty_makes_its_platform_the_first():
    duty = Due("einvoice", DAY + timedelta(days=60), frozenset({"issue-einvoice"}))
    pair = (chosen("a"), chosen("b", ("issue-einvoice",)))
    assert [each.slug for each in in_order(Plan(DAY, pair, {}, [duty]))] == ["b", "a"]


@pytest.mark.parametrize(
    ("after", "phase"), [(-10, "start"), (0, "start"), (60, "digitise"), (300, "transform")]
)
def test_duty_stands_in_the_phase_of_its_day(after, phase):
    due_on = DAY + timedelta(days=after)
    duty = Due("einvoice", due_on, frozenset({"crm"}))
    (step,) = of_kind(plan(chosen(), duties=[duty]), "duty")
    assert (step.phase, step.due_on, step.code) == (phase, due_on, "einvoice")
    assert step.starts_on <= due_on
    assert step.platforms == ("a",)


def test_more_platforms_than_a_year_can_hold_are_refused():
    with pytest.raises(ValueError, match="more than one roadmap"):
        plan(*(chosen(f"p{n}") for n in range(MOST_PLATFORMS + 1)))
