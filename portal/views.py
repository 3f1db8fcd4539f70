"""Pages that belong to no app: home and privacy."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
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
