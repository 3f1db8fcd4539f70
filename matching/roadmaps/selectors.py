"""A roadmap to be read: the kept one, or the planned one that nobody keeps yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils import timezone

from enterprises.models import Enterprise
from matching.models import MatchResult, Roadmap, RoadmapStep
from matching.roadmaps.planning import plan_roadmap
from matching.texts.roadmap import PHASES, note
from platforms.listing import Listing
from platforms.snapshot import Snapshot
from reference.together import ENTERPRISE, Rows

STEPS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One step as pages, print-outs and calendars show it.

    Attributes:
        pk: None of a step that nobody keeps yet.
        listings: platforms that it is about and that are still published.
        is_late: not done, and its last day is over.
    """

    pk: int | None
    kind: str
    title: str
    note: str
    starts_on: date
    due_on: date
    done_on: date | None
    listings: tuple[Listing, ...]
    is_late: bool


@dataclass(frozen=True, slots=True)
class PhaseLines:
    code: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RoadmapRead:
    """A whole roadmap. `bundle`: the kind it was made for; `changed_at`: for calendars."""

    kept: MatchResult
    is_stored: bool
    bundle: str
    starts_on: date
    changed_at: datetime
    phases: tuple[PhaseLines, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for phase in self.phases for line in phase.lines)

    @property
    def done_count(self) -> int:
        return sum(line.done_on is not None for line in self.lines)


def roadmap_of(result: MatchResult, snapshot: Snapshot, *, bundle: str, today: date) -> RoadmapRead:
    """The kept roadmap of a result, else the planned one from the day of the result.

    One query without a kept one, two with it.

    Args:
        bundle: the kind of a planned one; a kept one has its own.
    """
    kept = Roadmap.objects.filter(result=result).first()
    if kept:
        rows = kept.steps.filter(removed_at=None).order_by("starts_on", "due_on", "pk")
        phases = _phases(list(rows), snapshot, today)
        return RoadmapRead(result, True, kept.bundle, kept.starts_on, kept.changed_at, phases)
    starts_on = timezone.localdate(result.created_at)
    planned = plan_roadmap(result=result, snapshot=snapshot, bundle=bundle, starts_on=starts_on)
    phases = _phases(planned.steps, snapshot, today)
    return RoadmapRead(result, False, planned.bundle, starts_on, result.created_at, phases)


def step_of(result: MatchResult, pk: int) -> RoadmapStep | None:
    """One step of a result's kept roadmap; None if it is not there or somebody else's."""
    return RoadmapStep.objects.filter(roadmap__result=result, pk=pk, removed_at=None).first()


def _phases(rows: Sequence[RoadmapStep], snapshot: Snapshot, today: date) -> tuple[PhaseLines, ...]:
    """The three phases, also those without a step."""
    lines = [(row.phase, _line(row, snapshot, today)) for row in rows]
    return tuple(
        PhaseLines(code, str(name), tuple(line for phase, line in lines if phase == code))
        for code, name in PHASES.items()
    )


def _line(row: RoadmapStep, snapshot: Snapshot, today: date) -> Line:
    known = (snapshot.listings.get(slug) for slug in row.platforms)
    return Line(
        pk=row.pk,
        kind=row.kind,
        title=str(row.title),
        note=note(row.kind),
        starts_on=row.starts_on,
        due_on=row.due_on,
        done_on=row.done_on,
        listings=tuple(listing for listing in known if listing),
        is_late=row.done_on is None and row.due_on < today,
    )


def latest_roadmap(enterprise: Enterprise) -> Roadmap | None:
    """The roadmap that an enterprise changed last; one query."""
    rows = Roadmap.objects.filter(result__enterprise=enterprise).select_related("result")
    return rows.order_by("-changed_at", "-pk").first()


def plans() -> QuerySet:
    """Roadmaps with each open step, the one that was changed last and its earliest step first."""
    is_open = Q(steps__done_on=None, steps__removed_at=None)
    rows = Roadmap.objects.filter(result__enterprise=ENTERPRISE)
    rows = rows.annotate(todo=FilteredRelation("steps", condition=is_open))
    titles = ("todo__own_title", "todo__title_vi", "todo__title_en")
    columns = ("pk", "changed_at", "result__token", "todo__pk", "todo__due_on", *titles)
    ordered = rows.order_by("-changed_at", "-pk", "todo__due_on", "todo__pk")
    return ordered.values_list(*columns)[:STEPS_AHEAD]


def planned_on(_enterprise: Enterprise, planned: Rows) -> date | None:
    """When an enterprise last changed a roadmap."""
    return timezone.localdate(planned[0].changed_at) if planned else None
