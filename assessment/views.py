"""The assessment without an account: begun, answered page by page, finished, looked at again."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from assessment import holders, selectors, services
from assessment.forms import answers_in, key_of
from assessment.models import Assessment
from assessment.pages import questions as pages
from assessment.pages.result import result_page
from assessment.pages.start import about_form, begin_page, known_of, start_page
from assessment.paper import UnknownAnswerError
from enterprises.access import holdings, look_at
from enterprises.models import Enterprise
from enterprises.next_steps import Step
from enterprises.parts import address_name
from ledger.callers import seconds_until_allowed
from platforms import snapshot
from ui.methods import read_only, with_form
from ui.responses import too_many


def _private(response: HttpResponse) -> HttpResponse:
    """Answers are hers alone: no search engine, no shared cache keeps them."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Cookie"
    return response


def hers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose every answer is private, and that finds nothing where there is nothing of hers.

    Somebody else's, an expired and a made-up one, and an answer that is not on the paper, are one.
    """

    @wraps(view)
    def careful(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return _private(view(request, *args, **kwargs))
        except (Assessment.DoesNotExist, UnknownAnswerError):
            page = TemplateResponse(request, "assessment/gone.html", {}, status=404)
            return _private(page)

    return careful


def _all_held(request: HttpRequest) -> QuerySet[Assessment]:
    tokens = holders.tokens_of(request)
    return selectors.held(user=request.user, tokens=tokens, at=timezone.now())


def _in_view(request: HttpRequest) -> Enterprise | None:
    """The enterprise in view of whoever is signed in."""
    return holdings(request).enterprise if request.user.is_authenticated else None


def _held(request: HttpRequest, token: str) -> Assessment:
    """Raises: Assessment.DoesNotExist: it is not hers."""
    return _all_held(request).select_related("sector", "enterprise").get(token=token)


@login_not_required
@read_only
@hers
def start(request: HttpRequest) -> HttpResponse:
    here = _all_held(request).filter(Q(enterprise=None) | Q(enterprise=_in_view(request)))
    held = list(here.order_by("-changed_at", "-pk")[:50])
    context = start_page(selectors.offered(), held)
    return TemplateResponse(request, "assessment/start.html", context)


@login_not_required
@with_form
@hers
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """What an instrument is, and what it asks first; then a new attempt."""
    paper, at, key = selectors.offered_one(code), timezone.now(), key_of(request.POST)
    given = (request.POST,) if request.method == "POST" else ()
    form = about_form(paper, snapshot.current(), known_of(_in_view(request)), *given)
    if not given or not form.is_valid():
        page = begin_page(paper, form, key=key)
        return TemplateResponse(request, "assessment/begin.html", page)
    if seconds := seconds_until_allowed(request, action="assessment", at=at):
        return too_many(request, seconds)
    row = services.begin(
        version_id=paper.version_id,
        request_key=key,
        about=form.about(),
        owner=request.user if request.user.is_authenticated else None,
        language=get_language() or "vi",
        at=at,
    )
    first = services.paper_for(row).pillars[0].code
    return _remembered(request, row, redirect("assessment-pillar", row.token, first))


@login_not_required
@read_only
@hers
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The result of a finished attempt; of another, how far it is."""
    row = _held(request, token)
    if row.finished_at is None:
        return TemplateResponse(request, "assessment/overview.html", pages.overview_page(row))
    same = _all_held(request).filter(enterprise=row.enterprise_id)
    page = result_page(row, snapshot.current(), others=selectors.way_so_far(same))
    page["enterprise"] = row.enterprise or _in_view(request)
    return TemplateResponse(request, "assessment/result.html", page)


@login_not_required
@with_form
@hers
def pillar(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """One pillar's questions; what is sent is kept, whether all are answered or not."""
    row = _held(request, token)
    paper = services.paper_for(row)
    if code not in paper.by_code:
        raise UnknownAnswerError(code)
    if request.method == "POST":
        codes = [*paper.by_code, ""]
        return _saved(request, row, codes[codes.index(code) + 1], code)
    if row.finished_at:
        return redirect("assessment-result", token)
    return _asked(request, row, code)


@login_not_required
@with_form
@hers
def everything(request: HttpRequest, token: str) -> HttpResponse:
    """All questions on one page."""
    row = _held(request, token)
    if request.method == "POST":
        return _saved(request, row, "")
    if row.finished_at:
        return redirect("assessment-result", token)
    return _asked(request, row)


def _asked(
    request: HttpRequest, row: Assessment, pillar: str = "", *, wrong: Collection[str] = ()
) -> TemplateResponse:
    """The questions of a pillar, or all; 422 where an answer was none that is offered."""
    status = 422 if wrong else 200
    if pillar:
        page = pages.pillar_page(row, services.paper_for(row).by_code[pillar], wrong=wrong)
        return TemplateResponse(request, "assessment/pillar.html", page, status=status)
    page = pages.all_page(row, wrong=wrong)
    return TemplateResponse(request, "assessment/all.html", page, status=status)


def _saved(request: HttpRequest, row: Assessment, after: str, pillar: str = "") -> HttpResponse:
    """Keep a page's answers and lead to the next pillar, or with "" to the overview.

    The page of `pillar`, or of all, comes back where an answer was none that is offered; the
    others are kept.
    """
    given, wrong = answers_in(request.POST, services.paper_for(row))
    try:
        row = services.save_answers(token=row.token, given=given, at=timezone.now())
    except services.FinishedError:
        page = pages.other_tab_page(row, given)
        return TemplateResponse(request, "assessment/other_tab.html", page, status=409)
    if wrong:
        return _asked(request, row, pillar, wrong=wrong)
    is_break = "later" in request.POST
    if is_break:
        messages.success(request, _("Saved. Come back to this page whenever you like."))
    if after and not is_break:
        response = redirect("assessment-pillar", row.token, after)
    else:
        response = redirect("assessment-result", row.token)
    return _remembered(request, row, response)


@login_not_required
@with_form
@hers
def finish(request: HttpRequest, token: str) -> HttpResponse:
    """Work out the result; questions without an answer are named."""
    if request.method != "POST":
        return redirect("assessment-result", token)
    row = _held(request, token)
    try:
        services.finish(token=token, at=timezone.now())
    except services.UnansweredError:
        page = pages.overview_page(row, is_refused=True)
        return TemplateResponse(request, "assessment/overview.html", page)
    return _remembered(request, row, redirect("assessment-result", token))


@login_not_required
@with_form
@hers
def again(request: HttpRequest, token: str) -> HttpResponse:
    """A new attempt from the old answers, with those that another tab sent too late."""
    if request.method != "POST":
        return redirect("assessment-result", token)
    row, at = _held(request, token), timezone.now()
    given, _wrong = answers_in(request.POST, services.paper_for(row))
    if seconds := seconds_until_allowed(request, action="assessment", at=at):
        return too_many(request, seconds)
    new = services.begin_again(token=token, request_key=key_of(request.POST), given=given, at=at)
    return _remembered(request, new, redirect("assessment-result", new.token))


@with_form
@hers
def needs(request: SignedInRequest, token: str) -> HttpResponse:
    """What would help most becomes the enterprise's needs, to be seen and weighed there."""
    row = _held(request, token)
    enterprise = row.enterprise or _in_view(request)
    if request.method != "POST" or enterprise is None:
        return redirect("assessment-result", token)
    services.take_needs(token=token, enterprise=enterprise, by=request.user, at=timezone.now())
    look_at(request, enterprise)
    messages.success(request, _("Added to your needs. Untick there what does not matter now."))
    return redirect(address_name(Step.NEEDS) or "my-home")


@login_not_required
@with_form
@hers
def invite(request: HttpRequest, token: str) -> HttpResponse:
    """Make the link for colleagues."""
    if request.method == "POST":
        services.ask_colleagues(token=_held(request, token).token, at=timezone.now())
    return redirect(f"{reverse('assessment-result', args=[token])}#colleagues")


@login_not_required
@with_form
@hers
def colleague(request: HttpRequest, token: str) -> HttpResponse:
    """The same questions for a colleague; nothing tells who she is."""
    at, name = timezone.now(), "assessment/colleague.html"
    paper = services.paper_for(selectors.asked_by(token, at=at))
    key = key_of(request.POST)
    if request.method != "POST":
        page = pages.colleague_page(paper, {}, key=key)
        return TemplateResponse(request, name, {**page, "is_sent": "sent" in request.GET})
    given, wrong = answers_in(request.POST, paper)
    if seconds := seconds_until_allowed(request, action="assessment", at=at):
        return too_many(request, seconds)
    try:
        services.keep_colleague(colleague_token=token, request_key=key, given=given, at=at)
    except services.UnansweredError as error:
        wrong = [*wrong, *error.codes]
    if wrong:
        page = pages.colleague_page(paper, given, key=key, wrong=wrong)
        return TemplateResponse(request, name, page)
    return redirect(f"{request.path}?sent=1")


def _remembered(request: HttpRequest, row: Assessment, response: HttpResponse) -> HttpResponse:
    """Without an account, this browser holds it from now on for 90 days."""
    if row.owner_id is None:
        holders.remember(request, response, row.token)
    return response
