"""Pages of the programme: for everybody, and the cockpit of those who steer it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from programme import report
from programme.access import for_staff, province_of
from programme.choices import Group
from programme.forms import SeenForm
from programme.pages import commune_context, context_of
from programme.press import published
from programme.seen import Seen
from ui.methods import read_only
from ui.responses import private

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_not_required
@read_only
def programme(request: HttpRequest) -> TemplateResponse:
    """Targets, what was reached, and what others published, each with its source."""
    now = timezone.now()
    form = SeenForm(request.GET, at=now)
    seen = form.seen(is_public=True, path=request.path)
    if seen.commune:
        context = {**commune_context(seen, at=now), "is_limited": False}
        return TemplateResponse(request, "programme/commune.html", context)
    context = {
        **context_of(seen, at=now),
        "form": form,
        "programme": published(Group.PROGRAMME),
        "industry": published(Group.INDUSTRY),
        "economy": published(Group.CONTEXT),
    }
    return TemplateResponse(request, "programme/programme.html", context)


def _seen(request: HttpRequest) -> tuple[SeenForm, Seen]:
    limited = province_of(request, "")
    form = SeenForm(request.GET, at=timezone.now(), limited=limited)
    return form, form.seen(is_public=False, path=request.path)


@read_only
@for_staff
def cockpit(request: HttpRequest) -> HttpResponse:
    form, seen = _seen(request)
    is_limited = bool(province_of(request, ""))
    if seen.commune:
        context = {**commune_context(seen, at=timezone.now()), "is_limited": is_limited}
        return private(TemplateResponse(request, "programme/commune.html", context))
    context = {
        **context_of(seen, at=timezone.now()),
        "form": form,
        "query": request.GET.urlencode(),
        "is_limited": is_limited,
    }
    return private(TemplateResponse(request, "programme/cockpit.html", context))


@read_only
@for_staff
def report_workbook(request: HttpRequest) -> StreamingHttpResponse:
    _form, seen = _seen(request)
    pieces, name = report.workbook(seen, at=timezone.now()), report.filename(seen, "xlsx")
    response = StreamingHttpResponse(pieces, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@read_only
@for_staff
def report_document(request: HttpRequest) -> HttpResponse:
    _form, seen = _seen(request)
    content, name = report.document(seen, at=timezone.now()), report.filename(seen, "pdf")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(response)
