"""Forms of a roadmap: from which day, with which bundle; a step and its days."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from matching.engine.bundle import KINDS
from matching.models import RoadmapStep
from matching.roadmaps.services import StepFacts
from reference.text import clean
from ui.templatetags.ui import day

# A roadmap is about the next years, not about somebody's typing error.
YEARS = timedelta(days=5 * 366)


class DayField(forms.DateField):
    """A day near today, typed as 22/11/2026 or picked."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    default_error_messages = {
        "invalid": _("This is no date. Write it like 22/11/2026."),
        "required": _("Say the day, like 22/11/2026."),
        "far": _("Choose a day between %(first)s and %(last)s."),
    }

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
        super().__init__(input_formats=formats, **kwargs)
        self.today: date | None = None

    def to_python(self, value: Any) -> date | None:
        return super().to_python(clean(value) if isinstance(value, str) else value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.today and abs(value - self.today) > YEARS:
            limits = {"first": day(self.today - YEARS), "last": day(self.today + YEARS)}
            raise ValidationError(self.error_messages["far"], code="far", params=limits)


def set_today(form: forms.Form, today: date) -> None:
    """Say what day it is to the fields of days."""
    for field in form.fields.values():
        if isinstance(field, DayField):
            field.today = today


class RoadmapForm(forms.Form):
    """Which bundle, and from which day."""

    starts_on = DayField(label=_("Start on"))
    bundle = forms.ChoiceField(
        choices=[(kind, kind) for kind in KINDS], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_today(self, today)


class TitleField(forms.CharField):
    """A title in one line, made storable."""

    def to_python(self, value: Any) -> str:
        return " ".join(clean(value).split()) if isinstance(value, str) else ""


class StepForm(forms.Form):
    """One step: what, from when, until when."""

    title = TitleField(
        label=_("What is to be done?"),
        max_length=200,
        error_messages={"required": _("Say in a few words what is to be done.")},
    )
    starts_on = DayField(label=_("From"))
    due_on = DayField(label=_("Until"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_today(self, today)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_on, due_on = cleaned.get("starts_on"), cleaned.get("due_on")
        if starts_on and due_on and due_on < starts_on:
            self.add_error("due_on", _("The last day is before the first."))
        return cleaned

    def facts(self) -> StepFacts:
        given = self.cleaned_data
        return StepFacts(given["title"], given["starts_on"], given["due_on"])


class NewStepForm(StepForm):
    """A step of her own: also in which phase; `key` makes a second click harmless."""

    phase = forms.ChoiceField(label=_("In which phase?"), choices=RoadmapStep.Phase.choices)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("title", "phase", "starts_on", "due_on", "key")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_key(self) -> UUID:
        return self.cleaned_data["key"] or uuid4()
