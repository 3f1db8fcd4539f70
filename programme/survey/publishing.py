"""Surveys made from those of before, and published; each one transaction with who."""

from collections.abc import Iterator
from datetime import datetime

import pghistory
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from programme.models import Survey, SurveyQuestion
from programme.survey.paper import CHOSEN


class NotPublishableError(Exception):
    """A draft that would not work; `reasons` are pairs of a code and what it is about."""

    def __init__(self, reasons: list[tuple[str, str]]) -> None:
        super().__init__(reasons)
        self.reasons = reasons


@transaction.atomic
def clone_survey(*, survey: Survey, by: User) -> Survey:
    """A draft with all questions of a survey, for the year after the last; its dates are open.

    Returns: the draft; where there is one already, that one, unchanged.
    """
    held = list(Survey.objects.select_for_update(of=("self",)).order_by("year"))
    source = next(row for row in held if row.pk == survey.pk)
    draft = next((row for row in held if row.is_draft), None)
    if draft is not None:
        return draft
    with pghistory.context(action="clone", user=by.pk):
        draft = Survey.objects.create(year=held[-1].year + 1, origin=source.origin)
        for row in source.questions.order_by("pk"):
            _copy(row, draft)
    return draft


def _copy(row: SurveyQuestion, draft: Survey) -> None:
    options = list(row.options.order_by("pk"))
    row.pk, row.survey, row._state.adding = None, draft, True
    row.save()
    for option in options:
        option.pk, option.question, option._state.adding = None, row, True
        option.save()


@transaction.atomic
def publish_survey(*, survey: Survey, by: User | None, at: datetime) -> Survey:
    """Freeze a draft; it takes answers on its days. Published before, it comes back as it is.

    Args:
        by: None for the shipped ones.

    Raises: NotPublishableError: it would not work.
    """
    row = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
    if not row.is_draft:
        return row
    if reasons := list(problems(row, at=at)):
        raise NotPublishableError(reasons)
    with pghistory.context(action="publish", user=by.pk if by else None):
        row.status, row.published_at = Survey.Status.PUBLISHED, at
        row.save(update_fields=["status", "published_at"])
    return row


def problems(survey: Survey, *, at: datetime) -> Iterator[tuple[str, str]]:
    """Why a draft would not work: codes and what each is about; none for a sound one."""
    if survey.opens_on is None or survey.closes_on is None:
        yield "no-days", ""
    elif survey.closes_on < timezone.localdate(at):
        yield "over", f"{survey.closes_on:%d/%m/%Y}"
    rows = list(survey.questions.order_by("position", "pk").annotate(choices=Count("options")))
    if not rows:
        yield "no-questions", ""
    for row in rows:
        if row.kind in CHOSEN and row.choices < 2:
            yield "nothing-to-choose", str(row.text)
        if row.kind not in CHOSEN and row.choices:
            yield "not-to-choose", str(row.text)
