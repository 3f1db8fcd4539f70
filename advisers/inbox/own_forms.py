"""Forms about an adviser's own time."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.cases.leaves import Days
from advisers.inbox.forms import DAY
from advisers.models import Adviser
from platforms.forms import RequestKeyField
from ui.templatetags.ui import day

LONGEST = timedelta(days=366)


class LeaveForm(forms.Form):
    """Days away, and who takes the cases."""

    from_on = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    until_on = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    substitute = forms.ModelChoiceField(
        label=gettext_lazy("Who takes your cases?"),
        help_text=gettext_lazy("A colleague of your organisation, or whom the network finds."),
        queryset=Adviser.objects.none(),
        empty_label=gettext_lazy("The network finds somebody"),
        required=False,
    )
    request_key = RequestKeyField(initial=uuid4)

    def __init__(self, *args: Any, colleagues: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["substitute"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        field.queryset = colleagues

    def clean_from_on(self) -> date:
        said: date = self.cleaned_data["from_on"]
        if not self.today <= said <= self.today + LONGEST:
            raise forms.ValidationError(
                _("Choose a day from today, %(day)s, on; within a year."),
                code="past",
                params={"day": day(self.today)},
            )
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("from_on"), said.get("until_on")
        if first and last and not first <= last <= first + LONGEST:
            self.add_error("until_on", _("It ends on its first day or later, within a year."))
        return said

    def days(self) -> Days:
        """What was entered; only of a valid form."""
        said = self.cleaned_data
        return Days(said["from_on"], said["until_on"], said["substitute"])


class LeavingForm(forms.Form):
    is_sure = forms.BooleanField(
        label=gettext_lazy("I leave the network. My cases go on to others."),
        error_messages={"required": gettext_lazy("Tick this if you are sure.")},
    )
