"""Results: counts, shares, medians, parts, years beside each other."""

from datetime import date

import pytest

from programme.models import Survey, SurveyOption
from programme.opendata.survey import survey as open_data
from programme.survey.paper import read_paper
from programme.survey.publishing import clone_survey, publish_survey
from programme.survey.selectors import (
    published,
    results,
    results_by,
    survey_for,
    years_beside,
)
from tests.programme.survey.conftest import AT, give
from tests.staff import colleague

pytestmark = pytest.mark.django_db


def by_code(survey):
    return {each.code: each for each in results(read_paper(survey))}


def test_shares_come_with_their_interval_from_five_answers_on(survey):
    for option in ("later", "later", "later", "essential-help"):
        give(survey, {"view": option})
    assert by_code(survey)["view"].options == ()
    give(survey, {"view": "later"})
    found = by_code(survey)["view"]
    later = found.options[1]
    assert (found.answered, later.count, later.share, later.low, later.high) == (
        *(5, 4, 80.0),
        *(37.6, 96.4),
    )


def test_several_answers_of_one_person_count_each_and_she_once(survey):
    for tools in (["sales", "books"], ["sales"], ["sales"], ["stock"], ["books"]):
        give(survey, {"tools": tools})
    found = by_code(survey)["tools"]
    assert (found.answered, [each.count for each in found.options]) == (5, [3, 2, 1])


def test_scale_counts_its_points(survey):
    for point in "11255":
        give(survey, {"ease": point})
    assert [each.count for each in by_code(survey)["ease"].options] == [2, 1, 0, 0, 2]


def test_number_has_its_median(survey):
    for seats in (0, 3, 4, 8, 10, 1000):
        give(survey, {"seats": seats})
    found = by_code(survey)["seats"].number
    assert (found.median, found.interval) == (6, (0, 1000))


def test_parts_under_five_are_left_out_and_cannot_be_worked_out(survey):
    for province, times in (("01", 9), ("79", 8), ("48", 4)):
        for _time in range(times):
            give(survey, {"view": "later"}, province=province)
    parts = results_by(read_paper(survey), "province")["view"]
    assert {part: each.answered for part, each in parts.items()} == {"01": 9}


def test_every_figure_is_what_the_rows_say(survey):
    from programme.models import SurveyAnswer

    for number in range(40):
        give(
            survey,
            {"view": ("later", "essential-help")[number % 3 == 0], "seats": number % 7},
            size=("micro", "small")[number % 2],
        )
    rows = list(SurveyAnswer.objects.values_list("size", "answers"))
    for size, found in results_by(read_paper(survey), "size")["view"].items():
        said = [answers["view"] for part, answers in rows if part == size]
        assert found.answered == len(said)
        assert {e.code: e.count for e in found.options} == {c: said.count(c) for c in set(said)}


def test_same_question_stands_beside_the_year_before(shipped):
    made = clone_survey(survey=shipped, by=colleague("content_editor"))
    made.opens_on, made.closes_on = date(2027, 1, 1), date(2027, 12, 31)
    made.save()
    made.questions.filter(code="help").update(code="other")
    publish_survey(survey=made, by=None, at=AT)
    for _time in range(5):
        for question in ("use", "help"):
            give(shipped, {question: "none"})
    assert {y: {*held} for y, held in years_beside(read_paper(made)).items()} == {2026: {"use"}}


def test_shipped_question_names_what_was_published_about_it(shipped):
    [option] = SurveyOption.objects.filter(question__survey=shipped).exclude(figure=None)
    assert (option.code, int(option.figure.value)) == ("essential-help", 47)
    assert option.figure.sources.exists()


def test_page_is_about_what_is_open_else_to_come_else_over(shipped, survey):
    days = {
        date(2026, 6, 1): (2026, True),
        date(2027, 6, 1): (2027, True),
        date(2028, 6, 1): (2027, False),
        date(2025, 6, 1): (2026, False),
    }
    for day, (year, is_open) in days.items():
        paper = survey_for(day)
        assert (paper.year, paper.is_open(day)) == (year, is_open)
    assert [each.year for each in published(day=date(2026, 6, 1))] == [2026]


def test_open_data_has_numbers_and_intervals_in_whole_and_by_part(shipped):
    for _time in range(6):
        give(shipped, {"use": "one"}, province="01", size="micro")
    rows = [row for row in open_data() if row[7] == "one"]
    assert [row[1:3] for row in rows] == [
        *[("", ""), ("province", "01"), ("section", ""), ("size", "micro")]
    ]
    assert {row[10:15] for row in rows} == {(6, 6, 100.0, 61.0, 100.0)}
    assert Survey.objects.filter(year=2026).exists()
