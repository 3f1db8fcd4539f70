"""The match without an account: three short questions, then a result that can be shared."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def start(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "matching/start.html", {})


@login_not_required
@require_safe
def enterprise(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "matching/start.html", {})


@login_not_required
@require_safe
def conditions(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "matching/start.html", {})


@login_not_required
@require_safe
def where_to_start(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "matching/start.html", {})


@login_not_required
@require_safe
def places(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "matching/start.html", {})


@login_not_required
@require_safe
def result(request: HttpRequest, token: str) -> TemplateResponse:
    return TemplateResponse(request, "matching/start.html", {})


@login_not_required
@require_safe
def how_ranking_works(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "matching/how_ranking_works.html", {})
