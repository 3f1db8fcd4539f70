"""An owner's home, and the switch between several enterprises."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from enterprises.access import holdings, look_at
from enterprises.pages.home import home_page
from ui.methods import read_only, with_form
from ui.responses import private


@read_only
def home(request: HttpRequest) -> TemplateResponse:
    page = home_page(holdings(request), today=timezone.localdate())
    return private(TemplateResponse(request, "enterprises/home.html", page))


@with_form
def switch(request: HttpRequest) -> HttpResponse:
    """Bring another of her enterprises into view."""
    if request.method == "POST" and (enterprise := holdings(request).enterprise):
        look_at(request, enterprise)
    return redirect("my-home")
