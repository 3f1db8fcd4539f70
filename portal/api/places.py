"""Provinces and communes, by today's names and those before July 2025."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from platforms import snapshot as catalogue
from portal.api.refusals import only
from portal.api.schemas import CommuneOut, ProvinceOut, Refusal
from reference.models import Province

router = Router(tags=["places"])
MOST = 50


class CommuneQuery(Schema):
    q: Annotated[str, Field(max_length=120, pattern=r"^[^\x00]*$")] = ""
    province: Annotated[str, Field(pattern=r"^(\d{2})?$")] = ""
    limit: Annotated[int, Field(ge=1, le=MOST)] = 10


@router.get("/provinces", response={200: list[ProvinceOut], 422: Refusal})
@only(())
def provinces(request: HttpRequest) -> list[dict[str, Any]]:
    """The 34 provinces and centrally run cities since 1 July 2025."""
    columns = ("code", "name", "short_name", "kind", "latitude", "longitude")
    return list(Province.objects.current().order_by("code").values(*columns))


@router.get("/communes", response={200: list[CommuneOut], 422: Refusal})
@only(CommuneQuery.model_fields)
def communes(request: HttpRequest, asked: Query[CommuneQuery]) -> list[dict[str, Any]]:
    """Communes that a typed name may mean, best first; former names lead to today's."""
    hits = catalogue.current().places.find(
        asked.q, province=asked.province or None, limit=asked.limit
    )
    return [
        {"code": hit.code, "label": hit.label, "via": hit.via, "is_exact": hit.exact}
        for hit in hits
    ]
