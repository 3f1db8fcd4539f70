"""Giving an answer, once; changing it while the survey is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User
from programme.models import Survey, SurveyAnswer
from reference.once import once_for


class AnsweredError(Exception):
    """She has answered already, perhaps in another tab: `answer` is what stands there."""

    def __init__(self, answer: SurveyAnswer) -> None:
        super().__init__(answer.pk)
        self.answer = answer


class AnsweredByAccountError(Exception):
    """Somebody answered in this browser with an account, who is not signed in now."""


class ClosedError(Exception):
    """The survey takes no more answers, or none yet."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody answers; `answers` by code of the question, checked by the form."""

    answers: Mapping[str, Any]
    province: str | None = None
    section: str | None = None
    size: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """By what an answer is found again: digests of one year that lead to nobody, or ""."""

    person: str = ""
    browser: str = ""


def who(*, year: int, user: User | None, browser: str) -> Who:
    """Digests by the site's secret: one account, or one browser by its token, in one year."""
    return Who(person_mark(user, year) if user else "", _mark(year, f"browser:{browser}"))


def person_mark(user: User, year: int) -> str:
    return _mark(year, str(user.pk))


def _mark(year: int, of: str) -> str:
    return salted_hmac("programme.survey", f"{year}:{of}").hexdigest()[:32]


def own_answer(*, survey: int, by: Who) -> SurveyAnswer | None:
    """What she answered: with her account, or in this browser while nobody was signed in.

    Raises: AnsweredByAccountError: she is not signed in, and who answered here was.
    """
    rows = SurveyAnswer.objects.filter(survey=survey)
    mine = rows.filter(person=by.person).first() if by.person else None
    here = rows.filter(browser=by.browser).first() if by.browser else None
    if mine or here is None:
        return mine
    if not here.person:
        return here
    if not by.person:
        raise AnsweredByAccountError
    return None


@transaction.atomic
def answer_survey(
    *, survey: int, given: Given, request_key: UUID, version: int, by: Who, at: datetime
) -> SurveyAnswer:
    """Keep an answer, or change the one that she gave; the same form twice is one.

    Args:
        survey: its key. version: of the answer that her form showed; 0: none.

    Raises: ClosedError. AnsweredByAccountError.
        AnsweredError: another answer of hers stands there than her form showed.
    """
    row = _open(survey, at)
    key = once_for(request_key, row.pk, by.person or by.browser)
    known = own_answer(survey=row.pk, by=by)
    if known is None:
        return _new(row, given, key, by, at)
    if known.request_key == key:
        return known
    if known.version != version:
        raise AnsweredError(known)
    _fill(known, given, at)
    known.person, known.version = by.person or known.person, known.version + 1
    known.request_key = key
    known.save()
    return known


def _open(survey: int, at: datetime) -> Survey:
    """The survey under lock: two answers of one person never pass each other.

    Raises: ClosedError.
    """
    day = timezone.localdate(at)
    rows = Survey.objects.select_for_update(of=("self",), no_key=True)
    row = rows.filter(status="PUBLISHED", opens_on__lte=day, closes_on__gte=day, pk=survey).first()
    if row is None:
        raise ClosedError
    return row


def _new(survey: Survey, given: Given, key: UUID, by: Who, at: datetime) -> SurveyAnswer:
    taken = SurveyAnswer.objects.filter(survey=survey, browser=by.browser).exists()
    browser = "" if taken else by.browser
    row = SurveyAnswer(survey=survey, request_key=key, person=by.person, browser=browser)
    _fill(row, given, at)
    row.save()
    return row


def _fill(row: SurveyAnswer, given: Given, at: datetime) -> None:
    row.answers = dict(given.answers)
    row.province_id, row.section_id = given.province or None, given.section or None
    row.size, row.day = given.size, timezone.localdate(at)
