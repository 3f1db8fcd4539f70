"""An adviser's inbox, and the page of each case with what she decides there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.requests import SignedInRequest
from advisers.cases.errors import InConflictError, NoRoomError, NotActiveError, NotYoursError
from advisers.cases.messages import CaseClosedError
from advisers.cases.rules import Position, Refusal, State, TransitionError
from advisers.cases.services import close_case, decline_case, give_back, hand_over, take_case
from advisers.inbox.access import for_adviser, held_case
from advisers.inbox.case_page import case_page, template_for
from advisers.inbox.colleagues import colleagues_for
from advisers.inbox.forms import CloseForm, HandOverForm, RefusalForm
from advisers.inbox.listing import inbox_page
from advisers.models import Adviser, Case, Tenure
from advisers.selectors import own_case
from platforms import snapshot
from ui.methods import form_only, read_only
from ui.responses import private

# Readable by account.js beside "signed_in": shows the way here in the head of every page.
HINT = "for_adviser"
HINT_SECONDS = 365 * 24 * 3600


@read_only
@for_adviser
def inbox(request: SignedInRequest, adviser: Adviser) -> HttpResponse:
    """What waits for her answer, what she has, what was."""
    page = inbox_page(adviser, request.GET.dict(), snapshot.current(), at=timezone.now())
    response = private(TemplateResponse(request, "advisers/inbox/inbox.html", page))
    is_secure = request.is_secure()
    response.set_cookie(HINT, "1", max_age=HINT_SECONDS, secure=is_secure, samesite="Lax")
    return response


@read_only
@for_adviser
def case(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    return shown(request, adviser, pk)


def shown(
    request: SignedInRequest, adviser: Adviser, pk: int, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page of a case, with the forms that could not be taken as they were filled in."""
    row, offer = own_case(adviser, pk)
    page = case_page(row, offer, adviser, snapshot.current(), at=timezone.now())
    template = template_for(Position(offer.position))
    return private(TemplateResponse(request, template, page | forms, status=status))


def told_where_she_stands(act: Callable[[], object], adviser: Adviser, case: Case) -> str:
    """Do something. Returns: "" if it was done, else why not, with her own position."""
    try:
        act()
    except (NotYoursError, TransitionError, CaseClosedError):
        _case, offer = own_case(adviser, case.pk)
        said = _("Nothing was changed: this has moved on. Where you stand: %(position)s.")
        return said % {"position": offer.get_position_display()}
    except NoRoomError:
        return _("Nothing was changed: no room for one case more.")
    except InConflictError:
        return _("Nothing was changed: a stake in the matter stands in the way.")
    except NotActiveError:
        return _(
            "Nothing was changed: not in the network at the moment, on leave, or the licence"
            " ran out."
        )
    return ""


def acted(
    request: SignedInRequest,
    adviser: Adviser,
    case: Case,
    act: Callable[[], object],
    done: str,
    place: str = "",
) -> HttpResponse:
    """Do something and go back to the case, which says what came of it."""
    wrong = told_where_she_stands(act, adviser, case)
    if wrong:
        messages.warning(request, wrong)
    else:
        messages.success(request, done)
    to = redirect("adviser-case", case.pk)
    to["Location"] += f"#{place}" if place and not wrong else ""
    return to


@form_only
@for_adviser
def take(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    """The first wins; whoever was slower reads where she stands."""
    row, _offer = own_case(adviser, pk)
    at, done = timezone.now(), _("It is yours. The owner knows, and waits to hear from you.")
    return acted(request, adviser, row, partial(take_case, case=row, adviser=adviser, at=at), done)


@form_only
@for_adviser
def decline(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    row, _offer = own_case(adviser, pk)
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return shown(request, adviser, pk, status=422, decline=form)
    said, at = _refused(form), timezone.now()
    return acted(
        request,
        adviser,
        row,
        partial(decline_case, case=row, adviser=adviser, at=at, **said),
        _("Thank you for saying so: others are asked."),
    )


def _refused(form: RefusalForm) -> dict[str, Any]:
    said = form.cleaned_data
    return {"refusal": Refusal(said["refusal"]), "note": said["note"]}


@form_only
@for_adviser
def back(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    """Not for her after all: the network looks further."""
    row, _offer = own_case(adviser, pk)
    form = RefusalForm(request.POST, prefix="back")
    if not form.is_valid():
        return shown(request, adviser, pk, status=422, give_back=form)
    said, at = _refused(form), timezone.now()
    return acted(
        request,
        adviser,
        row,
        partial(give_back, case=row, adviser=adviser, at=at, **said),
        _("Given back: the owner knows that we look for somebody else."),
    )


@form_only
@for_adviser
def over(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    """To a colleague, at once, with all that was said and written."""
    row, at = held_case(adviser, pk), timezone.now()
    form = HandOverForm(request.POST, colleagues=colleagues_for(row, adviser, at=at))
    if not form.is_valid():
        return shown(request, adviser, pk, status=422, hand_over=form)
    to = form.cleaned_data["to"]
    return acted(
        request,
        adviser,
        row,
        partial(hand_over, case=row, to=to, why=Tenure.Why.HANDED, at=at, by=adviser),
        _("Handed over to %(name)s; the owner knows.") % {"name": to.name},
    )


@form_only
@for_adviser
def close(request: SignedInRequest, adviser: Adviser, pk: int) -> HttpResponse:
    row, at = held_case(adviser, pk), timezone.now()
    form = CloseForm(request.POST)
    if not form.is_valid():
        return shown(request, adviser, pk, status=422, close=form)
    outcome, note = State(form.cleaned_data["outcome"]), form.cleaned_data["note"]
    return acted(
        request,
        adviser,
        row,
        partial(close_case, case=row, adviser=adviser, outcome=outcome, note=note, at=at),
        _("Closed. The owner is asked once how it was."),
    )
