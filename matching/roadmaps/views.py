"""A roadmap's page, its forms, its print-out and its calendar file."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger.callers import seconds_until_allowed
from matching import holders
from matching.models import MatchResult, Roadmap, RoadmapStep
from matching.roadmaps import page
from matching.roadmaps.calendar import calendar_of
from matching.roadmaps.forms import NewStepForm, RoadmapForm, StepForm
from matching.roadmaps.selectors import roadmap_of, step_of
from matching.roadmaps.services import (
    TooManyStepsError,
    add_step,
    change_step,
    keep_roadmap,
    remove_step,
    tick_step,
)
from matching.selectors import kept_result
from matching.views import gone
from platforms import snapshot
from ui.documents import render_pdf
from ui.methods import form_only, read_only, with_form
from ui.responses import private, too_many

View = Callable[..., HttpResponse]
MISSING = (MatchResult.DoesNotExist, Roadmap.DoesNotExist, RoadmapStep.DoesNotExist)


def hers_alone(view: View) -> View:
    """For whoever made the result; to anybody else it is not there. Counts uses that write."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **names: Any) -> HttpResponse:
        at = timezone.now()
        kept = kept_result(token, at=at)
        if kept is None or not holders.holds(request, kept):
            return gone(request)
        is_write = request.method == "POST"
        if is_write and (wait := seconds_until_allowed(request, action="roadmap", at=at)):
            return too_many(request, wait)
        try:
            return view(request, token, **names)
        except MISSING:
            return gone(request)

    return guarded


@login_not_required
@with_form
def roadmap(request: HttpRequest, token: str) -> HttpResponse:
    """Read by everybody who has the link; kept, or planned again, by whoever made the result."""
    return keep(request, token) if request.method == "POST" else show(request, token)


def show(request: HttpRequest, token: str, **forms: Any) -> HttpResponse:
    """The page, with the forms of whoever may change it; those with errors are given."""
    kept, today = kept_result(token, at=timezone.now()), timezone.localdate()
    if kept is None:
        return gone(request)
    bundle = request.GET.get("bundle", "")
    read = roadmap_of(kept, snapshot.current(), bundle=bundle, today=today)
    context = page.roadmap_page(read, is_hers=holders.holds(request, kept))
    start = {"starts_on": read.starts_on if read.is_stored else today, "bundle": read.bundle}
    context["form"] = RoadmapForm(initial=start, today=today)
    week = {"starts_on": today, "due_on": today + timedelta(days=7)}
    context["new_step"] = NewStepForm(initial=week, today=today, prefix="new")
    status = 422 if forms else 200
    template = "matching/roadmap.html"
    return private(TemplateResponse(request, template, context | forms, status=status))


@hers_alone
def keep(request: HttpRequest, token: str) -> HttpResponse:
    form = RoadmapForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return show(request, token, form=form)
    keep_roadmap(
        token=token,
        bundle=form.cleaned_data["bundle"],
        starts_on=form.cleaned_data["starts_on"],
        snapshot=snapshot.current(),
        at=timezone.now(),
    )
    return redirect("match-roadmap", token)


@login_not_required
@form_only
@hers_alone
def add(request: HttpRequest, token: str) -> HttpResponse:
    form = NewStepForm(request.POST, today=timezone.localdate(), prefix="new")
    if form.is_valid():
        given = form.cleaned_data
        try:
            step = add_step(
                token=token,
                request_key=given["key"],
                phase=given["phase"],
                facts=form.facts(),
                at=timezone.now(),
            )
            return redirect(_place(token, step.pk))
        except TooManyStepsError:
            form.add_error(None, _("A roadmap holds 100 steps at most. Remove one first."))
    return show(request, token, new_step=form)


@login_not_required
@with_form
@hers_alone
def step(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """The page on which one step is renamed and moved."""
    kept = kept_result(token, at=timezone.now())
    held = step_of(kept, pk) if kept else None
    if held is None:
        return gone(request)
    said = {"title": str(held.title), "starts_on": held.starts_on, "due_on": held.due_on}
    given = request.POST if request.method == "POST" else None
    form = StepForm(given, initial=said, today=timezone.localdate())
    if form.is_valid():
        change_step(token=token, pk=pk, facts=form.facts(), at=timezone.now())
        return redirect(_place(token, pk))
    back = reverse("match-roadmap", args=[token])
    context = {"kept": kept, "roadmap_url": back, "form": form}
    status = 422 if form.errors else 200
    template = "matching/roadmap_step.html"
    return private(TemplateResponse(request, template, context, status=status))


@login_not_required
@form_only
@hers_alone
def tick(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    tick_step(token=token, pk=pk, is_done=request.POST.get("done") == "1", at=timezone.now())
    return redirect(_place(token, pk))


@login_not_required
@form_only
@hers_alone
def remove(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    remove_step(token=token, pk=pk, at=timezone.now())
    return redirect("match-roadmap", token)


@login_not_required
@read_only
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The roadmap on A4, with a QR code that leads back to its page."""
    now = timezone.now()
    kept = kept_result(token, at=now)
    if kept is None:
        return gone(request)
    if seconds := seconds_until_allowed(request, action="document", at=now):
        return too_many(request, seconds)
    held, bundle = snapshot.current(), request.GET.get("bundle", "")
    read = roadmap_of(kept, held, bundle=bundle, today=timezone.localdate(now))
    made = render_pdf("roadmap.typ", page.document(read, held), at=read.changed_at)
    return _file(made, "application/pdf", f"{page.FILE_NAME}.pdf", how="inline")


@login_not_required
@read_only
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The dates of the roadmap, for any calendar."""
    kept = kept_result(token, at=timezone.now())
    if kept is None:
        return gone(request)
    bundle = request.GET.get("bundle", "")
    read = roadmap_of(kept, snapshot.current(), bundle=bundle, today=timezone.localdate())
    url = page.roadmap_page(read, is_hers=False)["url"]
    name = f"{page.FILE_NAME}.ics"
    return _file(calendar_of(read, url), "text/calendar; charset=utf-8", name, how="attachment")


def _file(content: bytes, kind: str, name: str, *, how: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'{how}; filename="{name}"'
    return private(response)


def _place(token: str, pk: int) -> str:
    return f"{reverse('match-roadmap', args=[token])}#step-{pk}"
