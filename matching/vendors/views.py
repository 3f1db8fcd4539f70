"""A vendor's own pages under /vendor/; another vendor's objects are not there."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from ledger.callers import seconds_until_allowed
from matching.trials.vendor_views import quote_answered, trial_answered
from matching.vendors import leads as held
from matching.vendors.pages import home_page, leads_page
from matching.vendors.ranking import ranking_page
from platforms import snapshot
from platforms.joining.access import own_platform, vendors_of
from platforms.revisions.rules import NotAllowedError, TransitionError
from platforms.revisions.services import renew_listing
from platforms.revisions.words import why_not
from sheets.exporting import WRITERS
from ui.methods import form_only, read_only, with_form
from ui.responses import private, too_many

# Readable by account.js beside "signed_in": shows the way here in the head of every page.
HINT = "for_vendor"
HINT_SECONDS = 365 * 24 * 3600


@read_only
def home(request: SignedInRequest) -> HttpResponse:
    """Her listings and what each asks of her; how to get in for whoever acts for no vendor."""
    page = home_page(request.user, at=timezone.now())
    template = "matching/vendors/home.html" if page["vendors"] else "matching/vendors/way_in.html"
    response = private(TemplateResponse(request, template, page))
    if page["vendors"]:
        is_secure = request.is_secure()
        response.set_cookie(HINT, "1", max_age=HINT_SECONDS, secure=is_secure, samesite="Lax")
    elif HINT in request.COOKIES:
        response.delete_cookie(HINT, samesite="Lax")
    return response


@read_only
def leads(request: SignedInRequest) -> HttpResponse:
    if not vendors_of(request.user).exists():
        return redirect("vendor-home")
    page = leads_page(request.user, request.GET.get("page", ""))
    return private(TemplateResponse(request, "matching/vendors/leads.html", page))


@read_only
def leads_file(request: SignedInRequest, format: str) -> HttpResponseBase:
    """All her requests as a table ("csv" or "xlsx"), piece by piece; no cell is a formula."""
    if not vendors_of(request.user).exists():
        return redirect("vendor-home")
    at = timezone.now()
    if seconds := seconds_until_allowed(request, action="leads-export", at=at):
        return too_many(request, seconds)
    if request.method == "GET":  # HEAD takes nothing out
        held.note_taken(request.user, format=format, at=at)
    write, content_type = WRITERS[format]
    rows = held.table(request.user)
    response = StreamingHttpResponse(write(next(rows), rows), content_type=content_type)
    day = timezone.localtime(at).strftime("%Y-%m-%d")
    response["Content-Disposition"] = f'attachment; filename="smedx-leads-{day}.{format}"'
    response["Cache-Control"] = "private, no-store"
    return response


@with_form
def lead_trial(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same page as behind the link in the letter."""
    return trial_answered(request, held.own_trial(request.user, pk), is_hers=True)


@with_form
def lead_quote(request: SignedInRequest, pk: int) -> HttpResponse:
    return quote_answered(request, held.own_quote(request.user, pk), is_hers=True)


@read_only
def ranking(request: SignedInRequest, slug: str) -> HttpResponse:
    """Where her listing or its draft stands for a chosen profile, why, and what would raise it."""
    platform = own_platform(request.user, slug)
    page = ranking_page(platform, request.GET, snapshot.current(), today=timezone.localdate())
    return private(TemplateResponse(request, "matching/vendors/ranking.html", page))


@form_only
def renew(request: SignedInRequest, slug: str) -> HttpResponse:
    """Her word that all is right, for another year."""
    platform = own_platform(request.user, slug)
    try:
        renew_listing(platform=platform, by=request.user, at=timezone.now())
    except NotAllowedError as error:
        messages.info(request, _("Nothing was changed: %(why)s.") % {"why": why_not(error)})
    except TransitionError:
        messages.warning(request, _("It is not public at the moment; nothing was changed."))
    else:
        messages.success(request, _("Thank you: confirmed for a year."))
    return redirect("vendor-home")
