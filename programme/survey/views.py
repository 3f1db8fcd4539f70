"""/survey/: this year's questions, and what was answered."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from ledger.callers import seconds_until_allowed
from programme.pages import number
from programme.survey.forms import SurveyForm
from programme.survey.models import Survey
from programme.survey.selectors import QuestionResult, open_survey, results
from programme.survey.services import AnsweredError, ClosedError, answer_survey
from ui.held import HeldTokens
from ui.methods import read_only, with_form
from ui.responses import too_many

# The years that this browser has answered.
ANSWERED = HeldTokens("surveys", "programme.survey", days=400)


@login_not_required
@with_form
def survey(request: HttpRequest) -> HttpResponse:
    """Answer once by browser and account; afterwards the results."""
    held = open_survey()
    if held is None:
        return redirect("survey-results")
    if str(held.year) in ANSWERED.of(request):
        return redirect("survey-results")
    form = SurveyForm(request.POST or None, survey=held)
    if form.is_bound and form.is_valid():
        if wait := seconds_until_allowed(request, action="survey", at=timezone.now()):
            return too_many(request, wait)
        return _answered(request, held, form)
    context = {"survey": held, "form": form}
    return TemplateResponse(request, "programme/survey.html", context)


def _answered(request: HttpRequest, held: Survey, form: SurveyForm) -> HttpResponse:
    from django.contrib import messages

    user = request.user if isinstance(request.user, User) else None
    key = form.cleaned_data["request_key"]
    try:
        answer_survey(survey=held, given=form.given(), request_key=key, by=user, at=timezone.now())
        messages.success(request, _("Thank you: your answers count."))
    except AnsweredError:
        messages.info(request, _("You answered this year already; it counts once."))
    except ClosedError:
        messages.info(request, _("This year's survey has ended meanwhile."))
    response = redirect("survey-results")
    ANSWERED.remember(request, response, str(held.year))
    return response


@login_not_required
@read_only
def survey_results(request: HttpRequest, year: int | None = None) -> HttpResponse:
    rows = Survey.objects.order_by("-year")
    held = rows.filter(year=year).first() if year else rows.first()
    if held is None:
        raise Http404
    context = {
        "survey": held,
        "years": list(rows.values_list("year", flat=True)),
        "questions": [_shown(each) for each in results(held)],
        "is_open": held.is_open and str(held.year) not in ANSWERED.of(request),
    }
    return TemplateResponse(request, "programme/survey_results.html", context)


def _shown(result: QuestionResult) -> dict[str, Any]:
    return {
        "result": result,
        "headers": [_("Answer"), _("How many"), _("Share"), _("95 % interval")],
        "rows": [
            [
                str(each.text),
                number(each.count),
                f"{number(each.share)} %",
                f"{number(each.low)}–{number(each.high)} %",
            ]
            for each in result.options
        ],
    }
