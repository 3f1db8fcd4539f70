"""/survey/: this year's questions, answered once and changed until it closes."""

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from enterprises.access import holdings
from enterprises.models import Enterprise
from enterprises.services.happenings import counted_size
from ledger.callers import seconds_until_allowed
from programme.models import SurveyAnswer
from programme.survey.forms import SurveyForm, initial_of
from programme.survey.paper import Paper
from programme.survey.selectors import published, survey_for
from programme.survey.services import (
    AnsweredByAccountError,
    AnsweredError,
    ClosedError,
    Who,
    answer_survey,
    own_answer,
    who,
)
from ui.held import HeldTokens
from ui.methods import with_form
from ui.responses import too_many

# By one token, the same for all tabs, a browser answers a year once.
BROWSER = HeldTokens("survey", "programme.survey.browser", days=400, most=1)


@login_not_required
@with_form
def survey(request: HttpRequest) -> HttpResponse:
    """Answer once by browser or account, and change it until the survey closes."""
    day = timezone.localdate()
    paper = survey_for(day)
    if paper is None or not paper.is_open(day):
        return _closed(request, paper)
    token = next(iter(BROWSER.of(request)), None) or secrets.token_urlsafe(16)
    user = request.user if isinstance(request.user, User) else None
    by = who(year=paper.year, user=user, browser=token)
    response = _answer(request, paper, by)
    BROWSER.remember(request, response, token)
    return response


def _closed(request: HttpRequest, paper: Paper | None) -> HttpResponse:
    """Before the first day and after the last: when it opens or that it has ended, and results."""
    day = timezone.localdate()
    context = {
        "paper": paper,
        "is_to_come": paper is not None and paper.is_to_come(day),
        "results": next(iter(published(day=day)), None),
        "was_sent": request.method == "POST",
    }
    return TemplateResponse(request, "programme/survey_closed.html", context)


def _answer(request: HttpRequest, paper: Paper, by: Who) -> HttpResponse:
    try:
        mine = own_answer(survey=paper.pk, by=by)
    except AnsweredByAccountError:
        return TemplateResponse(request, "programme/survey_elsewhere.html", {"paper": paper})
    enterprise = None if mine else _enterprise(request)
    form = SurveyForm(
        request.POST or None,
        paper=paper,
        initial=initial_of(mine) if mine else _facts(enterprise),
    )
    if form.is_bound and form.is_valid():
        if wait := seconds_until_allowed(request, action="survey", at=timezone.now()):
            return too_many(request, wait)
        return _kept(request, form, by)
    return _page(request, form, mine, enterprise=enterprise)


def _page(
    request: HttpRequest, form: SurveyForm, mine: SurveyAnswer | None, **more: Any
) -> HttpResponse:
    context = {"paper": form.paper, "form": form, "mine": mine, "enterprise": None, **more}
    return TemplateResponse(request, "programme/survey.html", {"is_other": False, **context})


def _kept(request: HttpRequest, form: SurveyForm, by: Who) -> HttpResponse:
    said, paper = form.cleaned_data, form.paper
    try:
        answer = answer_survey(
            survey=paper.pk,
            given=form.given(),
            request_key=said["request_key"],
            version=said["version"],
            by=by,
            at=timezone.now(),
        )
    except ClosedError:
        return _closed(request, paper)
    except AnsweredByAccountError:
        return TemplateResponse(request, "programme/survey_elsewhere.html", {"paper": paper})
    except AnsweredError as error:
        return _asked_again(request, form, error.answer)
    changed = _("Your answers are changed; they count once.")
    messages.success(
        request, changed if answer.version > 1 else _("Thank you: your answers count.")
    )
    return redirect("survey-results")


def _asked_again(request: HttpRequest, form: SurveyForm, stands: SurveyAnswer) -> HttpResponse:
    """Her words stay in the form; sent once more they replace what she had answered."""
    data = request.POST.copy()
    data["version"] = str(stands.version)
    again = SurveyForm(data, paper=form.paper)
    again.is_valid()
    return _page(request, again, stands, is_other=True)


def _enterprise(request: HttpRequest) -> Enterprise | None:
    """The enterprise in view of whoever is signed in."""
    return holdings(request).enterprise if isinstance(request.user, User) else None


def _facts(row: Enterprise | None) -> dict[str, str]:
    """Place, trade and size as its profile says them; she sees and may change them."""
    if row is None:
        return {}
    commune, sector = row.commune, row.sector
    section = (sector.section_id or sector.pk) if sector else ""
    return {
        "province": commune.province_id if commune else "",
        "section": section,
        "size": counted_size(row),
    }
