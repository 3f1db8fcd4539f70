"""/embed/match/ in frames of listed sites, the script that sets it up, and how to get listed."""

from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page

from ledger.callers import seconds_until_allowed
from ledger.models import ProblemReport
from ledger.services import report_problem
from programme.embed.forms import AskForm
from programme.embed.hosts import in_frames, shown
from programme.embed.pages import howto_page, matcher_page
from ui.methods import read_only, with_form
from ui.responses import too_many

SCRIPT_SECONDS = 3_600


# Read by GET alone: a browser that keeps cookies from frames sends no token back, and none is
# needed where nothing is kept. Every other form of the site stays as guarded as it is.
@login_not_required
@read_only
@in_frames
def matcher(request: HttpRequest) -> HttpResponse:
    shown.add(request, at=timezone.now())
    response = TemplateResponse(request, "programme/embed/matcher.html", matcher_page(request.GET))
    response["X-Robots-Tag"] = "noindex, nofollow"
    # A page that isolates itself takes in only what says that it may be taken in.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@login_not_required
@read_only
@conditional_page
def script(request: HttpRequest) -> HttpResponse:
    """The script under an address that stays; other people's pages name it."""
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={SCRIPT_SECONDS}"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def _script() -> bytes:
    return (settings.BASE_DIR / "static/js/embed.js").read_bytes()


@login_not_required
@read_only
def howto(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "programme/embed/howto.html", howto_page())


@login_not_required
@with_form
def ask(request: HttpRequest) -> HttpResponse:
    """Who wants to be listed says so; staff find it among the problem reports and answer there."""
    form = AskForm(request.POST or None)
    if form.is_bound and form.is_valid():
        at, said = timezone.now(), form.cleaned_data
        if wait := seconds_until_allowed(request, action="report", at=at):
            return too_many(request, wait)
        site = said["origin"].partition("://")[2][:80]
        words = f"{said['origin']}\n{said['holder']}\n{said['text']}".strip()
        report_problem(
            subject=("embed", site),
            request_key=said["request_key"],
            at=at,
            reason=ProblemReport.Reason.OTHER,
            text=words,
            contact=said["contact"],
            language=(get_language() or "vi")[:2],
        )
        return redirect(f"{request.path}?sent=1")
    context = {"form": form, "is_sent": "sent" in request.GET}
    return TemplateResponse(request, "programme/embed/ask.html", context)
