"""/staff/calls/: writing calls, publishing what somebody else wrote, closing them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from platforms import snapshot
from programme.calls.access import READ, WRITE, call_for_staff
from programme.calls.choices import State
from programme.calls.forms import CallForm, begun, begun_from, written
from programme.calls.models import Call
from programme.calls.pages import form_page, staff_page
from programme.calls.rules import CallMovedError, NotAllowedError
from programme.calls.selectors import for_staff
from programme.calls.services import (
    change_call,
    close_call,
    discard_call,
    draft_call,
    publish_call,
)
from programme.calls.wording import REFUSED, why_not
from programme.radar.views import for_watchers
from programme.whatif.asked import Asked
from programme.whatif.models import WhatIf
from ui.methods import form_only, read_only, with_form
from ui.responses import private

ACTS: dict[str, tuple[Callable[..., Call], Any]] = {
    "publish": (publish_call, lambda: _("Published. Vendors near to it are told.")),
    "close": (close_call, lambda: _("Closed: it takes no more answers.")),
    "discard": (discard_call, lambda: _("The draft is given up.")),
}


@read_only
@for_watchers(READ)
def staff_call_list(request: SignedInRequest) -> HttpResponse:
    context = {
        "calls": list(for_staff(request.user)),
        "may_write": request.user.has_perm("programme.add_call"),
    }
    return private(TemplateResponse(request, "programme/calls/staff_list.html", context))


@read_only
@for_watchers(READ)
def staff_call(request: SignedInRequest, pk: int) -> HttpResponse:
    call = call_for_staff(request.user, pk)
    page = staff_page(call, request.user, snapshot.current())
    return private(TemplateResponse(request, "programme/calls/staff_call.html", page))


def _form(request: SignedInRequest, initial: dict[str, Any]) -> CallForm:
    data, limited = request.POST or None, request.user.province
    return CallForm(data, snapshot=snapshot.current(), limited=limited, initial=initial)


@with_form
@for_watchers(WRITE)
def staff_call_new(request: SignedInRequest) -> HttpResponse:
    """A new draft, its form filled in from a cell of the radar or a what-if."""
    at = timezone.now()
    form = _form(request, _begun(request))
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["request_key"]
        try:
            made = draft_call(said=form.said(), request_key=key, by=request.user, at=at)
            return redirect("staff-call", made.pk)
        except NotAllowedError:
            form.add_error("provinces", _("You write for your province."))
    context = form_page(form, snapshot.current())
    return private(TemplateResponse(request, "programme/calls/edit.html", context))


def _begun(request: SignedInRequest) -> dict[str, Any]:
    """A new form's first values: of a what-if, or of a cell of the radar; in her own province."""
    today, now = timezone.localdate(), snapshot.current()
    known = request.GET.get("what_if", "")
    if request.user.has_perm("programme.view_whatif") and is_key(known):
        row = WhatIf.objects.filter(pk=known).defer("result").first()
        if row is not None:
            first = begun_from(Asked.from_json(row.inputs), today=today, snapshot=now)
            limited = request.user.province_id
            return {**first, "provinces": [limited] if limited else []}
    asked = request.GET.dict()
    if limited := request.user.province_id:
        asked["province"] = limited
    return begun(asked, today=today, snapshot=now)


def is_key(said: str) -> bool:
    return said.isascii() and said.isdecimal() and len(said) < 19


@with_form
@for_watchers(WRITE)
def staff_call_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    call = call_for_staff(request.user, pk)
    if call.state != State.DRAFT:
        messages.info(request, _("It is no draft any more: its text stays as it is."))
        return redirect("staff-call", pk)
    form = _form(request, written(call))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        try:
            change_call(call=call, said=form.said(), version=version, **who)
            messages.success(request, _("Saved."))
            return redirect("staff-call", pk)
        except CallMovedError:
            form.add_error(None, _("Somebody changed it meanwhile. Compare with it as it is now."))
        except NotAllowedError:
            form.add_error(None, _("This call is not of your province."))
    context = {**form_page(form, snapshot.current()), "call": call}
    return private(TemplateResponse(request, "programme/calls/edit.html", context))


@form_only
@for_watchers(READ)
def staff_call_act(request: SignedInRequest, pk: int, act: str) -> HttpResponse:
    """Publish, close or give up; a message says what came of it."""
    call = call_for_staff(request.user, pk)
    if act not in ACTS:
        raise Http404
    service, words = ACTS[act]
    seen = {"version": _version(request)} if act == "publish" else {}
    try:
        service(call=call, by=request.user, at=timezone.now(), **seen)
    except REFUSED as error:
        if isinstance(error, NotAllowedError) and error.reason == "party":
            raise PermissionDenied from None
        messages.warning(request, why_not(error))
    else:
        messages.success(request, words())
    return redirect("staff-call", pk)


def _version(request: SignedInRequest) -> int:
    said = request.POST.get("version", "")
    return int(said) if is_key(said) else 0
