"""What an adviser fills in on the pages of her cases."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.cases.rules import OUTCOMES, Refusal
from advisers.cases.sessions import Talk
from advisers.choices import Way
from advisers.models import Adviser
from advisers.models.work import LONGEST_SESSION
from platforms.forms import RequestKeyField
from reference.fields import ParagraphField
from ui.templatetags.ui import day

DAY = {"type": "date"}
FURTHEST = timedelta(days=366)
OLDEST = timedelta(days=366)
OUTCOME_WORDS = {
    "DONE": gettext_lazy("Advised: the owner goes on alone"),
    "DONE_WITHOUT_HELP": gettext_lazy("Solved without our advice"),
    "NOT_REACHABLE": gettext_lazy("Could not reach the owner"),
    "NOT_FOR_US": gettext_lazy("No matter for this network"),
}


def words(label: Any, *, most: int, rows: int = 3, required: bool = False, hint: Any = "") -> Any:
    """A field for some lines of her own."""
    return ParagraphField(
        label=label,
        help_text=hint,
        max_length=most,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": most}),
    )


class RefusalForm(forms.Form):
    """Why she does not take a request, or gives it back."""

    refusal = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=Refusal,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say why: it helps to find somebody better.")},
    )
    note = words(
        gettext_lazy("In your words"),
        most=500,
        hint=gettext_lazy("Only coordinators read this."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("refusal") == Refusal.OTHER and not said.get("note"):
            self.add_error("note", _("Please say in a few words what it is."))
        return said


class HandOverForm(forms.Form):
    """To which colleague of her organisation."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("To whom?"),
        queryset=Adviser.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a colleague."),
            "invalid_choice": gettext_lazy("This colleague has no room any more."),
        },
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        field.queryset = colleagues


class CloseForm(forms.Form):
    """How it ended, and what came of it."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it end?"),
        choices=[(each.value, OUTCOME_WORDS[each]) for each in OUTCOMES],
        widget=forms.RadioSelect,
    )
    note = words(
        gettext_lazy("What came of it?"),
        most=1000,
        hint=gettext_lazy("What does the enterprise do now that it did not do before?"),
    )


class SessionForm(forms.Form):
    """A talk that was held, or a date agreed on."""

    on = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(DAY, "%Y-%m-%d"))
    clock = forms.TimeField(
        label=gettext_lazy("Time"), widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    way = forms.ChoiceField(label=gettext_lazy("Way"), choices=Way, widget=forms.RadioSelect)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        help_text=gettext_lazy("How long it took. Leave it empty for a date to come."),
        required=False,
        min_value=0,
        max_value=LONGEST_SESSION,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    summary = words(
        gettext_lazy("What it was about"),
        most=1000,
        hint=gettext_lazy("The owner reads this too."),
    )
    request_key = RequestKeyField(initial=uuid4)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_on(self) -> Any:
        said, today = self.cleaned_data["on"], timezone.localdate(self.at)
        if not today - OLDEST <= said <= today + FURTHEST:
            raise forms.ValidationError(
                _("Choose a day between %(first)s and %(last)s."),
                code="far",
                params={"first": day(today - OLDEST), "last": day(today + FURTHEST)},
            )
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "on" not in said or "clock" not in said or "minutes" not in said:
            return said
        held_at = self._moment()
        if said["minutes"] and held_at > self.at:
            self.add_error("minutes", _("This date is yet to come: leave the minutes empty."))
        elif not said["minutes"] and held_at <= self.at:
            self.add_error("minutes", _("How many minutes did it take?"))
        return said

    def _moment(self) -> datetime:
        clock: time = self.cleaned_data["clock"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], clock))

    def talk(self) -> Talk:
        """What was noted; only of a valid form."""
        said = self.cleaned_data
        return Talk(self._moment(), said["way"], said["minutes"] or 0, said["summary"])


def session_initial(*, at: datetime, ways: Iterable[str]) -> dict[str, Any]:
    """Today, now, and the way that the owner likes best."""
    now = timezone.localtime(at)
    return {"on": now.date(), "clock": now.replace(second=0), "way": next(iter(ways), Way.PHONE)}
