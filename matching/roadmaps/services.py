"""Writes of a roadmap: kept, planned again, its steps changed; each safe to repeat."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ledger.services import scrub
from matching.models import MatchResult, Roadmap, RoadmapStep
from matching.roadmaps.planning import plan_roadmap
from platforms.snapshot import Snapshot

MOST_STEPS = 100


class TooManyStepsError(Exception):
    """A roadmap holds a hundred steps at most."""


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What she says of a step: from its first day to its last."""

    title: str
    starts_on: date
    due_on: date


@transaction.atomic
def keep_roadmap(
    *, token: str, bundle: str, starts_on: date, snapshot: Snapshot, at: datetime
) -> Roadmap:
    """Keep the planned roadmap of a result, or plan it again.

    Planned anew are the steps that the planner made and that are not done; her own and the done
    ones stay. The same twice leaves the same steps.

    Raises: MatchResult.DoesNotExist: expired meanwhile, or never there.
    """
    result = _result(token, at)
    planned = plan_roadmap(result=result, snapshot=snapshot, bundle=bundle, starts_on=starts_on)
    roadmap, _is_new = Roadmap.objects.update_or_create(
        result=result,
        defaults={"bundle": planned.bundle, "starts_on": starts_on, "changed_at": at},
        create_defaults={
            "bundle": planned.bundle,
            "starts_on": starts_on,
            "created_at": at,
            "changed_at": at,
        },
    )
    mine = RoadmapStep.Kind.OWN
    roadmap.steps.filter(done_on=None).exclude(kind=mine).delete()
    done = set(roadmap.steps.exclude(kind=mine).values_list("title_vi", flat=True))
    steps = [step for step in planned.steps if step.title_vi not in done]
    for step in steps:
        step.roadmap = roadmap
    RoadmapStep.objects.bulk_create(steps)
    return roadmap


def _result(token: str, at: datetime) -> MatchResult:
    rows = MatchResult.objects.current(at=at).select_for_update(of=("self",))
    return rows.get(token=token)


def _roadmap(token: str, at: datetime) -> Roadmap:
    """The roadmap of a result, its row locked and its time of change set.

    Raises: Roadmap.DoesNotExist: never kept, or expired.
    """
    kept = MatchResult.objects.current(at=at).filter(token=token)
    roadmap = Roadmap.objects.select_for_update(of=("self",)).get(result__in=kept)
    roadmap.changed_at = at
    roadmap.save(update_fields=["changed_at"])
    return roadmap


@transaction.atomic
def add_step(
    *, token: str, request_key: UUID, phase: str, facts: StepFacts, at: datetime
) -> RoadmapStep:
    """Add a step of her own; the same form twice adds one.

    Raises:
        Roadmap.DoesNotExist: never kept, or expired.
        TooManyStepsError: the roadmap is full.
    """
    roadmap = _roadmap(token, at)
    present = RoadmapStep.objects.filter(roadmap=roadmap, request_key=request_key).first()
    if present:
        return present
    if roadmap.steps.count() >= MOST_STEPS:
        raise TooManyStepsError
    return RoadmapStep.objects.create(
        roadmap=roadmap,
        request_key=request_key,
        phase=phase,
        kind=RoadmapStep.Kind.OWN,
        own_title=scrub(facts.title)[:200],
        starts_on=facts.starts_on,
        due_on=facts.due_on,
    )


@transaction.atomic
def change_step(*, token: str, pk: int, facts: StepFacts, at: datetime) -> RoadmapStep:
    """Rename a step or move its days; a planned title that is left as it is stays bilingual.

    Raises: Roadmap.DoesNotExist, RoadmapStep.DoesNotExist: no such step of hers.
    """
    step = _step(token, pk, at)
    title = scrub(facts.title)[:200]
    if title not in (step.title_vi, step.title_en):
        step.own_title = title
    elif step.kind != RoadmapStep.Kind.OWN:
        step.own_title = ""
    step.starts_on, step.due_on = facts.starts_on, facts.due_on
    step.save(update_fields=["own_title", "starts_on", "due_on"])
    return step


@transaction.atomic
def tick_step(*, token: str, pk: int, is_done: bool, at: datetime) -> RoadmapStep:
    """Mark a step done, or not done after all; a done one keeps its day.

    Raises: Roadmap.DoesNotExist, RoadmapStep.DoesNotExist: no such step of hers.
    """
    step = _step(token, pk, at)
    step.done_on = (step.done_on or timezone.localdate(at)) if is_done else None
    step.save(update_fields=["done_on"])
    return step


@transaction.atomic
def remove_step(*, token: str, pk: int, at: datetime) -> RoadmapStep:
    """Take a step out; a second time changes nothing.

    Raises: Roadmap.DoesNotExist, RoadmapStep.DoesNotExist: no such step of hers.
    """
    step = _step(token, pk, at)
    step.removed_at = step.removed_at or at
    step.save(update_fields=["removed_at"])
    return step


def _step(token: str, pk: int, at: datetime) -> RoadmapStep:
    return RoadmapStep.objects.get(roadmap=_roadmap(token, at), pk=pk)
