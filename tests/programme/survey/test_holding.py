"""What an account answered is shown to it, and stays without it."""

import pytest
from django.utils import timezone

from accounts.privacy.erasure import erase_person
from programme.holding import sections
from programme.models import SurveyAnswer
from tests.owners import owner
from tests.programme.survey.conftest import give

pytestmark = pytest.mark.django_db


def test_she_sees_her_answers_and_nobody_elses(survey):
    user = owner()
    mine = give(survey, {"view": "later"}, user=user)
    give(survey, {"view": "later"}, user=owner())
    [shown] = [each for each in sections(user) if each.name == "survey_answers"]
    assert list(shown.rows) == [mine]


def test_answers_stay_without_a_way_back_to_her(survey):
    user = owner()
    give(survey, {"view": "later"}, user=user)
    erase_person(user=user, at=timezone.now())
    assert SurveyAnswer.objects.get().person == ""
