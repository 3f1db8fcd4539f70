"""/staff/radar/: what is not met; /programme/demand/: the same for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from platforms import snapshot
from programme.access import province_of
from programme.calls.selectors import taking
from programme.radar.forms import RadarForm, need_choices
from programme.radar.pages import need_page, need_way, overview
from programme.radar.selectors import words
from programme.radar.services import note_words
from ui.methods import form_only, read_only
from ui.responses import private

READ = "programme.view_demandcell"
NOTE = "programme.add_wordnote"


def for_watchers(
    right: str,
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """A page for staff with a right; others are refused."""

    def guard(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.has_perm(right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


@read_only
@for_watchers(READ)
def radar(request: HttpRequest) -> HttpResponse:
    now = snapshot.current()
    form = RadarForm(request.GET, snapshot=now)
    limited = province_of(request, "")
    seen = form.seen(limited=limited)
    page = overview(seen, now, way=need_way, is_all="all" in request.GET)
    context = {**page, "form": form, "is_limited": bool(limited), "query": request.GET.urlencode()}
    return private(TemplateResponse(request, "programme/radar/radar.html", context))


@read_only
@for_watchers(READ)
def radar_need(request: HttpRequest, need: str) -> HttpResponse:
    """Why a need is not met, in a trade and place."""
    now = snapshot.current()
    if need not in now.taxonomy.needs:
        raise Http404
    form = RadarForm({**request.GET.dict(), "need": need}, snapshot=now)
    limited = province_of(request, "")
    context = {
        **need_page(form.seen(limited=limited), now),
        "form": form,
        "is_limited": bool(limited),
        "may_call": request.user.has_perm("programme.add_call"),
        "may_ask": request.user.has_perm("programme.add_whatif"),
    }
    return private(TemplateResponse(request, "programme/radar/need.html", context))


@login_not_required
@read_only
def demand(request: HttpRequest) -> HttpResponse:
    """What enterprises need and nobody offers: numbers of five or more."""
    now = snapshot.current()
    form = RadarForm(request.GET, snapshot=now)
    page = overview(form.seen(), now, way=None, is_all="all" in request.GET)
    calls = taking(today=timezone.localdate())
    context = {**page, "form": form, "calls": calls, "query": request.GET.urlencode()}
    return TemplateResponse(request, "programme/radar/demand.html", context)


@read_only
@for_watchers(READ)
def radar_words(request: HttpRequest) -> HttpResponse:
    """Words of five people or more that nobody understood."""
    context = {
        "words": words(province_of(request, "")),
        "needs": need_choices(snapshot.current()),
        "may_teach": request.user.has_perm("reference.change_need"),
        "may_note": request.user.has_perm(NOTE),
    }
    return private(TemplateResponse(request, "programme/radar/words.html", context))


@read_only
@for_watchers("reference.change_need")
def radar_phrase(request: HttpRequest) -> HttpResponse:
    """To the need's page of the admin, with the phrase filled in."""
    need, phrase = request.GET.get("need", ""), request.GET.get("phrase", "")[:120]
    if need not in snapshot.current().taxonomy.needs:
        messages.warning(request, _("Choose the need that the words mean."))
        return redirect("radar-words")
    address = reverse("admin:reference_need_change", args=[need])
    return redirect(f"{address}?{urlencode({'phrase': phrase})}#synonyms-group")


@form_only
@for_watchers(NOTE)
def radar_words_note(request: SignedInRequest) -> HttpResponse:
    """Set words aside as no need of software, or take that back."""
    term = request.POST.get("term", "")
    known = {row.term for row, _away in words(province_of(request, ""))}
    if term not in known:
        raise Http404
    is_away = request.POST.get("away") == "1"
    note_words(term=term, is_set_aside=is_away, by=request.user, at=timezone.now())
    said = _("Set aside: no need of software.") if is_away else _("Shown again.")
    messages.success(request, said)
    return redirect("radar-words")
