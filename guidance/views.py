"""Public pages of the guidance: legal duties with their calendar, articles."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from guidance.calendars import duty_calendar
from guidance.pages.articles import article_page, articles_page
from guidance.pages.duties import duties_page
from ui.methods import read_only


@login_not_required
@read_only
def duty_list(request: HttpRequest) -> TemplateResponse:
    page = duties_page(request.GET, today=timezone.localdate())
    return TemplateResponse(request, "guidance/duty_list.html", {"page": page})


@login_not_required
@read_only
def duty_calendar_file(request: HttpRequest) -> HttpResponse:
    """What applies and what may, as a download."""
    now = timezone.localtime()
    page = duties_page(request.GET, today=now.date())
    items = [card.item for card in (*page.applies, *page.may)]
    content = duty_calendar(items, today=now.date(), at=now)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="smedx-duties.ics"'
    return response


@login_not_required
@read_only
def article_list(request: HttpRequest) -> TemplateResponse:
    page = articles_page(request.GET.get("topic", ""))
    return TemplateResponse(request, "guidance/article_list.html", {"page": page})


@login_not_required
@read_only
def article_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    page = article_page(slug, today=timezone.localdate())
    if page is None:
        raise Http404
    return TemplateResponse(request, "guidance/article_detail.html", {"page": page})
