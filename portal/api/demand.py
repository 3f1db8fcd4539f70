"""What enterprises need and nobody offers: numbers of five or more."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from portal.api.refusals import RefusedError, limited, only
from portal.api.schemas import Refusal
from programme.radar.selectors import latest
from programme.radar.table import ALL, ASKED, POOR, UNMET, UNSAID, Told
from reference.disclosure import FEWEST

router = Router(tags=["programme"])


class DemandQuery(Schema):
    """`need`, `sector` (a section), `province`: "" for all together. `by`: split by one of two."""

    need: Annotated[str, Field(max_length=60)] = ""
    sector: Annotated[str, Field(max_length=3)] = ""
    province: Annotated[str, Field(pattern=r"^(\d{2})?$")] = ""
    by: Annotated[str, Field(pattern=r"^(sector|province)?$")] = ""


class DemandRow(Schema):
    """`sector`, `province`: null for all, "" where nobody said. Numbers: null is not told."""

    need: str
    sector: str | None
    province: str | None
    asked: int = Field(ge=FEWEST)
    unmet: int | None = Field(ge=FEWEST)
    poor: int | None = Field(ge=FEWEST)


class DemandOut(Schema):
    """`day` null: nothing was counted yet."""

    day: date | None
    fewest: int
    enterprises: list[DemandRow]
    results: list[DemandRow]


@router.get("/demand", response={200: DemandOut, 422: Refusal, 429: Refusal})
@only(DemandQuery.model_fields)
@limited
def demand(request: HttpRequest, asked: Query[DemandQuery]) -> dict[str, Any]:
    """How many have a need, no platform for it (`unmet`), or a poor one only (`poor`).

    `enterprises`: those that declared needs here. `results`: searches of the last 90 days that
    belong to no enterprise. A number under five is not told, nor one that would give it away by
    subtraction. `by` splits what is asked for by sector or province.
    """
    found = latest()
    if found is None:
        return {"day": None, "fewest": FEWEST, "enterprises": [], "results": []}
    _check(asked, found.enterprises)
    return {
        "day": found.day,
        "fewest": FEWEST,
        "enterprises": list(_rows(asked, found.enterprises)),
        "results": list(_rows(asked, found.results)),
    }


def _check(asked: DemandQuery, told: Told) -> None:
    """Raises: RefusedError: a code that there is not."""
    known = {
        "need": told.axes.needs,
        "sector": told.axes.sections,
        "province": told.axes.provinces,
    }
    wrong = [
        name
        for name, codes in known.items()
        if (code := getattr(asked, name)) and code not in codes
    ]
    if wrong:
        raise RefusedError([{"field": name, "message": "There is no such code."} for name in wrong])


def _rows(asked: DemandQuery, told: Told) -> Iterator[dict[str, Any]]:
    sections = [*told.axes.sections, UNSAID] if asked.by == "sector" else [ALL]
    provinces = [*told.axes.provinces, UNSAID] if asked.by == "province" else [ALL]
    for need in [asked.need] if asked.need else told.axes.needs:
        for section in [asked.sector] if asked.sector else sections:
            for province in [asked.province] if asked.province else provinces:
                numbers = [told.at(each, need, section, province) for each in (ASKED, UNMET, POOR)]
                if numbers[0] is not None:
                    yield {
                        "need": need,
                        "sector": None if section == ALL else section,
                        "province": None if province == ALL else province,
                        **dict(zip((ASKED, UNMET, POOR), numbers, strict=True)),
                    }
