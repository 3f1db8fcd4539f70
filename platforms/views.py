"""Public pages of the catalogue: the list, a listing, a vendor, a comparison, a report."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from ledger.callers import is_person, seconds_until_allowed
from ledger.services import report_problem
from platforms import pages, snapshot, traces, wording
from platforms.asked import Asked
from platforms.drawing import catalogue_values
from platforms.forms import ReportForm, read_asked
from platforms.pictures import picture, public_cache, side_asked
from platforms.revisions.uploads import logo_file
from ui.methods import read_only, with_form
from ui.responses import filled_page, too_many_words


@login_not_required
@read_only
def platform_list(request: HttpRequest) -> HttpResponse:
    """The catalogue as asked; htmx gets the part that changes."""
    catalogue = snapshot.current()
    asked = read_asked(request.GET, catalogue.part("known-values"))
    page = pages.catalogue_page(asked, catalogue)
    is_kept = page.is_unmet and is_person(request) and _keep_wish(request, page.asked, catalogue)
    is_part = _is_part(request)
    template = "platforms/_catalogue.html" if is_part else "platforms/platform_list.html"
    values = catalogue_values(page, catalogue, is_part=is_part, is_wish_kept=is_kept)
    response = filled_page(request, template, values)
    if is_part:
        response["HX-Push-Url"] = page.url
    patch_vary_headers(response, ["HX-Request"])
    return response


def _is_part(request: HttpRequest) -> bool:
    """Whether htmx asks for the part that changes; going back it may need the whole page."""
    given = request.headers
    return "HX-Request" in given and "HX-History-Restore-Request" not in given


def _keep_wish(request: HttpRequest, asked: Asked, catalogue: snapshot.Snapshot) -> bool:
    return traces.keep_unmet_wish(
        request,
        asked=asked,
        needs=pages.needs_meant(asked, catalogue),
        language=wording.language(),
        at=timezone.localtime(),
    )


@login_not_required
@read_only
def platform_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    """A published platform; 410 with other ways for one that is listed no more."""
    catalogue = snapshot.current()
    if page := pages.detail_page(slug, catalogue):
        if is_person(request):
            traces.views.add(slug=slug, at=timezone.localtime())
        return TemplateResponse(request, "platforms/platform_detail.html", {"page": page})
    return platform_gone(request, slug, catalogue)


def platform_gone(
    request: HttpRequest, slug: str, catalogue: snapshot.Snapshot
) -> TemplateResponse:
    """410 with other ways wherever a retired platform is asked for; 404 for what never was."""
    page = pages.retired_page(slug, catalogue)
    if page is None:
        raise Http404
    return TemplateResponse(request, "platforms/platform_retired.html", {"page": page}, status=410)


def _vendor_gone(request: HttpRequest, slug: str) -> TemplateResponse:
    """410 for a vendor all of whose listings are retired; 404 for one that never listed any."""
    page = pages.retired_vendor_page(slug)
    if page is None:
        raise Http404
    return TemplateResponse(request, "platforms/vendor_retired.html", {"page": page}, status=410)


@login_not_required
@read_only
def platform_logo(request: HttpRequest, slug: str) -> HttpResponse:
    """The logo of a published platform; an address that names the picture may be kept for ever."""
    listing = snapshot.current().listings.get(slug)
    data = logo_file(listing.logo, side_asked(request)) if listing else None
    if listing is None or data is None:
        raise Http404
    return public_cache(picture(data), is_named=request.GET.get("v") == listing.logo)


@login_not_required
@read_only
def platform_visit(request: HttpRequest, slug: str) -> HttpResponse:
    """On to the platform's own site, as the catalogue knows it and nowhere else; counted."""
    catalogue = snapshot.current()
    listing = catalogue.listings.get(slug)
    if listing is None:
        return platform_gone(request, slug, catalogue)
    if not listing.website:
        raise Http404
    if is_person(request):
        traces.count_visit(request, slug=slug, at=timezone.localtime())
    response = HttpResponseRedirect(listing.website)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@read_only
def platform_compare(request: HttpRequest) -> TemplateResponse:
    page = pages.compare_page(request.GET.getlist("p"), snapshot.current())
    return TemplateResponse(request, "platforms/platform_compare.html", {"page": page})


@login_not_required
@read_only
def vendor_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    page = pages.vendor_page(slug, snapshot.current())
    if page is None:
        return _vendor_gone(request, slug)
    return TemplateResponse(request, "platforms/vendor_detail.html", {"page": page})


@login_not_required
@with_form
def platform_report(request: HttpRequest, slug: str) -> HttpResponse:
    catalogue = snapshot.current()
    listing = catalogue.listings.get(slug)
    if listing is None:
        return platform_gone(request, slug, catalogue)
    back = reverse("platform-detail", args=[slug])
    return report_page(request, subject=("platform", slug), name=listing.name, back=back)


@login_not_required
@with_form
def vendor_report(request: HttpRequest, slug: str) -> HttpResponse:
    listings = snapshot.current().by_vendor.get(slug)
    if not listings:
        return _vendor_gone(request, slug)
    back = reverse("vendor-detail", args=[slug])
    return report_page(request, subject=("vendor", slug), name=listings[0].vendor.name, back=back)


@login_not_required
@with_form
def review_report(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    catalogue = snapshot.current()
    listing = catalogue.listings.get(slug)
    if listing is None:
        return platform_gone(request, slug, catalogue)
    found = catalogue.part("reviews").get(slug)
    if found is None or pk not in {review.key for review in found.items}:
        raise Http404
    name = _("a review of %(platform)s") % {"platform": listing.name}
    back = reverse("platform-detail", args=[slug])
    return report_page(request, subject=("review", str(pk)), name=name, back=back)


def report_page(
    request: HttpRequest, *, subject: tuple[str, str], name: str, back: str
) -> HttpResponse:
    """Takes a report once, however often its form is sent, and thanks on a page of its own."""
    mine = {"contact": request.user.email} if request.user.is_authenticated else {}
    form = ReportForm(request.POST or None, about=subject[0], initial=mine)
    seconds = 0
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        if not (seconds := _seconds_until_report(request, subject, at)):
            said = {**form.cleaned_data, "language": wording.language()}
            report_problem(subject=subject, at=at, **said)
            return redirect(f"{request.path}?sent=1")
        form.add_error(None, too_many_words(seconds))
    context = {"form": form, "name": name, "back": back, "is_sent": "sent" in request.GET}
    response = TemplateResponse(request, "platforms/report.html", context)
    if seconds:  # the page itself, for it keeps what was written
        response.status_code = 429
        response["Retry-After"] = str(seconds)
    return response


def _seconds_until_report(request: HttpRequest, subject: tuple[str, str], at: datetime) -> int:
    """A narrow limit for one page, a wide one for all: many phones share one address."""
    about = ":".join(subject)
    return seconds_until_allowed(
        request, action="report-one", at=at, about=about
    ) or seconds_until_allowed(request, action="report", at=at)
