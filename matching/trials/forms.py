"""Forms of trials, reviews and prices, for owners and for vendors."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from ledger.services import scrub
from matching.fields import MoneyField
from matching.trials.rules import State
from matching.trials.wording import Line, is_address
from reference.fields import CleanField
from ui.templatetags.ui import day
from ui.widgets import ChoiceCards, ChoiceCardsMultiple

LONGEST_TRIAL = timedelta(days=366)
DAY = {"type": "date"}
NO_WAY = _("Tick an e-mail address or a phone number, or the vendor cannot answer.")


class LongField(CleanField):
    """Several lines of a person's own words."""

    widget = forms.Textarea


class ShareForm(forms.Form):
    """What goes to the vendor: ticked line by line, with consent that nobody ticked for her."""

    name = CleanField(
        label=_("Your name"),
        max_length=150,
        help_text=_("So that the vendor knows whom to answer. It is kept in your account."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Say your name, so that the vendor knows whom to answer.")},
    )
    lines = forms.MultipleChoiceField(
        label=_("What may the vendor know?"),
        help_text=_("Only what is ticked is passed on. Your name and the enterprise's always are."),
        widget=ChoiceCardsMultiple(),
        error_messages={"required": NO_WAY},
    )
    message = LongField(
        label=_("What would you like to say to them?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )
    is_agreed = forms.BooleanField(
        error_messages={"required": _("Without your consent nothing is passed on. Tick to agree.")}
    )
    request_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, asker: int, lines: Sequence[Line], consent: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asker = asker
        if any(row.code == "person" for row in lines):
            del self.fields["name"]
        offered = [row for row in lines if not row.is_must]
        self.ways = {row.code for row in offered} & {"email", "phone"}
        field = self.fields["lines"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(row.code, row.label) for row in offered]
        field.widget = ChoiceCardsMultiple(
            choices=field.choices, hints={row.code: row.value for row in offered}
        )
        self.fields["is_agreed"].label = consent

    @property
    def asks_name(self) -> bool:
        """Only of who has none yet."""
        return "name" in self.fields

    def clean_name(self) -> str:
        said: str = self.cleaned_data["name"]
        if is_address(said):
            words = _("Write a name, not an e-mail address or a phone number.")
            raise forms.ValidationError(words, code="address")
        return said

    def clean_request_key(self) -> UUID:
        """One for each enterprise: sent again for another, a form asks for that one anew."""
        return uuid5(self.cleaned_data["request_key"], str(self.asker))

    def clean_lines(self) -> list[str]:
        """An answer needs somewhere to go."""
        said: list[str] = self.cleaned_data["lines"]
        if not self.ways & set(said):
            raise forms.ValidationError(NO_WAY, code="no_way")
        return said


class DatesForm(forms.Form):
    """When a trial runs."""

    started_on = forms.DateField(label=_("Begins on"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    ends_on = forms.DateField(label=_("Ends on"), widget=forms.DateInput(DAY, "%Y-%m-%d"))

    def __init__(self, *args: Any, asked_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_on, self.today = asked_on, today
        self.fields["started_on"].widget.attrs["min"] = f"{asked_on:%Y-%m-%d}"

    def clean_started_on(self) -> date:
        said: date = self.cleaned_data["started_on"]
        if said < self.asked_on:
            words = _("A trial begins on %(day)s, when it was asked for, or later.")
            raise forms.ValidationError(words, code="early", params={"day": day(self.asked_on)})
        if said - self.today > LONGEST_TRIAL:
            raise forms.ValidationError(_("This day is more than a year away."), code="far")
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        start, end = said.get("started_on"), said.get("ends_on")
        if start and end and not start < end <= start + LONGEST_TRIAL:
            self.add_error("ends_on", _("A trial ends after it begins, within a year."))
        return said


class EndForm(forms.Form):
    """How a trial ended."""

    outcome = forms.ChoiceField(
        label=_("What will you do?"),
        choices=[
            (State.RENEWED, _("Keep using it")),
            (State.SWITCHED, _("Switch to another one")),
            (State.STOPPED, _("Stop")),
        ],
        widget=ChoiceCards(
            icons={
                "RENEWED": "circle-check",
                "SWITCHED": "arrow-right-left",
                "STOPPED": "octagon-x",
            }
        ),
    )
    note = LongField(
        label=_("Why?"),
        required=False,
        max_length=500,
        help_text=_("Only you and your colleagues read this."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
    )


class ReviewForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("How did it go?"),
        coerce=int,
        choices=[
            (5, _("5 – very well")),
            (4, _("4 – well")),
            (3, _("3 – neither well nor badly")),
            (2, _("2 – badly")),
            (1, _("1 – very badly")),
        ],
        widget=forms.RadioSelect,
    )
    text = LongField(
        label=_("What helped, what did not?"),
        required=False,
        max_length=1500,
        help_text=_("Published without your name: only your trade and kind of enterprise."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 1500}),
    )

    def clean_text(self) -> str:
        return scrub(self.cleaned_data["text"])


class AnswerForm(forms.Form):
    """A vendor's public answer to a review."""

    text = LongField(
        label=_("Your answer, published beside the review"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1500}),
    )


class PriceForm(forms.Form):
    """What it would cost this enterprise."""

    monthly = MoneyField(
        label=_("A month"),
        help_text=_("In dong, e.g. 500.000, 500k or 1,5 triệu; 0 if it is free."),
        required=False,
    )
    once = MoneyField(
        label=_("Once, at the beginning"),
        help_text=_("Set-up, training, licence for good; 0 if there is nothing."),
        required=False,
    )
    covers = LongField(
        label=_("What is in it?"),
        required=False,
        max_length=500,
        help_text=_("How many people or devices, for how long, with or without VAT."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
    )
    valid_until = forms.DateField(
        label=_("Valid until"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_valid_until(self) -> date | None:
        said: date | None = self.cleaned_data["valid_until"]
        if said and not self.today <= said <= self.today + 3 * LONGEST_TRIAL:
            raise forms.ValidationError(_("Choose a day from today on."), code="past")
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and said.get("monthly") is None and said.get("once") is None:
            self.add_error("monthly", _("Name at least one price; 0 if it is free."))
        return said
