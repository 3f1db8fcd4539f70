"""Puts the API together: routes, errors in one shape, documentation in the portal's look."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from ninja import NinjaAPI

from portal.api import catalogue, matches, places, refusals
from portal.api.documentation import Documentation

DESCRIPTION = (
    "Open data of the programme's portal: platforms, needs, sectors and places, recognition of "
    "needs in Vietnamese text, and the match with its reasons. No key, no cookies; unknown "
    "parameters are refused so that a misspelt one is not silently ignored."
)


class OpenAPI(NinjaAPI):
    """Its addresses are open: the login wall would answer 302 to a program."""

    def _get_urls(self) -> list[Any]:
        patterns = super()._get_urls()
        for pattern in patterns:
            pattern.callback = login_not_required(pattern.callback)
        return patterns


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
api.add_router("", matches.router)
refusals.install(api)
