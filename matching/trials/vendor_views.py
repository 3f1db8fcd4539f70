"""What a vendor does from the link in its letter: no account, the signed address is the proof."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger.callers import is_person
from matching.models import Quote, Review, Trial
from matching.trials.forms import AnswerForm, PriceForm
from matching.trials.mails import read_token
from matching.trials.pages import dates_form
from matching.trials.quotes import Price, QuoteClosedError, answer_quote, note_quote_seen
from matching.trials.reminders import course_of
from matching.trials.reviews import AlreadyAnsweredError, answer_review
from matching.trials.rules import Side, State, TransitionError, may_go
from matching.trials.services import move_trial
from ui.methods import with_form
from ui.responses import private


def _private(response: TemplateResponse) -> HttpResponse:
    """The address is a key: no search engine and no other site learns it."""
    private(response)
    response["Referrer-Policy"] = "same-origin"
    return response


@login_not_required
@with_form
def vendor_trial(request: HttpRequest, token: str) -> HttpResponse:
    """Who would like to try the platform; the vendor says that it got in touch, and the dates."""
    pk = read_token("trial", token)
    rows = Trial.objects.select_related("platform__vendor")
    trial = rows.filter(pk=pk).first() if pk else None
    if trial is None:
        raise Http404
    return trial_answered(request, trial)


def trial_answered(request: HttpRequest, trial: Trial, *, is_hers: bool = False) -> HttpResponse:
    """The page of a request for a trial, for whoever may answer it; a form goes back to it."""
    at = timezone.now()
    if trial.state == State.SENT and is_person(request):
        trial = move_trial(trial=trial, to=State.SEEN, side=Side.VENDOR, at=at)
    forms: dict[str, Any] = {}
    if request.method == "POST":
        forms = _answer(request, trial)
        if not forms:
            return redirect(request.path)
    context = {**_trial_context(trial), **forms, "is_hers": is_hers}
    return _private(TemplateResponse(request, "matching/vendor_trial.html", context))


def _trial_context(trial: Trial) -> dict[str, Any]:
    now, today = State(trial.state), timezone.localdate()
    review = Review.objects.filter(trial=trial, state=Review.State.PUBLISHED).first()
    return {
        "trial": trial,
        "may_contact": may_go(now, State.CONTACTED, Side.VENDOR),
        "may_start": may_go(now, State.TRYING, Side.VENDOR),
        "review": review,
        "dates": dates_form(None, course_of(trial), today, initial={"started_on": today}),
        "answer": AnswerForm(None, prefix="answer"),
    }


def _answer(request: HttpRequest, trial: Trial) -> dict[str, Any]:
    """Do what was pressed. Returns: the forms that could not be taken."""
    at, act = timezone.now(), request.POST.get("act", "")
    try:
        if act == "contacted":
            move_trial(trial=trial, to=State.CONTACTED, side=Side.VENDOR, at=at)
        elif act == "start":
            form = dates_form(request.POST, course_of(trial), timezone.localdate(at))
            if not form.is_valid():
                return {"dates": form}
            facts = form.cleaned_data
            move_trial(trial=trial, to=State.TRYING, side=Side.VENDOR, at=at, facts=facts)
        elif act == "answer":
            return _answer_review(request, trial)
    except (TransitionError, AlreadyAnsweredError):
        messages.warning(request, _("This request has moved on meanwhile; nothing was changed."))
    return {}


def _answer_review(request: HttpRequest, trial: Trial) -> dict[str, Any]:
    form = AnswerForm(request.POST, prefix="answer")
    if not form.is_valid():
        return {"answer": form}
    review = Review.objects.filter(trial=trial).first()
    if review is not None:
        answer_review(review=review, text=form.cleaned_data["text"], at=timezone.now())
    return {}


@login_not_required
@with_form
def vendor_quote(request: HttpRequest, token: str) -> HttpResponse:
    """A request for a price: the vendor names it once, or says that it names none."""
    pk = read_token("quote", token)
    rows = Quote.objects.select_related("platform__vendor", "request", "consent")
    quote = rows.filter(pk=pk).first() if pk else None
    if quote is None:
        raise Http404
    return quote_answered(request, quote)


def quote_answered(request: HttpRequest, quote: Quote, *, is_hers: bool = False) -> HttpResponse:
    """The same for a request for a price."""
    at = timezone.now()
    if is_person(request):
        note_quote_seen(quote=quote, at=at)
    form = PriceForm(request.POST or None, today=timezone.localdate(at))
    if request.method == "POST" and ("decline" in request.POST or form.is_valid()):
        price = None if "decline" in request.POST else _price(form)
        try:
            answer_quote(quote=quote, price=price, at=at)
        except QuoteClosedError:
            messages.warning(request, _("You have answered already; nothing was changed."))
        return redirect(request.path)
    context = {"quote": quote, "form": form, "is_hers": is_hers}
    return _private(TemplateResponse(request, "matching/vendor_quote.html", context))


def _price(form: PriceForm) -> Price:
    said = form.cleaned_data
    return Price(said["monthly"], said["once"], said["covers"], said["valid_until"])
