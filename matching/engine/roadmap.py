"""A roadmap in three phases from what was chosen: dates and codes in and out, no clock, no texts.

Weeks count from the first day. Who has come far starts two platforms at once, everybody else one:
several new programs at a time is what small enterprises break off. Source: decision record 0012.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from reference.days import months_later

Phase = Literal["start", "digitise", "transform"]
PHASES: tuple[Phase, ...] = ("start", "digitise", "transform")
Kind = Literal[
    "prepare", "quotation", "support", "duty", "trial", "roll-out", "train", "connect", "check"
]
CHECK_MONTHS = (3, 6, 12)
USUAL_TRIAL, LONGEST_TRIAL = 14, 30
ADVANCED, WEAK = 3, 1
WEEK = timedelta(days=7)
MOST_PLATFORMS = 12


class Chosen(NamedTuple):
    """One platform to be introduced.

    Attributes:
        needs: those it covers, most important first.
        trial_days: free ones; None is not known.
        has_price: whether its price is known.
    """

    slug: str
    needs: tuple[str, ...]
    trial_days: int | None
    has_price: bool


class Due(NamedTuple):
    """A legal duty: its day and the needs that it makes urgent.

    `is_in_force`: it holds already, so what is to be done is to see whether it is fulfilled.
    """

    code: str
    due_on: date
    needs: frozenset[str]
    is_in_force: bool = False


class Step(NamedTuple):
    """One line of the roadmap.

    Attributes:
        platforms: slugs that it is about.
        months: of a check, after the first day; else 0.
        code: of a duty; else "".
    """

    phase: Phase
    kind: Kind
    starts_on: date
    due_on: date
    platforms: tuple[str, ...] = ()
    months: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a roadmap is made of.

    Attributes:
        starts_on: its first day.
        maturity: pillar code to level 0 to 5; pillars may be missing.
        duties: those with a day; those before `starts_on` are overdue and come first.
        asks_support: state support may be applied for.
    """

    starts_on: date
    platforms: Sequence[Chosen]
    maturity: Mapping[str, int]
    duties: Sequence[Due] = ()
    asks_support: bool = False


def plan_steps(plan: Plan) -> tuple[Step, ...]:
    """The steps by phase, first day, last day; the same for the same plan.

    Raises: ValueError: more than twelve platforms.
    """
    if len(plan.platforms) > MOST_PLATFORMS:
        raise ValueError(f"{len(plan.platforms)} platforms are more than one roadmap can hold")
    steps = [*_preparing(plan), *_introducing(plan)]
    running = max((step.due_on for step in steps), default=plan.starts_on)
    steps += [*_connecting(plan, running), *_checks(plan), *_duties(plan)]
    return tuple(
        sorted(steps, key=lambda step: (PHASES.index(step.phase), step.starts_on, step.due_on))
    )


def in_order(plan: Plan) -> tuple[Chosen, ...]:
    """Platforms as they are introduced: what the nearest duty needs first, else as chosen."""

    def urgency(chosen: Chosen) -> date:
        needed = [due.due_on for due in plan.duties if due.needs & set(chosen.needs)]
        return min(needed, default=date.max)

    return tuple(sorted(plan.platforms, key=urgency))


def _level(plan: Plan) -> int:
    """The rounded-down mean of the known pillars; 0 where none is known."""
    levels = plan.maturity.values()
    return sum(levels) // len(levels) if levels else 0


def _preparing(plan: Plan) -> Iterator[Step]:
    first, slugs = plan.starts_on, tuple(chosen.slug for chosen in plan.platforms)
    # Without good data nothing new works: who says that hers is in disorder gets twice the time.
    weeks = 4 if plan.maturity.get("data-assets", WEAK + 1) <= WEAK else 2
    yield Step("start", "prepare", first, first + weeks * WEEK, slugs)
    unpriced = tuple(chosen.slug for chosen in plan.platforms if not chosen.has_price)
    if unpriced:
        yield Step("start", "quotation", first, first + 2 * WEEK, unpriced)
    if plan.asks_support and slugs:
        yield Step("start", "support", first + WEEK, first + 5 * WEEK, slugs)


def _introducing(plan: Plan) -> Iterator[Step]:
    """Trial in the first phase for the first, then wave by wave: trial, roll out, train."""
    at_once = 2 if _level(plan) >= ADVANCED else 1
    weeks = 3 if _level(plan) >= ADVANCED else 4
    # People who are new to software learn longer.
    training = 3 if plan.maturity.get("culture", WEAK + 1) <= WEAK else 2
    ordered, day = in_order(plan), plan.starts_on + 2 * WEEK
    for number in range(0, len(ordered), at_once):
        wave = ordered[number : number + at_once]
        tried = day + timedelta(days=max(_trial_days(chosen) for chosen in wave))
        for chosen in wave:
            slug, ends = (chosen.slug,), day + timedelta(days=_trial_days(chosen))
            yield Step("digitise" if number else "start", "trial", day, ends, slug)
            yield Step("digitise", "roll-out", tried, tried + weeks * WEEK, slug)
            yield Step("digitise", "train", tried + WEEK, tried + (1 + training) * WEEK, slug)
        day = tried + max(weeks, training + 1) * WEEK


def _trial_days(chosen: Chosen) -> int:
    return min(max(chosen.trial_days or USUAL_TRIAL, 7), LONGEST_TRIAL)


def _connecting(plan: Plan, day: date) -> Iterator[Step]:
    if len(plan.platforms) > 1:
        slugs = tuple(chosen.slug for chosen in plan.platforms)
        yield Step("transform", "connect", day, day + 4 * WEEK, slugs)


def _checks(plan: Plan) -> Iterator[Step]:
    for months in CHECK_MONTHS:
        day = months_later(plan.starts_on, months)
        phase: Phase = "digitise" if months == CHECK_MONTHS[0] else "transform"
        yield Step(phase, "check", day, day + WEEK, months=months)


def _duties(plan: Plan) -> Iterator[Step]:
    for due in plan.duties:
        helpful = tuple(c.slug for c in plan.platforms if due.needs & set(c.needs))
        if due.is_in_force:
            first, last = plan.starts_on, plan.starts_on + 2 * WEEK
            yield Step("start", "duty", first, last, helpful, code=due.code)
            continue
        week = plan.starts_on + 6 * WEEK
        half = months_later(plan.starts_on, 6)
        phase = PHASES[(due.due_on > week) + (due.due_on > half)]
        starts = min(max(due.due_on - 4 * WEEK, plan.starts_on), due.due_on)
        yield Step(phase, "duty", starts, due.due_on, helpful, code=due.code)
