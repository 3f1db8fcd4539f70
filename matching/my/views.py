"""Under /my/: needs, conditions, tools, what fits. All need an account and an enterprise."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.access import holdings, person
from enterprises.models import Enterprise, EnterpriseNeed
from enterprises.services import (
    ChangedMeanwhileError,
    add_needs,
    save_conditions,
    save_needs,
    save_tools,
)
from ledger.callers import seconds_until_allowed
from matching.my import pages
from matching.my.forms import NeedsForm, StoredConditionsForm
from matching.my.seen import note_seen
from matching.my.services import note_unmet, own_result, state_needs
from matching.roadmaps.selectors import latest_roadmap
from matching.selectors import SHOWN_AT_MOST, SHOWN_FIRST
from platforms import snapshot
from ui.methods import read_only, with_form
from ui.responses import private, too_many

View = Callable[[HttpRequest, Enterprise], HttpResponse]


def of_enterprise(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Give the view the enterprise in view; whoever has none makes one and comes back."""

    @wraps(view)
    def led(request: HttpRequest) -> HttpResponse:
        enterprise = holdings(request).enterprise
        return first_make_one(request) if enterprise is None else view(request, enterprise)

    return led


def first_make_one(request: HttpRequest) -> HttpResponse:
    """To the first step of a new enterprise, and from there on to what was asked for."""
    asked = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('enterprise-create')}?{asked}")


@with_form
@of_enterprise
def needs(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """The list of needs, to keep, untick and weigh."""
    held, at, form = snapshot.current(), timezone.now(), None
    if request.method == "POST":
        form = NeedsForm(request.POST, snapshot=held)
        if form.is_valid() and _kept(enterprise, form, request):
            note_unmet(enterprise=enterprise, snapshot=held, at=at)
            messages.success(request, _("Saved."))
            return redirect("my-needs")
        enterprise.refresh_from_db()
    page = pages.needs_page(enterprise, held, words=pages.words_form(None), needs=form)
    return private(TemplateResponse(request, "matching/my_needs.html", page))


def _kept(enterprise: Enterprise, form: NeedsForm, request: HttpRequest) -> bool:
    version, at = form.cleaned_data["version"], timezone.now()
    try:
        save_needs(
            enterprise=enterprise, wanted=form.wanted(), version=version, by=person(request), at=at
        )
    except ChangedMeanwhileError:
        return False
    return True


@with_form
@of_enterprise
def words(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """Her own words become needs that she can correct on the next page."""
    held, at = snapshot.current(), timezone.now()
    if request.method != "POST":
        return redirect("my-needs")
    form = pages.words_form(request.POST)
    if not form.is_valid():
        page = pages.needs_page(enterprise, held, words=form)
        return private(TemplateResponse(request, "matching/my_needs.html", page))
    if seconds := seconds_until_allowed(request, action="match", at=at):
        return too_many(request, seconds)
    said = form.cleaned_data
    state_needs(enterprise=enterprise, snapshot=held, **said, by=person(request), at=at)
    return redirect("my-needs")


@with_form
@of_enterprise
def suggestion(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """One tap on a need that she may have meant."""
    if request.method == "POST":
        add_needs(
            enterprise=enterprise,
            codes=[code for code in request.POST.getlist("need")[:20] if "\0" not in code],
            source=EnterpriseNeed.Source.STATED,
            by=person(request),
            at=timezone.now(),
        )
    return redirect("my-needs")


@with_form
@of_enterprise
def conditions(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    stored = pages.stored_conditions(enterprise)
    form = StoredConditionsForm(request.POST or None, initial=stored)
    if request.method == "POST" and form.is_valid():
        version, at = form.cleaned_data["version"], timezone.now()
        try:
            save_conditions(
                enterprise=enterprise,
                said=form.stated(),
                version=version,
                by=person(request),
                at=at,
            )
        except ChangedMeanwhileError:
            form = pages.overtaken(form, Enterprise.objects.get(pk=enterprise.pk))
        else:
            note_unmet(enterprise=enterprise, snapshot=snapshot.current(), at=at)
            messages.success(request, _("Saved."))
            return redirect("my-needs")
    page = pages.conditions_page(enterprise, form)
    return private(TemplateResponse(request, "matching/my_conditions.html", page))


@with_form
@of_enterprise
def tools(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """What is used already: found in the catalogue, or kept by its name."""
    is_sent = request.method == "POST"
    page = pages.ToolsPage(enterprise, snapshot.current(), request.POST if is_sent else None)
    is_changed = False
    if is_sent and "find" not in request.GET and page.is_sound and page.question is None:
        if _kept_tools(request, page):
            messages.success(request, _("Saved."))
            return redirect("my-needs")
        enterprise.refresh_from_db()
        is_changed = True
    context = page.context(is_changed=is_changed)
    return private(TemplateResponse(request, "matching/my_tools.html", context))


def _kept_tools(request: HttpRequest, page: pages.ToolsPage) -> bool:
    said = page.form.cleaned_data
    try:
        save_tools(
            enterprise=page.enterprise,
            listed=page.form.listed(),
            named=said["named"],
            version=said["version"],
            by=person(request),
            at=timezone.now(),
        )
    except ChangedMeanwhileError:
        return False
    return True


@read_only
@of_enterprise
def matches(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """What fits as everything stands stored, and what changed since the last look."""
    held, at = snapshot.current(), timezone.now()
    limit = SHOWN_AT_MOST if request.GET.get("all") else SHOWN_FIRST
    outcome = pages.outcome_for(enterprise, held, today=timezone.localdate(at), limit=limit)
    first = [match.slug for match in outcome.ranking.matches[:SHOWN_FIRST]]
    seen = note_seen(enterprise=enterprise, slugs=first, catalogue_version=held.version, at=at)
    page = pages.matches_page(enterprise, held, outcome=outcome, seen=seen)
    return private(TemplateResponse(request, "matching/my_matches.html", page))


@with_form
@of_enterprise
def plan(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """To the enterprise's roadmap; with a form, to the bundles of what it has stored now."""
    at = timezone.now()
    if request.method != "POST":
        kept = latest_roadmap(enterprise)
        return redirect("match-roadmap", kept.result.token) if kept else redirect("my-matches")
    if seconds := seconds_until_allowed(request, action="match", at=at):
        return too_many(request, seconds)
    result = own_result(
        enterprise=enterprise, snapshot=snapshot.current(), by=person(request), at=at
    )
    return redirect("match-bundle", result.token)
