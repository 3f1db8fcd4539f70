"""What somebody sent before she had shown who she is: kept while she does, then offered.

It lies in the session that goes on after that, for half an hour. Files and passwords are not
kept, and nothing that came from a forged form.
"""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.template.response import TemplateResponse

from ui.resend import Unsent, fields_of, is_small, words_of

KEY = "unsent"
KEPT = timedelta(minutes=30)


def keep(request: HttpRequest, *, at: datetime) -> None:
    """Keep a form that the login wall stopped, if it is ours and not too large."""
    if request.method != "POST" or _is_forged(request):
        return
    fields = fields_of(request)
    if fields and is_small(fields):
        request.session[KEY] = {"path": request.path, "fields": fields, "at": at.isoformat()}


def _is_forged(request: HttpRequest) -> bool:
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    return check.process_view(request, lambda *_args: HttpResponse(), (), {}) is not None


def offer(request: HttpRequest, *, at: datetime) -> HttpResponse | None:
    """The page that offers what was kept for this address; None where nothing was.

    Sent, or given up, it is forgotten.
    """
    held: dict[str, Any] | None = request.session.get(KEY)
    if held is None or held["path"] != request.path:
        return None
    is_old = at - datetime.fromisoformat(held["at"]) > KEPT
    if is_old or request.method != "GET" or "fresh" in request.GET:
        del request.session[KEY]
        is_given_up = request.method == "GET" and not is_old
        return HttpResponseRedirect(_address(request)) if is_given_up else None
    fields = tuple((name, value) for name, value in held["fields"])
    context = {
        "unsent": Unsent(request.get_full_path(), fields, tuple(words_of(fields))),
        "fresh": _address(request, fresh="1"),
    }
    response = TemplateResponse(request, "accounts/unsent.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _address(request: HttpRequest, **added: str) -> str:
    """This page with its query, less the mark of giving up."""
    query = request.GET.copy()
    query.pop("fresh", None)
    query.update(added)
    return f"{request.path}?{query.urlencode()}" if query else request.path
