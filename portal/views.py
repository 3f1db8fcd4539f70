"""Pages that belong to no app: the home page, health, robots, privacy."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "portal/home.html", {})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "portal/privacy.html", {})


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and is migrated, and a worker has been seen lately."""
    return JsonResponse({})


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /admin/\n", content_type="text/plain")
