"""Plans of sectors: steps in order, each with its need, its duty and platforms of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from guidance import reading
from guidance.beside import Platforms, Wanted, find
from guidance.facts import ArticleFacts, DutyFacts, PlanFacts, StepFacts
from guidance.pages.duties import MARKS
from guidance.related import fitting

ARTICLES = 3


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step with what there is for it; `platforms` None where the catalogue has none.

    `mark`: the kind of badge for how well the duty was checked, "" without one.
    """

    step: StepFacts
    duty: DutyFacts | None
    mark: str
    platforms: Platforms | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    plan: PlanFacts
    steps: tuple[StepLine, ...]
    articles: tuple[ArticleFacts, ...]
    match_query: str
    duties_query: str
    is_due_for_review: bool
    url: str


def all_plans() -> tuple[PlanFacts, ...]:
    """In the editors' order; one query."""
    return tuple(reading.current().plans.values())


def plan_page(code: str, *, today: date) -> PlanPage | None:
    """The plan of one sector; None where there is none. One query."""
    held = reading.current()
    plan = held.plans.get(code)
    if plan is None:
        return None
    needs = [step.need.code for step in plan.steps]
    sector = plan.sectors[0] if plan.sectors else ""
    sections = tuple(dict.fromkeys(held.sectors[code][0] for code in plan.sectors))
    known = [("sector", sector)] if sector else []
    return PlanPage(
        plan=plan,
        steps=tuple(_line(step, held.duties.get(step.duty), sections) for step in plan.steps),
        articles=fitting(held.articles.values(), needs=needs, pillars=(), limit=ARTICLES),
        match_query=urlencode([*(("need", need) for need in needs), *known]),
        duties_query=urlencode(known),
        is_due_for_review=plan.review_on <= today,
        url=f"{settings.SITE_URL}{reverse('plan-detail', args=[code])}",
    )


def _line(step: StepFacts, duty: DutyFacts | None, sections: Sequence[str]) -> StepLine:
    mark = MARKS[duty.confidence] if duty else ""
    return StepLine(step, duty, mark, platforms_for(step, sections))


def platforms_for(step: StepFacts, sections: Sequence[str]) -> Platforms | None:
    """Platforms for the step's need that are for these sections of the economy, else any for it."""
    need = step.need.code
    return find(Wanted(need=need, sectors=sections)) or find(Wanted(need=need))
