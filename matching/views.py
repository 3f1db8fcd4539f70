"""The match without an account: three short questions, then a result that can be shared."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ledger.callers import seconds_until_allowed
from matching import holders
from matching.engine import ENGINE_VERSION
from matching.forms import CorrectionForm
from matching.lookups import options_for
from matching.models import MatchResult
from matching.pages.bundle import bundle_page
from matching.pages.engine import engine_archive
from matching.pages.guidance import guidance_page
from matching.pages.ranking import ranking_page
from matching.pages.result import result_page
from matching.pages.steps import TEMPLATES, step_address, step_page
from matching.pages.whole import whole_page
from matching.selectors import SHOWN_AT_MOST, SHOWN_FIRST, kept_result
from matching.services import correct_result, keep_result
from matching.trials.quotes import quoted_for
from matching.wizard import Wizard
from platforms import snapshot
from ui.methods import read_only, with_form
from ui.responses import private, too_many

read_or_step = require_http_methods(["GET", "HEAD", "POST"])


def _wizard(request: HttpRequest) -> Wizard:
    """The answers so far: sent by a step's form, or named in an address."""
    return Wizard(request.POST if request.method == "POST" else request.GET, snapshot.current())


def _step(request: HttpRequest, step: str, *before: str) -> HttpResponse:
    """One step's page, or the page of the first step before it that has to be settled.

    A form leads to an address that says what it sent, so that going back, reloading and the
    other language work. Words too long for an address are answered at once.
    """
    wizard = _wizard(request)
    if before and wizard.wants_guidance:
        return redirect("match-where-to-start")
    if request.method == "POST" and (address := step_address(wizard, step)):
        return redirect(address)
    problem = wizard.problem(*before)
    return _page(request, wizard, problem or step, is_refused=bool(problem))


def _page(request: HttpRequest, wizard: Wizard, step: str, *, is_refused: bool) -> TemplateResponse:
    opened = request.GET.get("function", "")
    context = step_page(wizard, step, opened=opened, is_refused=is_refused)
    return TemplateResponse(request, TEMPLATES[step], context)


# The three steps keep nothing and change nothing: they answer the same page for the same fields,
# whoever sends them. So they need no token, and the home page sets no cookie.
@login_not_required
@csrf_exempt
@read_or_step
def start(request: HttpRequest) -> HttpResponse:
    return _step(request, "needs")


@login_not_required
@csrf_exempt
@read_or_step
def enterprise(request: HttpRequest) -> HttpResponse:
    return _step(request, "enterprise", "needs")


@login_not_required
@csrf_exempt
@read_or_step
def conditions(request: HttpRequest) -> HttpResponse:
    return _step(request, "conditions", "needs", "enterprise")


@login_not_required
@read_only
def whole(request: HttpRequest) -> HttpResponse:
    """The list for the answers in the address; nothing is kept until she asks for it."""
    wizard = _wizard(request)
    if problem := wizard.problem("needs", "enterprise", "conditions"):
        return _page(request, wizard, problem, is_refused=True)
    limit = SHOWN_AT_MOST if request.GET.get("all") else SHOWN_FIRST
    page = whole_page(wizard, limit=limit)
    return private(TemplateResponse(request, "matching/whole.html", page))


@login_not_required
@with_form
def store(request: HttpRequest) -> HttpResponse:
    """Keep the answers and lead to their result; the same form twice leads to the same one."""
    if request.method != "POST":
        return redirect("match-start")
    wizard, at = _wizard(request), timezone.now()
    if problem := wizard.problem("needs", "enterprise", "conditions"):
        return _page(request, wizard, problem, is_refused=True)
    if wizard.unknown:
        return _page(request, wizard, "conditions", is_refused=True)
    if seconds := seconds_until_allowed(request, action="match", at=at):
        return too_many(request, seconds)
    result = keep_result(
        inputs=wizard.inputs(),
        snapshot=wizard.snapshot,
        request_key=wizard.key,
        language=get_language() or "vi",
        at=at,
    )
    response = redirect("match-result", result.token)
    holders.remember(request, response, result.token)
    holders.claim(request, [result.token], at=at)
    return response


@login_not_required
@read_only
def options(request: HttpRequest, typed: str) -> TemplateResponse:
    """What typed words may mean, as a fragment for the page of their step."""
    text = request.GET.get(typed, "")
    context = {
        "typed": typed,
        "text": text,
        "options": options_for(typed, text, snapshot.current()),
        "chosen": (),
    }
    return TemplateResponse(request, "matching/_options.html", context)


@login_not_required
@read_only
def where_to_start(request: HttpRequest) -> TemplateResponse:
    asked = request.GET
    context = guidance_page(
        snapshot.current(), sector=asked.get("sector", ""), kind=asked.get("kind", "")
    )
    return TemplateResponse(request, "matching/where_to_start.html", context)


@login_not_required
@read_only
def result(request: HttpRequest, token: str) -> TemplateResponse:
    """One result; whoever made it may correct it, everybody else may read it."""
    kept = kept_result(token, at=timezone.now())
    if kept is None:
        return gone(request)
    limit = SHOWN_AT_MOST if request.GET.get("all") else SHOWN_FIRST
    is_hers = holders.holds(request, kept)
    page = result_page(kept, snapshot.current(), is_hers=is_hers, limit=limit)
    return private(TemplateResponse(request, "matching/result.html", page))


@login_not_required
@with_form
def correct(request: HttpRequest, token: str) -> HttpResponse:
    """One tap of whoever made the result; for anybody else it is not there to be changed."""
    if request.method != "POST":
        return redirect("match-result", token)
    held, at = snapshot.current(), timezone.now()
    form = CorrectionForm(request.POST, snapshot=held)
    kept = kept_result(token, at=at)
    if kept is None or not holders.holds(request, kept) or not form.is_valid():
        return gone(request)
    if seconds := seconds_until_allowed(request, action="match", at=at):
        return too_many(request, seconds)
    try:
        correct_result(token=token, change=form.change(), snapshot=held, at=at)
    except MatchResult.DoesNotExist:
        return gone(request)
    return redirect("match-result", token)


@login_not_required
@read_only
def bundle(request: HttpRequest, token: str) -> TemplateResponse:
    """Platforms that do it together, for everybody who has the link of the result.

    Prices that vendors told an enterprise are shown to its people alone.
    """
    kept = kept_result(token, at=timezone.now())
    if kept is None:
        return gone(request)
    held, is_hers = snapshot.current(), holders.holds(request, kept)
    told = quoted_for(kept.enterprise_id if is_hers else None, today=timezone.localdate())
    page = bundle_page(kept, held, quoted=told)
    return private(TemplateResponse(request, "matching/bundle.html", page))


@login_not_required
@read_only
def how_ranking_works(request: HttpRequest) -> TemplateResponse:
    context = ranking_page(snapshot.current(), today=timezone.localdate())
    return TemplateResponse(request, "matching/how_ranking_works.html", context)


@login_not_required
@read_only
def engine_file(request: HttpRequest, version: str) -> HttpResponse:
    """The engine of exactly this version; of another there is none here."""
    if version != ENGINE_VERSION:
        raise Http404
    response = HttpResponse(engine_archive(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="engine-{version}.zip"'
    return response


def gone(request: HttpRequest) -> TemplateResponse:
    return private(TemplateResponse(request, "matching/gone.html", {}, status=404))
