"""The survey: answered once, changed by nobody afterwards, told with its uncertainty."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from programme.models import Survey, SurveyAnswer
from programme.survey.selectors import results
from programme.survey.services import AnsweredError, Given, answer_survey
from tests.owners import owner

AT = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

pytestmark = pytest.mark.django_db


def give(option="cost", **said):
    given = Given({"obstacle": option}, **said)
    survey = Survey.objects.get(year=2026)
    return answer_survey(survey=survey, given=given, request_key=uuid4(), by=None, at=AT)


def test_answered_on_the_page_once_by_a_browser(client):
    page = client.get("/survey/")
    said = {"q-view": "essential-help", "province": "01", "size": "micro"}
    said["request_key"] = page.context["form"]["request_key"].value()
    assert client.post("/survey/", {"request_key": uuid4()}).context["form"].errors
    for _twice in range(2):
        assert client.post("/survey/", said)["Location"] == "/survey/results/"
    [row] = SurveyAnswer.objects.all()
    assert (row.answers, row.province_id, row.size) == ({"view": "essential-help"}, "01", "micro")
    assert client.get("/survey/")["Location"] == "/survey/results/"
    assert "Chưa đủ năm" in client.get("/survey/results/").content.decode()


def test_account_answers_once_from_any_browser():
    user = owner()
    for _browser in range(2):
        client = Client()
        client.force_login(user)
        client.post("/survey/", {"q-use": "one", "request_key": uuid4()})
    assert SurveyAnswer.objects.count() == 1
    survey = Survey.objects.get()
    with pytest.raises(AnsweredError):
        answer_survey(
            survey=survey, given=Given({"use": "one"}), request_key=uuid4(), by=user, at=AT
        )


def test_what_is_not_offered_is_refused(client):
    said = {"q-view": "nobody\0", "province": "xx", "request_key": uuid4()}
    form = client.post("/survey/", said).context["form"]
    assert set(form.errors) == {"q-view", "province"}
    assert "nobody" not in str(form.errors)
    assert not SurveyAnswer.objects.exists()


def test_shares_come_with_their_interval_from_five_answers_on():
    for option in ("cost", "cost", "cost", "time"):
        give(option)
    survey = Survey.objects.get()
    assert results(survey)[1].options == ()
    give("cost", province="01")
    question = results(survey)[1]
    cost = question.options[0]
    assert (question.answered, cost.count, cost.share, cost.low, cost.high) == (
        *(5, 4, 80.0),
        *(37.6, 96.4),
    )
    assert results(survey, province="01")[1].options == ()


def test_questions_that_were_answered_are_kept():
    Survey.objects.update(questions=Survey.objects.get().questions[:3])
    give()
    with pytest.raises(IntegrityError, match="answers"), transaction.atomic():
        Survey.objects.update(questions=[])
    Survey.objects.update(is_open=False)
