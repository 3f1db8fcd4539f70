"""The pages for what went wrong: never a bare status, always a way on."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.views.defaults import page_not_found
from psycopg_pool import PoolTimeout

from ui.resend import unsent_of

API = "/api/"
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
OUTAGES = (OperationalError, InterfaceError, PoolTimeout)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 with Retry-After when the database is what failed; needs no database itself."""
    import sys

    error = sys.exc_info()[1]
    if isinstance(error, OUTAGES):
        response = HttpResponse(loader.get_template("503.html").render(), status=503)
        response["Retry-After"] = "10"
        return response
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def bad_address(request: HttpRequest) -> HttpResponse:
    """400 for an address that no link of ours leads to."""
    if request.path.startswith(API):
        detail = "The address holds a NUL character."
        return JsonResponse({"detail": detail, "errors": []}, status=400)
    return render(request, "400.html", status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: what was sent is more than any form of ours takes."""
    if request.path.startswith(API):
        detail = "The request is larger than the API takes."
        return JsonResponse({"detail": detail, "errors": []}, status=413)
    megabytes = settings.REQUEST_MAX_BYTES // 2**20 - 1  # type: ignore[misc]
    return render(request, "413.html", {"megabytes": megabytes}, status=413)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for too much text, too many fields or files; 400 for what cannot be read."""
    if isinstance(exception, TOO_MUCH):
        return too_large(request)
    if request.path.startswith(API):
        return JsonResponse({"detail": "The request cannot be read.", "errors": []}, status=400)
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: JSON for programs, a page with a way on for people."""
    if request.path.startswith(API):
        detail = "There is nothing at this address."
        return JsonResponse({"detail": detail, "errors": []}, status=404)
    return page_not_found(request, exception)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long or came from elsewhere.

    What she typed on a page of ours is shown, with a button that sends it; what another site sent
    is not.
    """
    is_ours = _is_from_here(request)
    unsent = None if is_ours is False else unsent_of(request, may_repeat=bool(is_ours))
    return render(request, "403.html", {"is_form": True, "unsent": unsent}, status=403)


def _is_from_here(request: HttpRequest) -> bool | None:
    """Whether a page of this site sent it; None where the browser does not say."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    said = request.headers.get("Origin") or request.headers.get("Referer")
    if not said:
        return None
    sender = urlsplit(said)
    return (sender.scheme, sender.netloc) == (request.scheme, request.get_host())
