"""Recommending in a case that is hers: from the library, in her own words, and how far it is."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from advisers.cases import recommendations as recommended
from advisers.inbox.access import for_adviser, held_case
from advisers.inbox.recommending import (
    RecommendForm,
    StateForm,
    initial_from,
    initial_of,
    library_for,
)
from advisers.inbox.views import acted
from advisers.models import Advice, Adviser, Case, Recommendation
from advisers.models.work import Side
from platforms import snapshot
from ui.methods import with_form
from ui.responses import private


@with_form
@for_adviser
def recommend(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    """From the library or in her own words."""
    case, held, at = held_case(adviser, pk), snapshot.current(), timezone.now()
    today = timezone.localdate(at)
    chosen = Advice.objects.filter(code=request.GET.get("advice", ""), is_retired=False).first()
    initial = initial_of(chosen, today=today)
    form = RecommendForm(
        request.POST if request.method == "POST" else None,
        snapshot=held,
        today=today,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        said = {"said": form.proposal(), "request_key": form.cleaned_data["request_key"]}
        act = partial(recommended.propose, case=case, adviser=adviser, at=at, **said)
        answer = _recommended(request, adviser, case, form, act)
        if answer is not None:
            return answer
    context = {"case": case, "form": form, "chosen": chosen, **library_for(case, held)}
    return _form_page(request, "advisers/inbox/recommend.html", context, form)


def _form_page(
    request: SignedInRequest, template: str, context: dict[str, Any], form: forms.Form
) -> HttpResponse:
    status = 422 if form.errors else 200
    return private(TemplateResponse(request, template, context, status=status))


def _recommended(
    request: SignedInRequest,
    adviser: Adviser,
    case: Case,
    form: RecommendForm,
    act: Callable[[], object],
) -> HttpResponse | None:
    """Do it and go back to the case; None: the form says what stands in the way."""
    try:
        return acted(request, adviser, case, act, _("Saved; the owner knows."), "recommendations")
    except recommended.InterestError:
        vendor = form.found.vendor.name if form.found else ""
        words = _(
            "You have a stake in %(vendor)s, so you cannot recommend what it makes. Leave the"
            " platform out, or hand the case over."
        )
        form.add_error("platform", words % {"vendor": vendor})
    except recommended.TooManyError:
        form.add_error(None, _("A case holds 50 recommendations at most."))
    return None


@with_form
@for_adviser
def recommendation(
    request: SignedInRequest, adviser: Adviser, pk: int, recommendation: int
) -> HttpResponse:
    """Word one anew, or say how far it is."""
    case, held, at = held_case(adviser, pk), snapshot.current(), timezone.now()
    rows = Recommendation.objects.filter(case=case).select_related("case", "platform", "advice")
    row = rows.filter(pk=recommendation).first()
    if row is None:
        raise Http404
    is_state = request.POST.get("act") == "state"
    state = StateForm(
        request.POST if is_state else None,
        initial={"state": row.state, "state_note": row.state_note},
    )
    if is_state and state.is_valid():
        return _state_said(request, adviser, row, state)
    form = RecommendForm(
        request.POST if request.method == "POST" and not is_state else None,
        snapshot=held,
        today=timezone.localdate(at),
        initial=initial_from(row),
    )
    if form.is_bound and form.is_valid():
        said = form.proposal()
        act = partial(recommended.change, recommendation=row, adviser=adviser, said=said, at=at)
        answer = _recommended(request, adviser, case, form, act)
        if answer is not None:
            return answer
    context = {"case": case, "form": form, "state": state, "row": row}
    return _form_page(request, "advisers/inbox/recommendation.html", context, form)


def _state_said(
    request: SignedInRequest, adviser: Adviser, row: Recommendation, form: StateForm
) -> HttpResponse:
    said, at = form.cleaned_data, timezone.now()
    return acted(
        request,
        adviser,
        row.case,
        partial(
            recommended.set_state,
            recommendation=row,
            state=Recommendation.State(said["state"]),
            note=said["state_note"],
            side=Side.ADVISER,
            at=at,
            adviser=adviser,
        ),
        _("Saved."),
        "recommendations",
    )
