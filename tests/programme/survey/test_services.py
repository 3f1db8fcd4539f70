"""An answer counts once, by whichever way it comes twice; it changes until the last day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from programme.models import Survey, SurveyAnswer
from programme.survey.services import (
    AnsweredByAccountError,
    AnsweredError,
    ClosedError,
    own_answer,
    who,
)
from tests.owners import owner
from tests.programme.survey.conftest import AT, draft, give

ONE, OTHER = {"view": "later"}, {"view": "essential-help"}
db = pytest.mark.django_db


@db
@pytest.mark.parametrize("by", ["browser", "account", "both"])
def test_second_answer_is_told_of_and_counts_nothing(survey, by):
    user = owner() if by != "browser" else None
    browser = "b" if by != "account" else None
    give(survey, ONE, user=user, browser=browser)
    with pytest.raises(AnsweredError) as told:
        give(survey, OTHER, user=user, browser=browser)
    assert told.value.answer.answers == ONE
    assert SurveyAnswer.objects.count() == 1


@db
def test_same_form_twice_is_one_answer(survey):
    key = uuid4()
    first = give(survey, ONE, browser="b", key=key)
    assert give(survey, ONE, browser="b", key=key) == first
    assert SurveyAnswer.objects.get().version == 1


@db
def test_two_forms_under_one_forged_key_are_two_people(survey):
    key = uuid4()
    for browser in ("one", "other"):
        give(survey, ONE, browser=browser, key=key)
    assert SurveyAnswer.objects.count() == 2


@db
def test_answer_is_changed_by_who_saw_it(survey):
    first = give(survey, ONE, browser="b", province="01")
    give(survey, OTHER, browser="b", version=first.version)
    row = SurveyAnswer.objects.get()
    assert (row.answers, row.province_id, row.version) == (OTHER, None, 2)


@db
def test_older_tab_does_not_write_over_a_change(survey):
    first = give(survey, ONE, browser="b")
    give(survey, OTHER, browser="b", version=first.version)
    with pytest.raises(AnsweredError):
        give(survey, ONE, browser="b", version=first.version)
    assert SurveyAnswer.objects.get().answers == OTHER


@db
def test_answer_given_before_signing_in_becomes_the_accounts(survey):
    user = owner()
    first = give(survey, ONE, browser="b")
    give(survey, OTHER, browser="b", user=user, version=first.version)
    row = SurveyAnswer.objects.get()
    assert row.person == who(year=2027, user=user, browser="").person
    with pytest.raises(AnsweredError):
        give(survey, ONE, browser="elsewhere", user=user)


@db
def test_two_accounts_in_one_browser_are_two_people(survey):
    for user in (owner(), owner()):
        give(survey, ONE, browser="b", user=user)
    assert SurveyAnswer.objects.count() == 2


@db
def test_answer_of_an_account_is_not_shown_to_who_is_not_signed_in(survey):
    give(survey, ONE, browser="b", user=owner())
    with pytest.raises(AnsweredByAccountError):
        own_answer(survey=survey.pk, by=who(year=2027, user=None, browser="b"))
    with pytest.raises(AnsweredByAccountError):
        give(survey, OTHER, browser="b")


@db
def test_marks_of_two_years_have_nothing_in_common():
    user = owner()
    now, then = (who(year=year, user=user, browser="b") for year in (2026, 2027))
    assert len({now.person, now.browser, then.person, then.browser}) == 4


@db
@pytest.mark.parametrize("days", [-334, 32], ids=["before", "after"])
def test_takes_answers_on_its_days_only(survey, days):
    with pytest.raises(ClosedError):
        give(survey, ONE, at=AT.replace(year=2027) + timedelta(days=days))


@db
def test_draft_takes_no_answers():
    made = draft(2028)
    with pytest.raises(ClosedError):
        give(made, ONE)
    with pytest.raises(IntegrityError, match="published"), transaction.atomic():
        SurveyAnswer.objects.create(survey=made, answers=ONE, day=AT.date(), request_key=uuid4())


def test_two_tabs_at_once_count_once(committed_db):
    """Both were opened before either was sent; neither knows of the other."""
    survey = Survey.objects.get(year=2026)
    together = Barrier(8)

    def send(number):
        together.wait()
        try:
            give(survey, {"use": ("one", "many")[number % 2]}, browser="b")
        except AnsweredError:
            return "told"
        finally:
            connection.close()
        return "kept"

    try:
        with ThreadPoolExecutor(8) as pool:
            ends = sorted(pool.map(send, range(8)))
        assert ends == ["kept", *["told"] * 7]
        assert SurveyAnswer.objects.count() == 1
    finally:
        SurveyAnswer.objects.all().delete()
