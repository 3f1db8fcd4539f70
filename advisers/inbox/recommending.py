"""Recommending: the form, the library beside it, the platform found in the catalogue."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisers.cases.recommendations import Proposal
from advisers.inbox.forms import DAY, words
from advisers.models import Advice, Case, Recommendation
from matching.lookups import find_tools
from platforms.forms import RequestKeyField
from platforms.models import Platform
from platforms.snapshot import Snapshot
from reference.fields import CleanField
from ui.templatetags.ui import day

FURTHEST = timedelta(days=3 * 366)


class RecommendForm(forms.Form):
    """What to do, until when, with which platform."""

    title = CleanField(
        label=gettext_lazy("What to do"),
        max_length=150,
        error_messages={"required": gettext_lazy("Say in a few words what to do.")},
    )
    text = words(gettext_lazy("How"), most=1500, rows=5)
    priority = forms.TypedChoiceField(
        label=gettext_lazy("How urgent?"),
        coerce=int,
        choices=Recommendation.Priority,
        initial=Recommendation.Priority.SOON,
        widget=forms.RadioSelect,
    )
    due_on = forms.DateField(
        label=gettext_lazy("Until"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    platform = CleanField(
        label=gettext_lazy("A platform for it"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Its name in the catalogue. Leave it empty if none is needed."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    advice = forms.SlugField(required=False, widget=forms.HiddenInput)
    request_key = RequestKeyField(initial=uuid4)

    def __init__(self, *args: Any, snapshot: Snapshot, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot, self.today = snapshot, today
        self.found: Platform | None = None
        chosen = self.data.get("slug", "") if self.is_bound else ""
        if self.is_bound and (options := self._options()):
            self.fields["slug"] = forms.ChoiceField(
                label=_("Which one do you mean?"),
                choices=[*options, ("", _("none of them"))],
                required=False,
                initial=chosen,
                widget=forms.RadioSelect,
            )
            names = list(self.fields)
            names.insert(names.index("platform") + 1, names.pop())
            self.order_fields(names)

    def _options(self) -> list[tuple[str, str]]:
        """Platforms that the typed name may mean, unless it is exactly one's."""
        typed = CleanField(required=False).clean(self.data.get("platform", "")[:120])
        found = find_tools(typed, self.snapshot) if typed else ()
        if sum(each.is_exact for each in found) == 1:
            return []
        return [(each.code, f"{each.label} – {each.via}") for each in found]

    def clean_due_on(self) -> date | None:
        said: date | None = self.cleaned_data["due_on"]
        known = self.initial.get("due_on")
        if said and said != known and not self.today <= said <= self.today + FURTHEST:
            raise forms.ValidationError(
                _("Choose a day from today, %(day)s, on; within three years."),
                code="past",
                params={"day": day(self.today)},
            )
        return said

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        typed, slug = said.get("platform", ""), said.get("slug", "")
        if slug:
            self.found = Platform.objects.published().filter(slug=slug).first()
        elif typed and not self._passed_over():
            exact = [each for each in find_tools(typed, self.snapshot) if each.is_exact]
            rows = Platform.objects.published().filter(slug__in=[each.code for each in exact])
            self.found = rows.order_by("pk").first() if len(exact) == 1 else None
            if self.found is None:
                self.add_error("platform", self._which())
        return said

    def _passed_over(self) -> bool:
        """Whether she saw the choices and took none of them."""
        return "slug" in self.data and "slug" in self.fields

    def _which(self) -> str:
        if "slug" in self.fields:
            return _("Several platforms may be meant: choose one below, or none.")
        return _(
            "The catalogue has no platform of this name. Leave the field empty, or correct it."
        )

    def proposal(self) -> Proposal:
        """What is recommended; only of a valid form."""
        said = self.cleaned_data
        advice = Advice.objects.filter(code=said["advice"]).first() if said["advice"] else None
        return Proposal(
            title=said["title"],
            text=said["text"],
            priority=said["priority"],
            due_on=said["due_on"],
            advice=advice,
            platform=self.found,
        )


def initial_of(advice: Advice | None, *, today: date) -> dict[str, Any]:
    """The form as one of the library fills it in."""
    if advice is None:
        return {"due_on": today + timedelta(days=30)}
    return {
        "title": str(advice.title),
        "text": str(advice.text),
        "due_on": today + timedelta(days=advice.days),
        "advice": advice.code,
    }


def initial_from(row: Recommendation) -> dict[str, Any]:
    return {
        "title": row.title,
        "text": row.text,
        "priority": row.priority,
        "due_on": row.due_on,
        "platform": row.platform.name if row.platform else "",
    }


class StateForm(forms.Form):
    """How far it is, as the adviser hears it from the owner."""

    state = forms.ChoiceField(
        label=gettext_lazy("How far is it?"),
        choices=Recommendation.State,
        widget=forms.RadioSelect,
    )
    state_note = CleanField(label=gettext_lazy("Why"), max_length=300, required=False)


def library_for(case: Case, snapshot: Snapshot) -> dict[str, Any]:
    """The library: what meets the needs of the case, then the rest by need; one query."""
    rows = list(Advice.objects.filter(is_retired=False).order_by("need_id", "code"))
    wanted = set(case.need_codes)
    groups: dict[str, list[Advice]] = defaultdict(list)
    for row in rows:
        if row.need_id not in wanted:
            groups[row.need_id or ""].append(row)
    needs = snapshot.taxonomy.needs
    order = [code for code in needs if code in groups]
    others: Sequence[tuple[str, list[Advice]]] = [
        *((str(needs[code].name), groups[code]) for code in order),
        *(((_("For everybody"), groups[""]),) if groups[""] else ()),
    ]
    return {"fitting": [row for row in rows if row.need_id in wanted], "others": others}


def is_late(row: Recommendation, at: datetime) -> bool:
    """Whether its day has passed and it is still to be done."""
    open_ = Recommendation.State.PROPOSED, Recommendation.State.IN_PROGRESS
    return row.state in open_ and row.due_on is not None and row.due_on < timezone.localdate(at)
