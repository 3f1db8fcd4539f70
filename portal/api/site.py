"""Puts the API together: routes, errors in one shape, documentation in the portal's look."""

from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from platforms.snapshot import current as catalogue_now
from portal.api import (
    bundles,
    catalogue,
    demand,
    guidance,
    matches,
    network,
    places,
    programme,
    refusals,
)
from portal.api.documentation import Documentation
from ui.methods import read_only

DESCRIPTION = (
    "Open data of the programme's portal: platforms, needs, sectors and places, recognition of "
    "needs in Vietnamese text, the match with its reasons, legal duties and guidance, who is "
    "advised in which commune, the programme in figures. No key, no cookies; unknown parameters "
    "are refused so that a misspelt one is not silently ignored."
)


def in_json(view: Any) -> Any:
    """A view whose "method not allowed" is said in the API's own shape."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        said = {"detail": "This method is not allowed here.", "errors": []}
        return JsonResponse(said, status=405, headers={"Allow": response["Allow"]})

    return answered


class OpenAPI(NinjaAPI):
    """Its addresses are open: the login wall would answer 302 to a program."""

    def _get_urls(self) -> list[Any]:
        patterns: list[Any] = super()._get_urls()
        for pattern in patterns:
            view = pattern.callback
            # Ninja's own pages of documentation would take any method for a GET.
            view = read_only(view) if (pattern.name or "").startswith("openapi-") else view
            pattern.callback = login_not_required(in_json(view))
        return patterns

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The schema, with today's codes of needs and sectors as the choices they are."""
        schema = super().get_openapi_schema(**options)
        taxonomy = catalogue_now().taxonomy
        codes = {"need": [*taxonomy.needs], "sector": [*taxonomy.sectors]}
        for parameter in _parameters(schema, "/platforms"):
            if parameter["name"] in codes:
                parameter["schema"]["items"]["enum"] = codes[parameter["name"]]
        selectable = [code for code, sector in taxonomy.sectors.items() if sector.is_selectable]
        for parameter in _parameters(schema, "/duties"):
            if parameter["name"] == "sector":
                parameter["schema"]["anyOf"][0] = {"type": "string", "enum": selectable}
        shapes = schema["components"]["schemas"]
        shapes["NeedIn"]["properties"]["code"]["enum"] = codes["need"]
        for asked in ("MatchIn", "BundleIn"):
            shapes[asked]["properties"]["sector"]["anyOf"][0]["enum"] = codes["sector"]
        return schema


def _parameters(schema: OpenAPISchema, end: str) -> list[Any]:
    """What the operation at the address with this end may be asked."""
    return next(row for path, row in schema["paths"].items() if path.endswith(end))["get"][
        "parameters"
    ]


api = OpenAPI(
    title="SMEdx API",
    version="1.0",
    description=DESCRIPTION,
    urls_namespace="api",
    docs=Documentation(),
    docs_url="/docs",
)
api.add_router("", catalogue.router)
api.add_router("", places.router)
api.add_router("", network.router)
api.add_router("", programme.router)
api.add_router("", demand.router)
api.add_router("", matches.router)
api.add_router("", guidance.router)
api.add_router("", bundles.router)
refusals.install(api)
