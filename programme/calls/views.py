"""/calls/: what is missing, for everybody; /vendor/calls/…: answering with a listing."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from platforms import snapshot
from programme.calls.answering import (
    CallClosedError,
    NotListedError,
    answer_call,
    start_answer,
    take_back,
)
from programme.calls.forms import AnswerForm, TakeBackForm
from programme.calls.models import Call, CallAnswer
from programme.calls.pages import is_taking, public_page
from programme.calls.selectors import own_answer, own_part, public_calls
from ui.methods import read_only, with_form
from ui.responses import private


def _public(slug: str) -> Call:
    """Raises: Http404: a draft, one given up, or none."""
    call = Call.objects.public().filter(slug=slug).first()
    if call is None:
        raise Http404
    return call


@login_not_required
@read_only
def call_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    calls = [(call, is_taking(call, today)) for call in public_calls()]
    return TemplateResponse(request, "programme/calls/list.html", {"calls": calls})


@login_not_required
@read_only
def call_detail(request: HttpRequest, slug: str) -> HttpResponse:
    page = public_page(_public(slug), snapshot.current(), today=timezone.localdate())
    return TemplateResponse(request, "programme/calls/detail.html", page)


@with_form
def call_answer(request: SignedInRequest, slug: str) -> HttpResponse:
    """A vendor's answers to a call, and one more: a listing of hers or a new one."""
    call = _public(slug)
    parts = own_part(call, request.user)
    if not parts:
        return redirect("vendor-home")
    form = AnswerForm(request.POST or None, parts=parts, initial={"request_key": uuid4()})
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (answered := _answered(request, call, form)):
        return answered
    context = {
        "call": call,
        "parts": parts,
        "form": form,
        "is_taking": is_taking(call, timezone.localdate()),
    }
    return private(TemplateResponse(request, "programme/calls/answer.html", context))


def _answered(request: SignedInRequest, call: Call, form: AnswerForm) -> HttpResponse | None:
    """Where it leads, None if it cannot be; a message says why."""
    who: dict[str, Any] = {"call": call, "by": request.user, "at": timezone.now()}
    said = form.cleaned_data
    try:
        if form.platform is not None:
            answer_call(platform=form.platform, **who)
            messages.success(request, _("Your listing answers the call now."))
            return redirect("call-answer", call.slug)
        draft = start_answer(
            vendor=form.of_vendor, name=said["name"], request_key=said["request_key"], **who
        )
    except CallClosedError:
        messages.warning(request, _("The call takes no answers now."))
    except NotListedError:
        messages.warning(request, _("This listing is suspended or listed no more."))
    else:
        messages.success(request, _("Begun with what the call asks for. Take away what is not so."))
        return redirect("vendor-listing", draft.pk)
    return None


@with_form
def call_answer_take_back(request: SignedInRequest, slug: str, platform: str) -> HttpResponse:
    """Ask once more, then take an answer back."""
    call = _public(slug)
    answer = own_answer(call, platform, request.user)
    if answer is None:
        raise Http404
    form = TakeBackForm(request.POST or None, initial={"seen": answer.answered_at.isoformat()})
    if request.method == "POST" and form.is_valid():
        _taken_back(request, answer, form)
        return redirect("call-answer", slug)
    if answer.taken_back_at:
        return redirect("call-answer", slug)
    context = {
        "call": call,
        "platform": answer.platform,
        "form": form,
        "is_taking": is_taking(call, timezone.localdate()),
    }
    return private(TemplateResponse(request, "programme/calls/take_back.html", context))


def _taken_back(request: SignedInRequest, answer: CallAnswer, form: TakeBackForm) -> None:
    """Done, or that it was given anew since; a message says which."""
    seen = form.cleaned_data["seen"]
    row = take_back(answer=answer, seen=seen, by=request.user, at=timezone.now())
    if row.taken_back_at:
        messages.success(request, _("Taken back: it answers the call no more."))
    else:
        messages.warning(request, _("It was given anew meanwhile and stands."))
