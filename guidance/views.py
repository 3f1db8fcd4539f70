"""Public pages of the guidance: duties with their calendar, articles, plans, words, skills."""

from datetime import datetime
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from guidance import reading
from guidance.answers import answer_page
from guidance.calendars import duty_calendar
from guidance.forms import HelpfulForm
from guidance.models import PageAnswer
from guidance.pages.articles import article_page
from guidance.pages.duties import duties_page
from guidance.pages.learn import learn_page
from guidance.pages.plans import all_plans, plan_page
from guidance.pages.skills import all_paths, path_page
from guidance.pages.stories import all_stories
from guidance.pages.words import glossary_page
from ledger.callers import seconds_until_allowed
from ui.methods import read_only, with_form
from ui.responses import too_many_words

Found = TypeVar("Found")


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
    page = learn_page(request.GET)
    return TemplateResponse(request, "guidance/article_list.html", {"page": page})


@login_not_required
@read_only
def article_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    page = found(article_page(slug, today=timezone.localdate()))
    return TemplateResponse(request, "guidance/article_detail.html", {"page": page})


@login_not_required
@with_form
def article_helpful(request: HttpRequest, slug: str) -> HttpResponse:
    article = found(reading.current().articles.get(slug))
    back = reverse("article-detail", args=[slug])
    about = (PageAnswer.Page.ARTICLE, slug)
    return _helpful(request, about=about, title=str(article.title), back=back)


@login_not_required
@read_only
def plan_list(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "guidance/plan_list.html", {"plans": all_plans()})


@login_not_required
@read_only
def plan_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    page = found(plan_page(slug, today=timezone.localdate()))
    return TemplateResponse(request, "guidance/plan_detail.html", {"page": page})


@login_not_required
@with_form
def plan_helpful(request: HttpRequest, slug: str) -> HttpResponse:
    plan = found(reading.current().plans.get(slug))
    back = reverse("plan-detail", args=[slug])
    about = (PageAnswer.Page.PLAN, slug)
    return _helpful(request, about=about, title=str(plan.title), back=back)


@login_not_required
@read_only
def story_list(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "guidance/story_list.html", {"stories": all_stories()})


@login_not_required
@read_only
def term_list(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "guidance/term_list.html", {"page": glossary_page()})


@login_not_required
@read_only
def skillpath_list(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "guidance/skillpath_list.html", {"paths": all_paths()})


@login_not_required
@read_only
def skillpath_detail(request: HttpRequest, slug: str) -> TemplateResponse:
    page = found(path_page(slug, request.GET))
    return TemplateResponse(request, "guidance/skillpath_detail.html", {"page": page})


def found(page: Found | None) -> Found:
    if page is None:
        raise Http404
    return page


def _helpful(
    request: HttpRequest, *, about: tuple[PageAnswer.Page, str], title: str, back: str
) -> HttpResponse:
    """Takes an answer once, however often its form is sent, and thanks on a page of its own."""
    form = HelpfulForm(request.POST or None, initial=HelpfulForm.begun(request.GET))
    seconds = 0
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        if not (seconds := _seconds_until_answer(request, about, at)):
            kind, code = about
            answer_page(page=kind, code=code, at=at, language=get_language()[:2], **form.said())
            return redirect(f"{request.path}?sent=1")
        form.add_error(None, too_many_words(seconds))
    context = {"form": form, "title": title, "back": back, "is_sent": "sent" in request.GET}
    response = TemplateResponse(request, "guidance/helpful.html", context)
    if seconds:  # the page itself, for it keeps what was written
        response.status_code = 429
        response["Retry-After"] = str(seconds)
    return response


def _seconds_until_answer(
    request: HttpRequest, about: tuple[PageAnswer.Page, str], at: datetime
) -> int:
    """A narrow limit for one page, a wide one for all: many phones share one address."""
    return seconds_until_allowed(
        request, action="helpful-one", at=at, about=":".join(about)
    ) or seconds_until_allowed(request, action="helpful", at=at)
