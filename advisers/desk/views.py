"""Pages for coordinators: the start, baskets, loads, coverage."""

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone

from accounts.requests import SignedInRequest
from advisers.desk import pages
from advisers.desk.access import READ, needs
from advisers.desk.coverage_page import coverage_page, headings, lines, province_of
from advisers.directory.coverage import coverage as served
from sheets.safe import csv_pieces
from ui.methods import read_only
from ui.responses import private


@read_only
@needs(READ)
def start(request: SignedInRequest) -> HttpResponse:
    page = pages.start_page(request.user, at=timezone.now())
    return private(TemplateResponse(request, "advisers/desk/start.html", page))


@read_only
@needs(READ)
def cases(request: SignedInRequest) -> HttpResponse:
    page = pages.basket_page(request.user, request.GET, at=timezone.now())
    return private(TemplateResponse(request, "advisers/desk/cases.html", page))


@read_only
@needs(READ)
def load(request: SignedInRequest) -> HttpResponse:
    page = pages.load_page(request.user, request.GET, at=timezone.now())
    return private(TemplateResponse(request, "advisers/desk/load.html", page))


@read_only
@needs(READ)
def coverage(request: SignedInRequest) -> HttpResponse:
    page = coverage_page(request.user, request.GET.get("province", ""), at=timezone.now())
    return private(TemplateResponse(request, "advisers/desk/coverage.html", page))


@read_only
@needs(READ)
def coverage_file(request: SignedInRequest) -> HttpResponseBase:
    """The same as a table, line by line; no cell is taken for a formula."""
    at = timezone.now()
    province = province_of(request.user, request.GET.get("province", ""))
    communes = served(province.pk if province else None, at=at)
    pieces = csv_pieces(headings(), lines(communes))
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    name = f"smedx-coverage-{province.pk if province else 'all'}-{timezone.localdate(at)}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
