"""Pages that belong to no app: home, privacy, terms."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from accounts.consents import TERMS_VERSION
from platforms import snapshot
from ui.methods import read_only


@login_not_required
@read_only
def home(request: HttpRequest) -> TemplateResponse:
    """The first question; its figures are those of the catalogue in memory."""
    held = snapshot.current()
    context = {
        "functions": held.taxonomy.functions.values(),
        "platform_count": len(held.listings),
        "vendor_count": len(held.by_vendor),
        "need_count": len(held.taxonomy.needs),
        "covered_count": len(held.part("needs-covered")),
        "duties": held.part("household-duties"),
        "linked": website(),
    }
    return TemplateResponse(request, "portal/home.html", context)


def website() -> dict[str, Any]:
    """What the site is and how it is searched, in the words of schema.org."""
    home, found = (f"{settings.SITE_URL}{reverse(name)}" for name in ("home", "platform-list"))
    search = {"@type": "EntryPoint", "urlTemplate": f"{found}?q={{words}}"}
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "SMEdx",
        "url": home,
        "inLanguage": get_language() or "vi",
        "potentialAction": {
            "@type": "SearchAction",
            "target": search,
            "query-input": "required name=words",
        },
    }


@login_not_required
@read_only
def privacy(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "portal/privacy.html", {})


@login_not_required
@read_only
def terms(request: HttpRequest) -> TemplateResponse:
    context = {"version": date.fromisoformat(TERMS_VERSION)}
    return TemplateResponse(request, "portal/terms.html", context)


@login_not_required
@read_only
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it by this name beside pages that name no icon, such as a file."""
    response = redirect(static("img/favicon.svg"))
    response["Cache-Control"] = "public, max-age=86400"
    return response
