"""From a stored result to planned steps: bundle, maturity, duties and a first day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from matching.bundling import BundleOutcome, Offered, bundles_for
from matching.engine.bundle import KINDS
from matching.engine.roadmap import MOST_PLATFORMS, Chosen, Due, Plan, Step, plan_steps
from matching.models import MatchResult, RoadmapStep
from matching.roadmaps.duties import Duty, DutyFacts, duties_of
from matching.rules import seed_of
from matching.services import inputs_of
from matching.texts import in_both
from matching.texts.roadmap import title
from matching.trials.quotes import quoted_for
from platforms.snapshot import Snapshot

# Of deadlines beyond, the roadmap says nothing yet; what is longer overdue is not new.
AHEAD, BEHIND = timedelta(days=400), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Planned:
    """A roadmap that nobody keeps yet.

    Attributes:
        bundle: the kind that it is made for; "" where there is no bundle.
        steps: unsaved rows, in order.
    """

    outcome: BundleOutcome
    bundle: str
    starts_on: date
    steps: tuple[RoadmapStep, ...]


def plan_roadmap(
    *, result: MatchResult, snapshot: Snapshot, bundle: str, starts_on: date
) -> Planned:
    """The roadmap of one result; one query for an enterprise's, for the prices it was told.

    Args:
        bundle: one of the engine's KINDS; anything else means the first there is.
    """
    inputs = inputs_of(result)
    quoted, seed = quoted_for(result.enterprise_id, today=starts_on), seed_of(result.seed_on)
    outcome = bundles_for(inputs=inputs, snapshot=snapshot, seed=seed, quoted=quoted)
    offered = bundle_named(outcome, bundle)
    profile = outcome.match.profile
    facts = DutyFacts(
        sector=inputs.sector,
        size=profile.size,
        is_household=inputs.is_household,
        revenue_vnd=inputs.revenue_vnd,
        on=starts_on,
    )
    duties = [duty for duty in duties_of(facts) if _belongs(duty, starts_on)]
    plan = Plan(
        starts_on=starts_on,
        platforms=chosen_of(offered, outcome),
        maturity=profile.maturity,
        duties=[_due(duty, starts_on) for duty in duties],
        asks_support=offered is not None and offered.net.case == "supported",
    )
    rows = tuple(_rows(plan_steps(plan), outcome, duties))
    return Planned(outcome, kind_of(offered, bundle), starts_on, rows)


def _belongs(duty: Duty, starts_on: date) -> bool:
    """Whether it holds already, however long, or falls due near enough."""
    return duty.holds_on(starts_on) or -BEHIND <= duty.due_on - starts_on <= AHEAD


def _due(duty: Duty, starts_on: date) -> Due:
    is_in_force = duty.holds_on(starts_on)
    return Due(duty.code, starts_on if is_in_force else duty.due_on, duty.needs, is_in_force)


def bundle_named(outcome: BundleOutcome, kind: str) -> Offered | None:
    """The bundle of a kind, else the first; None where there is none."""
    named = [each for each in outcome.offered if kind in each.bundle.kinds]
    return next(iter([*named, *outcome.offered]), None)


def kind_of(offered: Offered | None, wanted: str) -> str:
    if offered is None:
        return ""
    return wanted if wanted in offered.bundle.kinds else offered.bundle.kinds[0]


def chosen_of(offered: Offered | None, outcome: BundleOutcome) -> list[Chosen]:
    """The platforms of a bundle as the planner takes them."""
    if offered is None:
        return []
    listings, asked = outcome.match.story.listings, outcome.match.profile.needs
    bundle = offered.bundle
    return [
        Chosen(
            slug=slug,
            needs=tuple(need.code for need in listings[slug].needs if need.code in asked),
            trial_days=listings[slug].free_trial_days,
            has_price=slug not in bundle.unknown,
        )
        for slug in bundle.slugs[:MOST_PLATFORMS]
    ]


def _rows(
    steps: Iterable[Step], outcome: BundleOutcome, duties: Iterable[Duty]
) -> Iterable[RoadmapStep]:
    by_code = {duty.code: duty for duty in duties}
    for step in steps:
        said = in_both(title, step, outcome.match.story, by_code)
        yield RoadmapStep(
            phase=step.phase.upper(),
            kind=step.kind.replace("-", "_").upper(),
            title_vi=said["vi"][:300],
            title_en=said["en"][:300],
            platforms=list(step.platforms),
            starts_on=step.starts_on,
            due_on=step.due_on,
        )


__all__ = ["KINDS", "Planned", "plan_roadmap"]
