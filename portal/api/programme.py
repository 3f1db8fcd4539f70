"""The programme in figures: indicators and the funnel of a year, as the public page tells them."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from portal.api.catalogue import both
from portal.api.refusals import RefusedError, limited, only
from portal.api.schemas import Both, Refusal
from programme.models import FIRST_YEAR, LAST_YEAR
from programme.seen import years
from programme.selectors import Line, funnel, lines, measured, read_year

router = Router(tags=["programme"])


class ForecastOut(Schema):
    """What the year may end with, four times in five; low <= middle <= high."""

    low: int
    middle: int
    high: int


class IndicatorOut(Schema):
    """`offline` is the part of `actual` done beside the portal; null: fewer than five, not told."""

    code: str
    name: Both
    unit: Both
    definition: Both
    actual: int | None
    offline: int | None
    target: int | None
    forecast: ForecastOut | None


class StepOut(Schema):
    """`percent` of the step before; null: none before, or not told."""

    kind: str
    count: int | None
    percent: float | None


class IndicatorsOut(Schema):
    year: int
    until: date
    indicators: list[IndicatorOut]
    funnel: list[StepOut]


class IndicatorsQuery(Schema):
    year: Annotated[int | None, Field(ge=FIRST_YEAR, le=LAST_YEAR)] = None


@router.get("/programme/indicators", response={200: IndicatorsOut, 422: Refusal, 429: Refusal})
@only(IndicatorsQuery.model_fields)
@limited
def indicators(request: HttpRequest, asked: Query[IndicatorsQuery]) -> dict[str, Any]:
    """Each indicator of the programme in a year, in the whole country, and the steps of the funnel.

    `year`: one in which the portal counted; without it, this year.
    """
    at = timezone.now()
    year = asked.year or years(at)[0]
    if year not in years(at):
        raise RefusedError([{"field": "year", "message": f"nothing was counted in {year}"}])
    held = read_year(year=year, at=at, is_public=True)
    return {
        "year": year,
        "until": held.day,
        "indicators": [_indicator(line) for line in lines(held, measured())],
        "funnel": [
            {"kind": step.kind.value, "count": step.count, "percent": step.share}
            for step in funnel(held)
        ],
    }


def _indicator(line: Line) -> dict[str, Any]:
    row, held = line.indicator, line.forecast
    return {
        "code": row.code,
        "name": both(row.name),
        "unit": both(row.unit),
        "definition": both(row.definition),
        "actual": line.actual,
        "offline": line.offline,
        "target": line.target,
        "forecast": held and {"low": held.low, "middle": held.middle, "high": held.high},
    }
