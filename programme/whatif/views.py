"""/staff/what-if/: what one more platform would change."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from accounts.requests import SignedInRequest
from platforms import snapshot
from programme.access import province_of
from programme.whatif.asked import Asked
from programme.whatif.forms import WhatIfForm, again, begun
from programme.whatif.models import WhatIf
from programme.whatif.next_steps import next_steps
from programme.whatif.pages import form_page, run_page
from programme.whatif.selectors import run_of
from programme.whatif.services import ask_what_if
from ui.methods import read_only, with_form
from ui.responses import private

READ, ASK = "programme.view_whatif", "programme.add_whatif"


def _for_readers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(READ):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@with_form
@_for_readers
def what_if(request: SignedInRequest) -> HttpResponse:
    """Ask, and see what was asked before; who only reads gets no form."""
    now, may_ask = snapshot.current(), request.user.has_perm(ASK)
    if request.method == "POST" and not may_ask:
        raise PermissionDenied
    form = None
    if may_ask:
        form = WhatIfForm(request.POST or None, snapshot=now, initial=_initial(request, now))
    if form is not None and form.is_bound and form.is_valid():
        key = form.cleaned_data["request_key"]
        row = ask_what_if(asked=form.asked(), request_key=key, by=request.user, at=timezone.now())
        return redirect("what-if-run", row.pk)
    context = form_page(form, now, page=request.GET.get("page", ""))
    return private(TemplateResponse(request, "programme/whatif/ask.html", context))


def _initial(request: HttpRequest, now: snapshot.Snapshot) -> dict[str, Any]:
    """From the radar, from an earlier what-if, or as most platforms are."""
    earlier = request.GET.get("again", "")
    if earlier.isascii() and earlier.isdecimal() and len(earlier) < 19:
        row = WhatIf.objects.filter(pk=earlier).defer("result").first()
        if row is not None:
            return again(Asked.from_json(row.inputs), now)
    return begun(request.GET.dict())


@read_only
@_for_readers
def what_if_run(request: SignedInRequest, pk: int) -> HttpResponse:
    """The answer; while it is worked out, the page looks again by itself."""
    try:
        row = run_of(pk)
    except WhatIf.DoesNotExist as error:
        raise Http404 from error
    context = run_page(row, snapshot.current(), province=province_of(request, ""))
    context |= {"next_steps": next_steps(request, row), "may_ask": request.user.has_perm(ASK)}
    is_asking = "HX-Request" in request.headers
    name = "programme/whatif/run.html"
    if is_asking and context["waits"]:
        name = "programme/whatif/_waiting.html"
    response = private(TemplateResponse(request, name, context))
    if is_asking and not context["waits"]:
        response["HX-Refresh"] = "true"
    return response
