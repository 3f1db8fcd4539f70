"""A coordinator's page of one request, and what she does with it."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from advisers.cases.rules import State
from advisers.cases.services import NoRoomError, NotActiveError
from advisers.desk import services
from advisers.desk.access import COORDINATE, READ, case_for, needs
from advisers.desk.case_page import case_page
from advisers.desk.forms import AgainForm, AskForm, AssignForm, CloseForm, WordsForm
from advisers.models import Adviser, Case
from ui.methods import form_only, read_only
from ui.responses import private

PAGE = "advisers/desk/case.html"


@read_only
@needs(READ)
def case(request: SignedInRequest, pk: int) -> HttpResponse:
    row, words = case_for(request.user, pk), WordsForm(request.GET)
    text = words.cleaned_data["q"] if words.is_valid() else ""
    page = case_page(row, user=request.user, at=timezone.now(), words=text)
    return private(TemplateResponse(request, PAGE, page))


@form_only
@needs(COORDINATE)
def contact(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same page with who asks; the history keeps that she looked."""
    row = case_for(request.user, pk)
    with transaction.atomic(), pghistory.context(action="look-at-contact", user=request.user.pk):
        pghistory.create_event(row, label="contact-seen")
    page = case_page(row, user=request.user, at=timezone.now(), shows_contact=True)
    return private(TemplateResponse(request, PAGE, page))


@form_only
@needs(COORDINATE)
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    row, form = case_for(request.user, pk), AskForm(request.POST)
    if not form.is_valid():
        return _wrong(request, row, form)
    people = _advisers(form.cleaned_data["advisers"])
    done = _("They were asked; whoever takes it on first has it.")
    return _try(request, row, done, services.ask_chosen, form, advisers=people)


@form_only
@needs(COORDINATE)
def assign(request: SignedInRequest, pk: int) -> HttpResponse:
    row, form = case_for(request.user, pk), AssignForm(request.POST)
    if not form.is_valid():
        return _wrong(request, row, form)
    [to] = _advisers([form.cleaned_data["adviser"]])
    done = _("%(adviser)s has it from now on; the owner is told.") % {"adviser": to.name}
    return _try(request, row, done, services.assign, form, to=to)


@form_only
@needs(COORDINATE)
def again(request: SignedInRequest, pk: int) -> HttpResponse:
    row, form = case_for(request.user, pk), AgainForm(request.POST)
    if not form.is_valid():
        return _wrong(request, row, form)
    done = _("We look for advisers once more; whoever was asked before is not asked again.")
    return _try(request, row, done, services.ask_again, form)


@form_only
@needs(COORDINATE)
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    row, form = case_for(request.user, pk), CloseForm(request.POST)
    if not form.is_valid():
        page = case_page(row, user=request.user, at=timezone.now()) | {"close_form": form}
        return private(TemplateResponse(request, PAGE, page))
    said = {"outcome": State(form.cleaned_data["outcome"]), "note": form.cleaned_data["note"]}
    return _try(request, row, _("Closed; the owner is told."), services.close_gap, form, **said)


def _advisers(keys: list[int]) -> list[Adviser]:
    """Raises: Http404: one of them is not there."""
    rows = Adviser.objects.filter(pk__in=keys).order_by("pk")
    people = {each.pk: each for each in rows}
    if len(people) < len(keys):
        raise Http404
    return [people[key] for key in keys]


def _wrong(request: HttpRequest, row: Case, form: Any) -> HttpResponse:
    """What a person can have left out; the rest comes from no page of ours."""
    errors = [text for texts in form.errors.values() for text in texts]
    messages.error(request, " ".join(errors))
    return redirect("staff-case", row.pk)


def _try(
    request: SignedInRequest,
    row: Case,
    done: str,
    act: Callable[..., Any],
    form: Any,
    **said: Any,
) -> HttpResponse:
    """Do it and say so, or say why nothing was done."""
    seen = form.cleaned_data["seen"]
    try:
        act(case=row, seen=seen, by=request.user, at=timezone.now(), **said)
        messages.success(request, done)
    except services.FasterError:
        text = _("Somebody was faster: it has moved since. Nothing was changed; look again.")
        messages.warning(request, text)
    except services.TooManyAskedError:
        messages.error(request, _("At most three are asked at once, and nobody twice."))
    except services.ConflictError:
        messages.error(request, _("She has an interest in this matter and must not have it."))
    except NoRoomError:
        messages.error(request, _("She has as many cases as she takes. Nobody was asked."))
    except NotActiveError:
        messages.error(request, _("She cannot be asked now: paused, away or no longer there."))
    return redirect("staff-case", row.pk)
