"""Asking for advice and proving the contact: an owner herself, or with an adviser beside her."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.requests import SignedInRequest
from advisers.asking.forms import CodeForm, DetailsForm
from advisers.asking.origins import Asking, known_of
from advisers.asking.services import (
    CodeGoneError,
    CodeLimitError,
    WrongCodeError,
    ask_advice,
    confirm_case,
    key_of,
    seconds_left,
    send_code,
)
from advisers.asking.steps import TEMPLATES, step_page
from advisers.asking.wizard import DETAILS, SEND, WORDS, AskWizard
from advisers.cases.rules import State
from advisers.cases.told import contact_of
from advisers.models import Adviser, Case
from advisers.selectors import adviser_of, case_by_token
from ledger.callers import seconds_until_allowed
from platforms import snapshot
from ui.methods import with_form
from ui.responses import private, too_many

MOST_DIGITS = 18
Leads = Callable[[Case], HttpResponse]


def _signed_in(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


@login_not_required
@with_form
def ask(request: HttpRequest) -> HttpResponse:
    """Two steps, then the code; whoever is signed in and has proved her contact needs none."""
    return private(_ask(request, "advice-ask", leads=_to_own_page))


@with_form
def assist(request: SignedInRequest) -> HttpResponse:
    """The same, filled in by an adviser for an owner beside her."""
    return private(_ask(request, "adviser-assist", leads=_to_her_code, adviser=_active(request)))


def _active(request: SignedInRequest) -> Adviser:
    """Raises: Http404: she is not in the network now."""
    adviser = adviser_of(request.user)
    if not adviser.is_active:
        raise Http404
    return adviser


def _to_own_page(case: Case) -> HttpResponse:
    is_open = case.state == State.UNCONFIRMED
    return redirect("advice-code" if is_open else "advice-case", case.token)


def _to_her_code(case: Case) -> HttpResponse:
    return redirect("adviser-assist-code", case.pk)


def _ask(
    request: HttpRequest, address: str, *, leads: Leads, adviser: Adviser | None = None
) -> HttpResponse:
    held, is_assisted = snapshot.current(), adviser is not None
    data = request.POST if request.method == "POST" else request.GET
    asking = Asking(request, data, held, timezone.now())
    known = known_of(asking, is_assisted=is_assisted)
    user = _signed_in(request)
    wizard = AskWizard(data, known, held, user=user, is_assisted=is_assisted)
    step, form = _step(request, wizard)
    if form is not None and form.is_valid() and not wizard.words.questions:
        return _keep(request, wizard, form, address, leads=leads, adviser=adviser)
    page = step_page(wizard, step, address=address, form=form)
    return TemplateResponse(request, TEMPLATES[step], page)


def _step(request: HttpRequest, wizard: AskWizard) -> tuple[str, DetailsForm | None]:
    """Which step is shown, and the second one where it was sent."""
    if request.method != "POST" or wizard.wanted == WORDS:
        return WORDS, None
    if not wizard.is_said:
        if wizard.words.is_readable:
            words = _("Write a few words, or pick from the list below.")
            wizard.words.needs.add_error("text", words)
        return WORDS, None
    return DETAILS, wizard.sent() if wizard.wanted == SEND else None


def _keep(
    request: HttpRequest,
    wizard: AskWizard,
    form: DetailsForm,
    address: str,
    *,
    leads: Leads,
    adviser: Adviser | None,
) -> HttpResponse:
    at, key = timezone.now(), form.cleaned_data["request_key"]
    asked = wizard.asked(form)
    if known := Case.objects.filter(request_key=key_of(asked, key, adviser)).first():
        return leads(known)
    if seconds := seconds_until_allowed(request, action="advice", at=at):
        return too_many(request, seconds)
    by = None if adviser else _signed_in(request)
    try:
        made = ask_advice(asked=asked, request_key=key, at=at, by=by, assisted_by=adviser)
    except CodeLimitError as error:
        form.add_error("contact", limit_words(error.seconds))
        page = step_page(wizard, DETAILS, address=address, form=form)
        return TemplateResponse(request, TEMPLATES[DETAILS], page)
    return leads(made)


def limit_words(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return ngettext(
        "Four codes went there within an hour; that is the most. Try again in %(n)s minute.",
        "Four codes went there within an hour; that is the most. Try again in %(n)s minutes.",
        minutes,
    ) % {"n": minutes}


@login_not_required
@with_form
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Where the code is typed; once it was right, the request goes on."""
    case = case_by_token(token)
    return _code(request, case, done=lambda: redirect("advice-case", case.token))


@with_form
def assist_code(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same for the adviser, who never gets the address of the owner's page."""
    adviser = _active(request)
    rows = Case.objects.filter(assisted_by=adviser).select_related("commune", "province")
    case = rows.filter(pk=pk).first() if len(str(pk)) <= MOST_DIGITS else None
    if case is None:
        raise Http404

    def done() -> HttpResponse:
        if case.withdrawn_at is not None:
            messages.warning(request, _("The owner took this request back."))
        else:
            words = _("Confirmed. The request comes to you first, if it fits what you advise on.")
            messages.success(request, words)
        return redirect("adviser-assist")

    return _code(request, case, done=done, is_assisted=True)


def _code(
    request: HttpRequest, case: Case, *, done: Callable[[], HttpResponse], is_assisted: bool = False
) -> HttpResponse:
    if case.state != State.UNCONFIRMED:
        return done()
    form = CodeForm()
    if request.method == "POST" and request.POST.get("act") == "resend":
        return _resend(request, case)
    if request.method == "POST":
        form = CodeForm(request.POST)
        if form.is_valid() and _is_right(request, case, form):
            return done()
        case.refresh_from_db()
    page: dict[str, Any] = {
        "case": case,
        "form": form,
        "to": contact_of(case),
        "minutes": seconds_left(case, at=timezone.now()) // 60,
        "is_assisted": is_assisted,
    }
    return private(TemplateResponse(request, "advisers/asking/code.html", page))


def _is_right(request: HttpRequest, case: Case, form: CodeForm) -> bool:
    at = timezone.now()
    try:
        said = form.cleaned_data["code"]
        confirm_case(case=case, code=said, at=at, by=_signed_in(request))
    except WrongCodeError:
        form.add_error("code", _("This is not the code that we sent. Look at it once more."))
    except CodeGoneError:
        words = _("This code is too old, or was tried too often. Have a new one sent.")
        form.add_error("code", words)
    else:
        return True
    return False


def _resend(request: HttpRequest, case: Case) -> HttpResponse:
    try:
        send_code(case=case, at=timezone.now())
        messages.success(request, _("A new code is on its way; the one before opens nothing."))
    except CodeLimitError as error:
        messages.warning(request, limit_words(error.seconds))
    return redirect(request.path)
