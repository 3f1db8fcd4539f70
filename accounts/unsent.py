"""What somebody sent before she had shown who she is: kept while she does, then offered.

It lies in the session that goes on after that, for half an hour. Files and passwords are not
kept, and nothing that came from a forged form.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.template.response import TemplateResponse

KEY = "unsent"
KEPT = timedelta(minutes=30)
MOST_FIELDS, MOST_LETTERS = 300, 60_000
SHORTEST_SHOWN = 12
SECRET = frozenset({"csrfmiddlewaretoken", "code"})


def keep(request: HttpRequest, *, at: datetime) -> None:
    """Keep a form that the login wall stopped, if it is ours and not too large."""
    if request.method != "POST" or _is_forged(request):
        return
    fields = list(_fields(request))
    if (
        fields
        and len(fields) <= MOST_FIELDS
        and sum(len(name) + len(value) for name, value in fields) <= MOST_LETTERS
    ):
        request.session[KEY] = {"path": request.path, "fields": fields, "at": at.isoformat()}


def _is_forged(request: HttpRequest) -> bool:
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    return check.process_view(request, lambda *_args: HttpResponse(), (), {}) is not None


def _fields(request: HttpRequest) -> Iterator[list[str]]:
    for name, values in request.POST.lists():
        if name not in SECRET and "password" not in name:
            yield from ([name, value] for value in values)


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
    context = {
        "fields": held["fields"],
        "words": list(_words(held["fields"])),
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


def _words(fields: list[list[str]]) -> Iterator[str]:
    """What she wrote herself, as far as it can be told from keys and choices."""
    for name, value in fields:
        if len(value) >= SHORTEST_SHOWN and " " in value.strip() and not name.startswith("_"):
            yield value
