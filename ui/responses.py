"""Answers that any app may give besides its own pages."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Engine
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ui.pieces import filled
from ui.resend import unsent_of

Answer = TypeVar("Answer", bound=HttpResponse)
LONGEST_SHOWN = 40
# What the head and header of every page show of the page they stand on.
SHARED = ("SITE_URL", "other_language_url", "search_text", "person")


def too_many_words(seconds: int) -> str:
    """The same said beside a form, which keeps what was written."""
    return ngettext(
        "Many reports came from your connection. What you wrote is still here: please send it "
        "again in %(minutes)s minute.",
        "Many reports came from your connection. What you wrote is still here: please send it "
        "again in %(minutes)s minutes.",
        -(-seconds // 60),
    ) % {"minutes": -(-seconds // 60)}


def left_out(name: str, value: str) -> str:
    """That an address or a form named a choice that is not offered."""
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    return _("There is no choice “%(value)s”; it was left out.") % {"value": f"{name}={shown}"}


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """429: how long to wait, in words and in Retry-After; a form that was sent stays in sight."""
    context = {"minutes": -(-seconds // 60), "unsent": unsent_of(request)}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "private, no-store"
    return response


def way_back(request: HttpRequest) -> str:
    """Where somebody wanted to go, as the address says: a page of this site, else ""."""
    asked = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if is_ours and asked.startswith("/") and asked.isprintable() else ""


def private(response: Answer) -> Answer:
    """For one person or for those who have the address: no search engine, no shared cache."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Cookie"
    return response


def filled_page(
    request: HttpRequest, template_name: str, values: Mapping[str, Any]
) -> HttpResponse:
    """A whole page that is cut at its values, for pages read so often that rendering is their cost.

    Args:
        template_name: it may ask whether a value is there, not what it is: see `filled`.
        values: name to text or to markup marked safe.

    Returns: what rendering the template afresh would; that is done when there are messages to show.
    """
    shared: dict[str, Any] = {}
    for processor in Engine.get_default().template_context_processors:
        shared |= processor(request)
    if len(shared["messages"]):
        return render(request, template_name, dict(values))
    given = {name: shared[name] for name in SHARED}
    return HttpResponse(filled(template_name, {**given, **values}))
