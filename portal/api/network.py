"""Who is advised where: the consulting network in figures."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from advisers.directory.country import country
from advisers.directory.coverage import coverage
from portal.api.refusals import limited, only
from portal.api.schemas import CoverageOut, Refusal

router = Router(tags=["network"])


class CoverageQuery(Schema):
    province: Annotated[str, Field(pattern=r"^(\d{2})?$")] = ""


@router.get("/coverage", response={200: CoverageOut, 422: Refusal, 429: Refusal})
@only(CoverageQuery.model_fields)
@limited
def served(request: HttpRequest, asked: Query[CoverageQuery]) -> dict[str, Any]:
    """Each commune of today: how many advisers serve it, on what, how fast requests are answered.

    `province`: code of the one that is wanted, [] for one that is not there; without it, the whole
    country.
    """
    province = asked.province or None
    at = timezone.now()
    rows = coverage(province, at=at) if province else country(at=at).communes
    return {
        "province": province,
        "covered": sum(bool(each.advisers) for each in rows),
        "communes": [
            {
                "commune": each.code,
                "name": each.name,
                "province": each.province,
                "advisers": each.advisers,
                "has_room": each.has_room,
                "topics": list(each.topics),
                "requests": None if each.answers.minutes is None else each.answers.cases,
                "answered_minutes": each.answers.minutes,
            }
            for each in rows
        ],
    }
