"""What staff write of a call, and with what a vendor answers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.fields import MoneyField
from platforms.choices import Deployment, Language
from platforms.models import Platform, Vendor
from platforms.snapshot import Snapshot
from programme.calls.models import Call
from programme.calls.selectors import Own
from programme.calls.services import Said
from programme.radar.forms import need_choices, province_choices, section_choices
from programme.radar.selectors import figure
from programme.whatif.asked import Asked
from reference.fields import CleanField, ParagraphField, RequestKeyField
from reference.models import Province

DAYS_OPEN = 60
LONGEST_OPEN = 366
LISTS = ("needs", "sections", "provinces", "deployments", "languages")


class CallForm(forms.Form):
    """A call as it is written. A writer limited to a province writes for that one."""

    title_vi = CleanField(label=gettext_lazy("Title in Vietnamese"), max_length=150)
    title_en = CleanField(label=gettext_lazy("Title in English"), max_length=150, required=False)
    text_vi = ParagraphField(
        label=gettext_lazy("What is missing, in Vietnamese"), max_length=4000, required=False
    )
    text_en = ParagraphField(
        label=gettext_lazy("What is missing, in English"), max_length=4000, required=False
    )
    # Drawn by the picker of needs.
    needs = forms.MultipleChoiceField(label=gettext_lazy("Needs"))
    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Trades"),
        help_text=gettext_lazy("None: all trades."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    provinces = forms.MultipleChoiceField(
        label=gettext_lazy("Provinces"),
        help_text=gettext_lazy("None: the whole country."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    deployments = forms.MultipleChoiceField(
        label=gettext_lazy("Ways of running it, one of them"),
        choices=Deployment.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages, every one"),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ceiling_vnd = MoneyField(
        label=gettext_lazy("Price a month at most"),
        help_text=gettext_lazy("In dong, e.g. 500.000, 500k or 1,5 triệu; empty for none."),
        required=False,
    )
    opens_on = forms.DateField(
        label=gettext_lazy("Takes answers from"), widget=forms.DateInput(attrs={"type": "date"})
    )
    closes_on = forms.DateField(
        label=gettext_lazy("until"), widget=forms.DateInput(attrs={"type": "date"})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    request_key = RequestKeyField()

    def __init__(
        self, *args: Any, snapshot: Snapshot, limited: Province | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        places = province_choices()
        if limited:
            places = [(limited.pk, limited.short_name)]
            self.fields["provinces"].required = True
            self.fields["provinces"].help_text = _("You write for your province.")
        offered: Mapping[str, Any] = {
            "needs": need_choices(snapshot),
            "sections": section_choices(snapshot),
            "provinces": places,
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for name in LISTS:
            # What was forged is not said back.
            self.fields[name].error_messages["invalid_choice"] = _("Choose from the list.")

    def clean_ceiling_vnd(self) -> int | None:
        """A price of nothing is none: free ones are asked for in words."""
        return self.cleaned_data["ceiling_vnd"] or None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        opens, closes = said.get("opens_on"), said.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", ValidationError(_("It would close before it opens.")))
        elif opens and closes and (closes - opens).days > LONGEST_OPEN:
            self.add_error("closes_on", ValidationError(_("A call is open for a year at most.")))
        return said

    def said(self) -> Said:
        """With what the radar tells at this moment of the needs that are called for."""
        facts = {n: v for n, v in self.cleaned_data.items() if n not in ("version", "request_key")}
        part = {name: facts[name] for name in ("needs", "sections", "provinces")}
        count, counted_on = figure(**part) or (None, None)
        return Said(**facts, demand_count=count, demand_on=counted_on)


def begun(asked: Mapping[str, str], *, today: date, snapshot: Snapshot) -> dict[str, Any]:
    """A new form's first values, from a cell of the radar in the address."""
    need = snapshot.taxonomy.needs.get(asked.get("need", ""))
    named = {"needs": "need", "sections": "section", "provinces": "province"}
    codes = {name: [code] if (code := asked.get(key, "")) else [] for name, key in named.items()}
    titles = {}
    if need is not None:
        titles = {
            "title_vi": f"Tìm nền tảng cho: {need.name.vi}"[:150],
            "title_en": f"Wanted: a platform for {need.name.en or need.name.vi}"[:150],
            "text_vi": need.description.vi,
            "text_en": need.description.en,
        }
    return {
        **codes,
        **titles,
        "opens_on": today,
        "closes_on": today + timedelta(days=DAYS_OPEN),
        "request_key": uuid4(),
    }


def begun_from(asked: Asked, *, today: date, snapshot: Snapshot) -> dict[str, Any]:
    """The same from a platform that somebody asked a what-if about."""
    needs = (*asked.core, *asked.supporting)
    return {
        **begun({"need": needs[0]}, today=today, snapshot=snapshot),
        "needs": list(needs),
        "sections": list(asked.sectors),
        "deployments": list(asked.deployments),
        "languages": list(asked.languages),
        "ceiling_vnd": asked.price_vnd or "",
    }


def written(call: Call) -> dict[str, Any]:
    """A draft's values, as its form shows them."""
    names = [name for name in CallForm.base_fields if name != "request_key"]
    return {**{name: getattr(call, name) for name in names}, "request_key": uuid4()}


class AnswerForm(forms.Form):
    """A listing that is there, or the name of a new one of one of her vendors."""

    listing = forms.ChoiceField(
        label=gettext_lazy("Answer with a listing of yours"),
        required=False,
        widget=forms.RadioSelect,
    )
    vendor = forms.ChoiceField(label=gettext_lazy("Vendor"), required=False)
    name = CleanField(
        label=gettext_lazy("Or begin a new one: name of the platform"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Its draft begins with the needs and trades of the call."),
    )
    request_key = RequestKeyField()

    def __init__(self, *args: Any, parts: Sequence[Own], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listings = {row.slug: row for part in parts for row in part.others}
        self.vendors = {part.vendor.slug: part.vendor for part in parts}
        chosen = [
            (slug, f"{row.name} ({row.get_status_display()})")
            for slug, row in self.listings.items()
        ]
        offered: Mapping[str, Any] = {
            "listing": [("", _("none of these")), *chosen],
            "vendor": [(slug, row.name) for slug, row in self.vendors.items()],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].error_messages["invalid_choice"] = _("Choose from the list.")
        if len(self.vendors) < 2:
            self.fields["vendor"].widget = forms.HiddenInput()
            self.fields["vendor"].initial = next(iter(self.vendors), "")
        if not chosen:
            self.fields["listing"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        if not said["listing"] and not said["name"]:
            raise ValidationError(_("Choose a listing, or give the name of a new one."))
        if said["listing"] and said["name"]:
            self.add_error(
                "name", ValidationError(_("Choose one of the two: a listing or a new one."))
            )
        return said

    @property
    def platform(self) -> Platform | None:
        return self.listings.get(self.cleaned_data["listing"])

    @property
    def of_vendor(self) -> Vendor:
        """Hers where she has but one."""
        chosen = self.vendors.get(self.cleaned_data["vendor"])
        return chosen or next(iter(self.vendors.values()))


class TakeBackForm(forms.Form):
    """Which answer is meant: by when it was given."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def clean_seen(self) -> datetime:
        try:
            found = datetime.fromisoformat(self.cleaned_data["seen"])
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise ValidationError(_("Load the page again."))
        return found
