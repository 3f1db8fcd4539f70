"""Giving an answer, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User
from programme.survey.models import Survey, SurveyAnswer


class AnsweredError(Exception):
    """This account has answered this year's survey."""


class ClosedError(Exception):
    """The survey takes no more answers."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody answers; `answers` by code of the question, checked by the form."""

    answers: Mapping[str, str]
    province: str | None = None
    section: str | None = None
    size: str = ""


@transaction.atomic
def answer_survey(
    *, survey: Survey, given: Given, request_key: UUID, by: User | None, at: datetime
) -> SurveyAnswer:
    """Keep an answer; the same form twice is one.

    Raises: AnsweredError, ClosedError.
    """
    if known := SurveyAnswer.objects.filter(request_key=request_key).first():
        return known
    row = Survey.objects.select_for_update(of=("self",), no_key=True).get(pk=survey.pk)
    if not row.is_open:
        raise ClosedError
    try:
        with transaction.atomic():
            return SurveyAnswer.objects.create(
                survey=row,
                answers=dict(given.answers),
                province_id=given.province or None,
                section_id=given.section or None,
                size=given.size,
                day=timezone.localdate(at),
                request_key=request_key,
                person=_mark(by, row) if by else "",
            )
    except IntegrityError:
        if known := SurveyAnswer.objects.filter(request_key=request_key).first():
            return known
        raise AnsweredError from None


def _mark(user: User, survey: Survey) -> str:
    """Names an account within one survey, and only to who has the site's secret."""
    return salted_hmac("programme.survey", f"{survey.year}:{user.pk}").hexdigest()[:32]
