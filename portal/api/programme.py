"""What the programme set out to reach and what was published of it, each with its source."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from django.db.models import Prefetch
from django.http import HttpRequest
from ninja import Query, Router, Schema

from portal.api.catalogue import both
from portal.api.refusals import limited, only
from portal.api.schemas import Both, Refusal
from programme.choices import Group
from programme.models import Figure, Indicator, Target

router = Router(tags=["programme"])
GroupName = Literal["programme", "industry", "context"]


class FigureSourceOut(Schema):
    """A page, or an issue of the press; one of both is null."""

    address: str | None
    press: str | None


class FigureOut(Schema):
    """What somebody published. `value` null: the note says it, such as a range.

    `qualifier` says how exact the source is; null: as it stands.
    """

    code: str
    kind: Literal["result", "target"]
    value: float | None
    qualifier: Literal["about", "over", "nearly", "least", "upto", "more"] | None
    from_on: date | None
    until_on: date | None
    note: Both
    sources: list[FigureSourceOut]


class TargetOut(Schema):
    """What is to be reached in a year; `province` null: in the whole country."""

    year: int
    province: str | None
    value: float
    source: str


class IndicatorOut(Schema):
    """`measured`: what the portal itself counts for it; null: only what others publish."""

    code: str
    group: GroupName
    name: Both
    unit: Both
    definition: Both
    measured: str | None
    figures: list[FigureOut]
    targets: list[TargetOut]


class IndicatorsOut(Schema):
    indicators: list[IndicatorOut]


class IndicatorQuery(Schema):
    group: GroupName | None = None


@router.get("/programme/indicators", response={200: IndicatorsOut, 422: Refusal, 429: Refusal})
@only(IndicatorQuery.model_fields)
@limited
def indicators(request: HttpRequest, asked: Query[IndicatorQuery]) -> dict[str, Any]:
    """Indicators in their order; figures that conflict stand side by side, the oldest first.

    `group`: of the programme, the industry or the economy; without it, all. The same as a file:
    indicators.json and targets.json of the open data.
    """
    groups = [asked.group.upper()] if asked.group else Group.values
    return {"indicators": [indicator_out(row) for row in read_indicators(groups)]}


def read_indicators(groups: Iterable[str]) -> Iterable[Indicator]:
    """Those in use of these groups with what hangs on them; four queries."""
    figures = Figure.objects.filter(is_retired=False).order_by("until_on", "code")
    targets = Target.objects.order_by("year", "province")
    rows = Indicator.objects.filter(is_retired=False, group__in=groups)
    return rows.order_by("position", "code").prefetch_related(
        Prefetch("figures", figures.prefetch_related("sources")), Prefetch("targets", targets)
    )


def indicator_out(row: Indicator) -> dict[str, Any]:
    return {
        "code": row.code,
        "group": row.group.lower(),
        "name": both(row.name),
        "unit": both(row.unit),
        "definition": both(row.definition),
        "measured": row.measured.lower() or None,
        "figures": [figure_out(each) for each in row.figures.all()],
        "targets": [
            {
                "year": each.year,
                "province": each.province_id,
                "value": each.value,
                "source": each.source,
            }
            for each in row.targets.all()
        ],
    }


def figure_out(row: Figure) -> dict[str, Any]:
    sources = sorted(row.sources.all(), key=lambda each: each.position)
    return {
        "code": row.code,
        "kind": row.kind.lower(),
        "value": row.value,
        "qualifier": row.qualifier.lower() or None,
        "from_on": row.from_on,
        "until_on": row.until_on,
        "note": both(row.note),
        "sources": [
            {"address": each.address or None, "press": each.press or None} for each in sources
        ],
    }
