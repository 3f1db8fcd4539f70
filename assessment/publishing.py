"""Versions of instruments: cloned, published, retired; each one transaction with who and why."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import pghistory
from django.db import models, transaction

from accounts.models import User
from assessment.models import (
    Industry,
    Instrument,
    InstrumentVersion,
    LevelRule,
    Option,
    Pillar,
    Question,
)
from assessment.paper import Paper, PaperPillar, PaperQuestion, read_paper
from reference.models import Need

Status = InstrumentVersion.Status


class NotPublishableError(Exception):
    """A draft that would not work; `reasons` are pairs of a code and what it is about."""

    def __init__(self, reasons: list[tuple[str, str]]) -> None:
        super().__init__(reasons)
        self.reasons = reasons


@transaction.atomic
def clone_version(*, version: InstrumentVersion, by: User, at: datetime) -> InstrumentVersion:
    """A draft with all parts of a version, under the next number.

    Returns: the draft; where the instrument has one already, that one, unchanged.
    """
    Instrument.objects.select_for_update().get(pk=version.instrument_id)
    siblings = InstrumentVersion.objects.filter(instrument=version.instrument_id)
    draft = siblings.filter(status=Status.DRAFT).first()
    if draft is not None:
        return draft
    source = siblings.get(pk=version.pk)
    latest = siblings.aggregate(number=models.Max("number"))["number"]
    with pghistory.context(action="clone", user=by.pk, at=at.isoformat()):
        draft = _copy(source, number=latest + 1, status=Status.DRAFT, published_at=None)
        _copy_parts(source, draft)
    return draft


def _copy(row: Any, **changed: Any) -> Any:
    """A new row like an old one, but for some fields."""
    same = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "shipped_digest"
    }
    names = {field.attname for field in row._meta.concrete_fields}
    given = {(f"{name}_id" if f"{name}_id" in names else name): v for name, v in changed.items()}
    return type(row).objects.create(**{**same, **given})


def _copy_parts(source: InstrumentVersion, draft: InstrumentVersion) -> None:
    for model in (LevelRule, Industry):
        for row in model.objects.filter(version=source).order_by("pk"):  # type: ignore[attr-defined]
            _copy(row, version=draft.pk)
    for pillar in Pillar.objects.filter(version=source).order_by("pk"):
        copied = _copy(pillar, version=draft.pk)
        for question in Question.objects.filter(pillar=pillar).order_by("pk"):
            asked = _copy(question, pillar=copied.pk)
            for option in Option.objects.filter(question=question).order_by("pk"):
                _copy(option, question=asked.pk)


@transaction.atomic
def publish(*, version: InstrumentVersion, by: User | None, at: datetime) -> InstrumentVersion:
    """Offer a draft to everybody and retire the version that was offered before.

    Args:
        by: None for the shipped ones.

    Returns: the stored row. One that is published already comes back unchanged, without history.
    Raises: NotPublishableError: it would not work, or it is retired.
    """
    Instrument.objects.select_for_update().get(pk=version.instrument_id)
    row = InstrumentVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if row.status == Status.PUBLISHED:
        return row
    if row.status == Status.RETIRED:
        raise NotPublishableError([("retired", str(row.number))])
    if reasons := list(problems(read_paper(row.pk))):
        raise NotPublishableError(reasons)
    with pghistory.context(action="publish", user=by.pk if by else None):
        before = InstrumentVersion.objects.filter(
            instrument=row.instrument_id, status=Status.PUBLISHED
        )
        before.update(status=Status.RETIRED)
        row.status, row.published_at = Status.PUBLISHED, at
        row.save(update_fields=["status", "published_at"])
    return row


def problems(paper: Paper) -> Iterator[tuple[str, str]]:
    """Why a version would not work: codes and what each is about; empty for a sound one."""
    if not paper.pillars:
        yield "no-pillars", ""
    codes = [question.code for pillar in paper.pillars for question in pillar.questions]
    yield from (("twice", code) for code in sorted({c for c in codes if codes.count(c) > 1}))
    yield from _wrong_levels(paper)
    for pillar in paper.pillars:
        yield from _wrong_pillar(pillar, paper)
    yield from (("unknown-need", code) for code in sorted(_needs(paper) - _known_needs()))


def _wrong_levels(paper: Paper) -> Iterator[tuple[str, str]]:
    numbers = [each.level for each in paper.levels]
    if numbers != list(range(len(numbers))) or len(numbers) < 2:
        yield "levels-have-gaps", ""
    rules = paper.scheme.levels
    for lower, higher in pairwise(rules):
        is_rising = (
            higher.percent_from > lower.percent_from and higher.points_above > lower.points_above
        )
        if not is_rising:
            yield "levels-do-not-rise", str(higher.level)
    for rule in rules:
        if rule.pillars_required > len(paper.pillars):
            yield "too-many-pillars", str(rule.level)


def _wrong_pillar(pillar: PaperPillar, paper: Paper) -> Iterator[tuple[str, str]]:
    groups = {each.group for each in paper.industries.values()} or {""}
    if any(not any(q.is_for(group) for q in pillar.questions) for group in groups):
        yield "pillar-asks-nothing", str(pillar.name)
    for question in pillar.questions:
        if not _works(question):
            yield "no-answers", str(question.text)
        if not set(question.groups) <= groups:
            yield "unknown-group", str(question.text)


def _works(question: PaperQuestion) -> bool:
    """Whether an answer can make a difference."""
    fewest = 1 if question.takes_many else 2
    return len(question.options) >= fewest and any(option.score for option in question.options)


def _needs(paper: Paper) -> set[str]:
    found = {code for pillar in paper.pillars for code in pillar.needs}
    for question in paper.questions.values():
        found |= {*question.needs, *(code for o in question.options for code in o.needs)}
    return found


def _known_needs() -> set[str]:
    return set(Need.objects.current().order_by("code").values_list("code", flat=True))
