"""What every request passes: refusal of what no browser sends, and who is behind a change."""

import re
from collections.abc import Callable
from typing import Any

import pghistory
import pghistory.middleware
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts import unsent
from accounts.second_factor import way_in, weighed
from accounts.sessions import AuthenticationMiddleware
from ledger.callers import address_of
from ledger.events.visits import visits
from portal.errors import bad_address, too_large
from sheets.files import limits
from ui.networks import network_of

STAFF_ONLY = ("/admin/", "/staff/")
SHEETS = "/admin/sheets/sheetimport/add/"
# Parts of addresses that say which thing is meant, not who may see it.
TELLING = frozenset(
    {"app_label", "code", "content_type_id", "object_id", "provider_id", "section", "slug", "step"}
)
# How routes name their parts: "(?P<url>.*)" or "<str:token>".
PART = re.compile(r"\(\?P<(?P<regex>\w+)>[^)]*\)|<(?:\w+:)?(?P<plain>\w+)>")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# What pages are made for; the API refuses by itself, in a shape of its own.
TAKEN = ("GET", "HEAD", "POST")
API = "/api/"


class RefuseUnusualRequestsMiddleware:
    """Answers odd methods with 405, NUL in the address with 400, and what is too much with 413.

    Function views would answer TRACE, Django's admin would take a DELETE for a GET, and PostgreSQL
    fails on NUL. Files count in no limit of Django's own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query or "\0" in query:
            return bad_address(request)
        if query.count("&") >= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:
            # The page that says so reads the address as well, and must be able to.
            request.META["QUERY_STRING"] = ""
            return too_large(request)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdigit() and int(length[:12]) > _most_bytes(request):
            return too_large(request)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        """Refuses what no page takes before anybody is asked who she is."""
        if request.method in TAKEN or request.path_info.startswith(API):
            return None
        return HttpResponseNotAllowed(getattr(view_func, "methods", TAKEN))


def _most_bytes(request: HttpRequest) -> int:
    """How much one request may carry: staff bring whole sheets, everybody else less."""
    if request.path_info == SHEETS:
        return limits.FILE_BYTES + limits.MEGABYTE
    return settings.REQUEST_MAX_BYTES  # type: ignore[misc, no-any-return]


class PersonMiddleware(AuthenticationMiddleware):
    """Who is there; staff without a second factor are somebody without rights.

    They get to where it is set up, and to no page of the staff, until they have shown it.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        known = request.user
        request.user = SimpleLazyObject(lambda: weighed(request, known))  # type: ignore[assignment]

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        is_open = not getattr(view_func, "login_required", True)
        if is_open or not request.path_info.startswith(STAFF_ONLY):
            return None
        return way_in(request) if getattr(request.user, "rights_withheld", False) else None


class SignInMiddleware(LoginRequiredMiddleware):
    """Closes every page that does not say it is open; open ones are not asked who reads.

    Django's own looks into the session first, so that every public page would vary by its cookie.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        stopped = super().process_view(request, view_func, view_args, view_kwargs)
        if stopped is not None:
            unsent.keep(request, at=timezone.now())
            return stopped
        return unsent.offer(request, at=timezone.now())


class VisitsMiddleware:
    """Counts who reads a page that was found; pages of the staff and the API are not the site."""

    NOT_COUNTED = (*STAFF_ONLY, "/api/", "/static/")
    # What the portal is there for: whoever read one of these was reached.
    OF_USE = frozenset(
        {
            *("platform-detail", "platform-compare", "vendor-detail"),
            *("match-result", "match-bundle", "match-roadmap", "my-matches", "my-plan"),
            *("assessment-result", "article-detail", "plan-detail", "skillpath-detail"),
            *("duty-list", "adviser-commune", "adviser-detail", "organisation-detail"),
        }
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        at = timezone.now()
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        is_found = is_page and response.status_code == 200
        if is_found and not request.path_info.startswith(self.NOT_COUNTED):
            name = request.resolver_match.url_name if request.resolver_match else ""
            visits.add(request, at=at, is_of_use=name in self.OF_USE)
        visits.pass_on(at=at)
        return response


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """History rows name who changed what, on which page and from which network."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """The page is added once it is known, for the address itself may be a key."""
        said = super().get_context(request)
        return {"user": said["user"], "ip": network_of(address_of(request))}

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> None:
        if request.resolver_match:
            pghistory.context(url=page_of(request.resolver_match))


def page_of(match: ResolverMatch) -> str:
    """The address of a page without what opens it: "/vendor/quotes/<token>/".

    Numbers and names of things stay. Whatever else stands in an address, such as the token of a
    match or the link in a letter, is cut: whoever reads the history must not get in by it.
    """

    def part(found: re.Match[str]) -> str:
        name = found["regex"] or found["plain"]
        value = match.kwargs.get(name)
        return str(value) if isinstance(value, int) or name in TELLING else f"<{name}>"

    return f"/{PART.sub(part, match.route).replace('^', '').removesuffix('$')}"
