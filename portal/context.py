"""What every page of the site knows; cheap, and silent about the session."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def other_language_url(request: HttpRequest) -> str:
    """This page's address in the other language; the query stays."""
    path = request.get_full_path()
    if path == "/en" or path.startswith("/en/"):
        return path.removeprefix("/en") or "/"
    return f"/en{path}"


def person(request: HttpRequest) -> str:
    """Who reads, where the page has asked for it; other pages are the same for everybody."""
    user = getattr(request, "_cached_user", None)
    if user is None or not user.is_authenticated:
        return ""
    return str(user)


def page(request: HttpRequest) -> dict[str, Any]:
    return {
        "person": person(request),
        "SITE_URL": settings.SITE_URL,
        "other_language_url": other_language_url(request),
        "search_text": request.GET.get("q", "")[:200] if request.method == "GET" else "",
    }
