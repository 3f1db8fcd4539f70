"""Surveys are made from the one before, checked, published, and then stay as they are."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from programme.loading import load_programme
from programme.models import Survey, SurveyOption, SurveyQuestion
from programme.survey.paper import read_paper
from programme.survey.publishing import NotPublishableError, clone_survey, publish_survey
from tests.programme.survey.conftest import AT, draft
from tests.staff import colleague

pytestmark = pytest.mark.django_db
DAYS = {"opens_on": date(2027, 1, 1), "closes_on": date(2027, 2, 1)}


def asked(survey):
    paper = read_paper(survey)
    return [
        (q.code, q.kind, q.text, [(o.code, o.text) for o in q.options]) for q in paper.questions
    ]


def test_next_one_asks_the_same_and_is_a_draft(shipped):
    by = colleague("content_editor")
    made = clone_survey(survey=shipped, by=by)
    assert (made.year, made.status, made.opens_on) == (2027, "DRAFT", None)
    assert asked(made) == asked(shipped)
    assert clone_survey(survey=shipped, by=by) == made


def test_shipped_one_is_published_and_a_second_load_changes_nothing(shipped):
    assert not shipped.is_draft
    before = asked(shipped)
    load_programme()
    assert asked(shipped) == before


def choose_on_a_scale(made):
    question = made.questions.get(code="ease")
    SurveyOption.objects.create(question=question, code="x", text_vi="x", text_en="x")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda made: Survey.objects.filter(pk=made.pk).update(closes_on=None), "no-days"),
        (lambda made: Survey.objects.filter(pk=made.pk).update(closes_on="2027-01-01"), "over"),
        (lambda made: made.questions.all().delete(), "no-questions"),
        (
            lambda made: SurveyOption.objects.filter(question__survey=made, code="later").delete(),
            "nothing-to-choose",
        ),
        (choose_on_a_scale, "not-to-choose"),
    ],
    ids=["no days", "over", "no questions", "one answer only", "answers on a scale"],
)
def test_what_would_not_work_is_not_published(change, code):
    made = draft(2027, **DAYS)
    change(made)
    made.refresh_from_db()
    with pytest.raises(NotPublishableError) as told:
        publish_survey(survey=made, by=None, at=AT.replace(year=2027, month=1))
    assert [each for each, _about in told.value.reasons] == [code]
    assert Survey.objects.get(pk=made.pk).is_draft


def test_published_twice_is_published_once():
    made = draft(2027, **DAYS)
    first = publish_survey(survey=made, by=None, at=AT)
    assert publish_survey(survey=made, by=None, at=AT.replace(month=12)).published_at == (
        first.published_at
    )


WRITES = {
    "year": lambda s: Survey.objects.filter(pk=s.pk).update(year=2030, opens_on="2030-01-01"),
    "first day": lambda s: Survey.objects.filter(pk=s.pk).update(opens_on="2027-01-02"),
    "back to a draft": lambda s: Survey.objects.filter(pk=s.pk).update(
        status="DRAFT", published_at=None
    ),
    "gone": lambda s: Survey.objects.filter(pk=s.pk).delete(),
    "text": lambda s: s.questions.update(text_vi="khác"),
    "one question more": lambda s: SurveyQuestion.objects.create(
        survey=s, code="x", text_vi="x", text_en="x"
    ),
    "one question less": lambda s: s.questions.filter(code="seats").delete(),
    "option": lambda s: SurveyOption.objects.filter(question__survey=s).update(text_en="other"),
    "figure": lambda s: SurveyOption.objects.filter(question__survey=s).update(
        figure="need-help-share"
    ),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_published_survey_stays_as_it_is(survey, write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write(survey)


def test_last_day_may_be_moved_after_publishing(survey):
    assert Survey.objects.filter(pk=survey.pk).update(closes_on="2027-03-01") == 1


def test_draft_is_edited_freely():
    made = draft(2027)
    assert made.questions.update(text_vi="khác") == 4
    made.delete()
    assert not Survey.objects.filter(year=2027).exists()


BROKEN = {
    "a year has one": ("survey_year", lambda: Survey.objects.create(year=2026)),
    "closes before it opens": (
        "survey_closes_after_it_opens",
        lambda: Survey.objects.create(year=2028, opens_on="2028-02-01", closes_on="2028-01-01"),
    ),
    "opens in another year": (
        "survey_opens_in_its_year",
        lambda: Survey.objects.create(year=2028, opens_on="2027-12-31"),
    ),
    "published without days": (
        "survey_published_says_when",
        lambda: Survey.objects.create(year=2028, status="PUBLISHED", published_at=AT),
    ),
    "scale without ends": ("scale_says_its_ends", lambda: ask(kind="SCALE")),
    "choice with ends": ("scale_says_its_ends", lambda: ask(low_vi="x")),
    "number without unit": ("number_says_its_unit", lambda: ask(kind="NUMBER", most=9)),
    "number without most": (
        "number_says_its_unit",
        lambda: ask(kind="NUMBER", unit_vi="x", unit_en="x"),
    ),
    "code twice": ("surveyquestion_code_is_unique", lambda: ask(twice=True)),
}


def ask(twice=False, **facts):
    made = Survey.objects.create(year=2028)
    for _time in range(1 + twice):
        said = {"code": "x", "text_vi": "x", "text_en": "x", **facts}
        SurveyQuestion.objects.create(survey=made, **said)


@pytest.mark.parametrize(("name", "write"), BROKEN.values(), ids=BROKEN)
def test_database_refuses(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()
