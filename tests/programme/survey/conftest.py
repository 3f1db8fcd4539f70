from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from programme.models import Survey, SurveyOption, SurveyQuestion
from programme.survey.publishing import publish_survey
from programme.survey.services import Given, answer_survey, who

AT = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
EVERY_KIND = {
    "view": ("SINGLE", {}, ("essential-help", "later")),
    "tools": ("MULTIPLE", {}, ("sales", "books", "stock")),
    "ease": (
        "SCALE",
        {"low_vi": "rất khó", "low_en": "very hard", "high_vi": "dễ", "high_en": "easy"},
        (),
    ),
    "seats": ("NUMBER", {"unit_vi": "người", "unit_en": "people", "most": 1000}, ()),
}


@pytest.fixture
def shipped(db):
    return Survey.objects.get(year=2026)


def draft(year, *, opens_on=None, closes_on=None):
    """A survey with a question of each kind."""
    made = Survey.objects.create(year=year, opens_on=opens_on, closes_on=closes_on)
    for place, (code, (kind, facts, options)) in enumerate(EVERY_KIND.items()):
        said = {"text_vi": f"Câu {code}?", "text_en": f"Question {code}?", **facts}
        question = SurveyQuestion.objects.create(
            survey=made, code=code, kind=kind, position=place, **said
        )
        for position, option in enumerate(options):
            SurveyOption.objects.create(
                question=question,
                code=option,
                position=position,
                text_vi=f"vi {option}",
                text_en=f"en {option}",
            )
    return made


@pytest.fixture
def survey(db):
    """One with each kind of question, open the whole of next year."""
    made = draft(2027, opens_on=date(2027, 1, 1), closes_on=date(2027, 12, 31))
    return publish_survey(survey=made, by=None, at=AT)


IN_2027 = AT.replace(year=2027)


def give(survey, answers, *, at=None, version=0, key=None, user=None, browser=None, **places):
    """What one more person says, from a browser of its own."""
    return answer_survey(
        survey=survey.pk,
        given=Given(answers, **places),
        request_key=key or uuid4(),
        version=version,
        by=who(year=survey.year, user=user, browser=browser or str(uuid4())),
        at=at or AT.replace(year=survey.year),
    )
