"""What an owner's buttons on a trial's page do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.forms import Form
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.models import Trial
from matching.trials.forms import DatesForm, EndForm, ReviewForm
from matching.trials.pages import dates_form, no_review
from matching.trials.reminders import course_of
from matching.trials.reviews import NoTrialError, write_review
from matching.trials.rules import Side, State, TransitionError
from matching.trials.services import change_dates, move_trial, take_back


@dataclass(frozen=True, slots=True)
class Done:
    """Whether a button did its work, what to say, and the forms that could not be taken."""

    is_done: bool
    says: str = ""
    forms: Mapping[str, Form] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pressed:
    trial: Trial
    data: QueryDict
    at: datetime


def move(trial: Trial, data: QueryDict, *, at: datetime) -> Done:
    """Do what the pressed button says; one that no page of ours has does nothing."""
    act = ACTS.get(data.get("act", ""))
    if act is None:
        return Done(is_done=False)
    try:
        return act(Pressed(trial, data, at))
    except TransitionError:
        says = _("This trial has moved on meanwhile; nothing was changed. Look where it stands.")
        return Done(is_done=False, says=says)
    except NoTrialError:
        says = no_review(course_of(trial)) or _("A review needs a trial of at least three days.")
        return Done(is_done=False, says=says)


def _contacted(pressed: Pressed) -> Done:
    move_trial(trial=pressed.trial, to=State.CONTACTED, side=Side.OWNER, at=pressed.at)
    return Done(is_done=True)


def _start(pressed: Pressed) -> Done:
    form = _dates(pressed)
    if not form.is_valid():
        return Done(is_done=False, forms={"dates": form})
    facts = form.cleaned_data
    move_trial(trial=pressed.trial, to=State.TRYING, side=Side.OWNER, at=pressed.at, facts=facts)
    return Done(is_done=True, says=_("The trial is noted. We ask you halfway how it is going."))


def _change(pressed: Pressed) -> Done:
    form = _dates(pressed)
    if not form.is_valid():
        return Done(is_done=False, forms={"dates": form})
    change_dates(trial=pressed.trial, **form.cleaned_data)
    return Done(is_done=True)


def _dates(pressed: Pressed) -> DatesForm:
    course = course_of(pressed.trial)
    return dates_form(pressed.data, course, timezone.localdate(pressed.at))


def _end(pressed: Pressed) -> Done:
    form = EndForm(pressed.data, prefix="end")
    if not form.is_valid():
        return Done(is_done=False, forms={"end": form})
    said = form.cleaned_data
    to = State(said["outcome"])
    note = {"note": said["note"]}
    move_trial(trial=pressed.trial, to=to, side=Side.OWNER, at=pressed.at, facts=note)
    return Done(is_done=True)


def _review(pressed: Pressed) -> Done:
    form = ReviewForm(pressed.data, prefix="opinion")
    if not form.is_valid():
        return Done(is_done=False, forms={"opinion": form})
    write_review(trial=pressed.trial, at=pressed.at, **form.cleaned_data)
    says = _("Thank you. We read it for breaches of law only, then it is published.")
    return Done(is_done=True, says=says)


def _take_back(pressed: Pressed) -> Done:
    take_back(trial=pressed.trial, at=pressed.at)
    return Done(is_done=True, says=_("Withdrawn. The vendor is told to delete what it got."))


ACTS: Mapping[str, Callable[[Pressed], Done]] = {
    "contacted": _contacted,
    "start": _start,
    "dates": _change,
    "end": _end,
    "review": _review,
    "take-back": _take_back,
}
