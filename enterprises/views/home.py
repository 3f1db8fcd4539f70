"""An owner's home, and the switch between several enterprises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from enterprises.access import holdings, look_at
from enterprises.pages.home import home_page
from ui.responses import private


@require_safe
def home(request: HttpRequest) -> TemplateResponse:
    page = home_page(holdings(request), today=timezone.localdate())
    return private(TemplateResponse(request, "enterprises/home.html", page))


@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: HttpRequest) -> HttpResponse:
    """Bring another of her enterprises into view."""
    if request.method == "POST" and (enterprise := holdings(request).enterprise):
        look_at(request, enterprise)
    return redirect("my-home")
