"""What the buttons on an owner's page of her request do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from advisers.asking.forms import ChangedWishesForm, RatingForm, StateForm
from advisers.cases import owner
from advisers.cases.forms import MessageForm
from advisers.cases.messages import CaseClosedError, write_message
from advisers.cases.ratings import NotAskedError, rate
from advisers.cases.recommendations import set_state
from advisers.cases.rules import TransitionError
from advisers.cases.services import reopen_case
from advisers.models import Case, Recommendation
from advisers.models.work import Side

SETTABLE = [each for each in Recommendation.State if each != Recommendation.State.PROPOSED]


@dataclass(frozen=True, slots=True)
class Done:
    """Whether a button did its work, what to say, and the forms that could not be taken."""

    is_done: bool
    says: str = ""
    forms: Mapping[str, Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pressed:
    case: Case
    data: QueryDict
    at: datetime


def move(case: Case, data: QueryDict, *, at: datetime) -> Done:
    """Do what the pressed button says; one that no page of ours has does nothing."""
    act = ACTS.get(data.get("act", ""))
    if act is None:
        return Done(is_done=False)
    try:
        return act(Pressed(case, data, at))
    except (TransitionError, CaseClosedError, NotAskedError, owner.NobodyHasItError):
        says = _("Your request has moved on meanwhile; nothing was changed. Look where it stands.")
        return Done(is_done=False, says=says)


def _write(pressed: Pressed) -> Done:
    form = MessageForm(pressed.data)
    if not form.is_valid():
        return Done(is_done=False, forms={"message": form})
    said = {**form.cleaned_data, "at": pressed.at}
    write_message(case=pressed.case, side=Side.OWNER, **said)
    has_adviser = pressed.case.is_held
    sent, kept = _("Sent."), _("Kept for whoever takes your request on.")
    return Done(is_done=True, says=sent if has_adviser else kept)


def state_form(row: Recommendation, data: QueryDict | None = None) -> StateForm:
    """How far one recommendation is, to be said by the owner."""
    prefix = f"r{row.pk}"
    first = {"state": row.state, "note": row.state_note}
    form = StateForm(data, prefix=prefix, initial=first)
    form.fields["state"].choices = [(each.value, each.label) for each in SETTABLE]  # type: ignore[attr-defined]
    return form


def _recommendation(pressed: Pressed) -> Done:
    named = {str(each.pk): each for each in pressed.case.recommendations.select_related("case")}
    row = named.get(pressed.data.get("recommendation", ""))
    if row is None:
        return Done(is_done=False)
    form = state_form(row, pressed.data)
    if not form.is_valid():
        return Done(is_done=False, forms={f"r{row.pk}": form})
    said = form.cleaned_data
    state = Recommendation.State(said["state"])
    set_state(recommendation=row, state=state, note=said["note"], side=Side.OWNER, at=pressed.at)
    return Done(is_done=True)


def _contacted(pressed: Pressed) -> Done:
    owner.say_contacted(case=pressed.case, at=pressed.at)
    return Done(is_done=True, says=_("Noted. Good that you found each other."))


def _waiting(pressed: Pressed) -> Done:
    owner.say_waiting(case=pressed.case, at=pressed.at)
    says = _("Your adviser and our coordinators are told. You hear from us.")
    return Done(is_done=True, says=says)


def _no_more(pressed: Pressed) -> Done:
    owner.need_no_more(case=pressed.case, at=pressed.at)
    return Done(is_done=True, says=_("Closed. You can open it again here."))


def _reopen(pressed: Pressed) -> Done:
    reopen_case(case=pressed.case, at=pressed.at)
    return Done(is_done=True, says=_("Opened again. You hear from us."))


def _rate(pressed: Pressed) -> Done:
    form = RatingForm(pressed.data, prefix="rating")
    if not form.is_valid():
        return Done(is_done=False, forms={"rating": form})
    rate(case=pressed.case, at=pressed.at, **form.answer())
    return Done(is_done=True, says=_("Thank you. Your answer goes to the adviser."))


def _wishes(pressed: Pressed) -> Done:
    has_number = bool(pressed.case.phone)
    form = ChangedWishesForm(pressed.data, prefix="wish", has_number=has_number)
    if not form.is_valid():
        return Done(is_done=False, forms={"wishes": form})
    said = form.cleaned_data
    wishes = owner.Wishes(form.ways(), said["times"], said.get("call_on", ""))
    owner.change_wishes(case=pressed.case, wishes=wishes, at=pressed.at)
    return Done(is_done=True)


ACTS: Mapping[str, Callable[[Pressed], Done]] = {
    "message": _write,
    "recommendation": _recommendation,
    "contacted": _contacted,
    "waiting": _waiting,
    "no-more": _no_more,
    "reopen": _reopen,
    "rate": _rate,
    "wishes": _wishes,
}
