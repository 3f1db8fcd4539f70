"""An owner's pages of trials and prices, under /my/; another enterprise's are not there."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from accounts.services import name_person
from enterprises.access import look_at, person
from enterprises.models import Enterprise
from ledger.callers import seconds_until_person_allowed
from matching.models import QuoteRequest, Trial
from matching.models.trials import MOST_VENDORS
from matching.my.views import of_enterprise
from matching.trials import moves, pages
from matching.trials.quotes import Wanted, ask_quotes
from matching.trials.services import Asked, PlatformGoneError, TrialOpenError, ask_trial
from matching.trials.wording import addresses, chosen, lines_of, wording
from platforms import snapshot
from platforms.listing import Listing
from platforms.views import platform_gone
from ui.methods import read_only, with_form
from ui.responses import private, too_many


@read_only
@of_enterprise
def trials(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    page = pages.trials_page(enterprise)
    return private(TemplateResponse(request, "matching/trial_list.html", page))


def _listings(request: HttpRequest) -> dict[str, Listing]:
    """The platforms that the address names, each once.

    Raises: PlatformGoneError: none of them is listed.
    """
    known = snapshot.current().listings
    slugs = dict.fromkeys(request.GET.getlist("platform"))
    found = {slug: known[slug] for slug in slugs if slug in known}
    if not found:
        raise PlatformGoneError(next(iter(slugs), ""))
    return found


def explains_gone(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where the platform is out of sight, what its own address says of that; 404 for none."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PlatformGoneError as error:
            return platform_gone(request, str(error), snapshot.current())

    return page


@with_form
@of_enterprise
@explains_gone
def ask(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """Ask one vendor for a trial: what goes to it, and the consent to exactly that."""
    slug, listing = next(iter(_listings(request).items()))
    page = pages.share_page(enterprise, person(request), {slug: listing}, request.POST or None)
    form, at = page["form"], timezone.now()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if known := _sent_before(Trial, enterprise, said):
            return redirect("my-trial", known.pk)
        if seconds := seconds_until_person_allowed(request, action="contact", at=at):
            return too_many(request, seconds)
        by, passed = person(request), _passed(request, page, said)
        told = wording(page["vendor_names"], passed)
        asked = Asked(passed, told, said["request_key"])
        try:
            made = ask_trial(enterprise=enterprise, slug=slug, asked=asked, by=by, at=at)
        except TrialOpenError as error:
            made = error.trial
        return redirect("my-trial", made.pk)
    return private(TemplateResponse(request, "matching/trial_ask.html", page))


@with_form
@of_enterprise
@explains_gone
def ask_prices(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """Ask up to three vendors for a price; a fourth is refused with the reason."""
    listings = _listings(request)
    left_out = [item.name for item in list(listings.values())[MOST_VENDORS:]]
    listings = dict(list(listings.items())[:MOST_VENDORS])
    page = pages.share_page(enterprise, person(request), listings, request.POST or None)
    form, at = page["form"], timezone.now()
    if request.method == "POST" and form.is_valid():
        if known := _sent_before(QuoteRequest, enterprise, form.cleaned_data):
            return redirect("my-quote", known.pk)
        if seconds := seconds_until_person_allowed(request, action="contact", at=at):
            return too_many(request, seconds)
        wanted = _wanted(request, listings, page, form.cleaned_data)
        made = ask_quotes(enterprise=enterprise, wanted=wanted, by=person(request), at=at)
        return redirect("my-quote", made.pk)
    context = {**page, "left_out": left_out}
    return private(TemplateResponse(request, "matching/quote_ask.html", context))


def _sent_before(
    model: type[Trial] | type[QuoteRequest], enterprise: Enterprise, said: dict[str, Any]
) -> Any:
    """What the same form made when it was sent the first time; a second tap counts in no limit."""
    rows = model._default_manager.filter(enterprise=enterprise)
    return rows.filter(request_key=said["request_key"]).first()


def _passed(request: HttpRequest, page: dict[str, Any], said: dict[str, Any]) -> list[list[str]]:
    """Label and value of what goes out, under the name that she may have given just now."""
    lines = page["lines"]
    if name := said.get("name"):
        name_person(user=person(request), name=name)
        lines = lines_of(page["enterprise"], person(request))
    return chosen(lines, said["lines"], said["message"])


def _wanted(
    request: HttpRequest, listings: dict[str, Listing], page: dict[str, Any], said: dict[str, Any]
) -> Wanted:
    passed = _passed(request, page, said)
    told = {slug: wording(addresses({slug: item}), passed) for slug, item in listings.items()}
    return Wanted(told, passed, said["request_key"])


@read_only
def quote(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = QuoteRequest.objects.filter(enterprise__memberships__user=request.user)
    found = mine.select_related("enterprise").filter(pk=pk).first()
    if found is None:
        raise Http404
    look_at(request, found.enterprise)
    page = pages.quotes_page(found)
    return private(TemplateResponse(request, "matching/quote_detail.html", page))


@with_form
def trial(request: SignedInRequest, pk: int) -> HttpResponse:
    """One trial: where it stands, and what she can say of it."""
    rows = Trial.objects.filter(enterprise__memberships__user=request.user)
    found = rows.select_related("platform", "enterprise").filter(pk=pk).first()
    if found is None or found.enterprise is None:
        raise Http404
    look_at(request, found.enterprise)
    at = timezone.now()
    refused: Mapping[str, Any] = {}
    if request.method == "POST":
        done = moves.move(found, request.POST, at=at)
        if done.is_done:
            messages.success(request, done.says or _("Saved."))
            return redirect("my-trial", found.pk)
        if done.says:
            messages.warning(request, done.says)
        refused = done.forms
        found.refresh_from_db()
    page = pages.trial_page(found, snapshot.current(), at=at, forms=refused)
    return private(TemplateResponse(request, "matching/trial_detail.html", page))
