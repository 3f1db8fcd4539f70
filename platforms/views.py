"""Public pages of the catalogue: the list, a listing, a vendor, a comparison."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from platforms import snapshot


@login_not_required
@require_safe
def platform_list(request: HttpRequest) -> TemplateResponse:
    listings = list(snapshot.current().listings.values())[:20]
    return TemplateResponse(request, "platforms/platform_list.html", {"listings": listings})


@login_not_required
@require_safe
def platform_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    listing = snapshot.current().listings.get(slug)
    if listing is None:
        raise Http404
    return TemplateResponse(request, "platforms/platform_detail.html", {"listing": listing})


@login_not_required
@require_safe
def platform_visit(request: HttpRequest, slug: str) -> TemplateResponse:
    return platform_detail(request, slug)


@login_not_required
@require_safe
def platform_report(request: HttpRequest, slug: str) -> TemplateResponse:
    return platform_detail(request, slug)


@login_not_required
@require_safe
def platform_compare(request: HttpRequest) -> TemplateResponse:
    return platform_list(request)


@login_not_required
@require_safe
def vendor_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    return platform_list(request)


@login_not_required
@require_safe
def vendor_report(request: HttpRequest, slug: str) -> TemplateResponse:
    return platform_list(request)
