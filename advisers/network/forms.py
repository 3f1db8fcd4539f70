"""Applying as an organisation, and what an adviser says of herself."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from advisers.choices import OrganisationKind, Size, Speaks, Way
from advisers.models import Adviser
from advisers.models.network import MOST_CASES
from advisers.network.joining import Firm
from advisers.network.profile import Profile
from enterprises.fields import KnownManyField, TypedField, set_known
from platforms.forms import RequestKeyField
from platforms.snapshot import Snapshot
from reference.fields import CleanField, ParagraphField
from reference.models import Province
from ui.widgets import ChoiceCards, ChoiceCardsMultiple

KIND_ICONS = {
    "COMMUNITY_GROUP": "users",
    "ASSOCIATION": "handshake",
    "FIRM": "building-2",
    "UNIVERSITY": "graduation-cap",
    "PUBLIC": "landmark",
}
WAY_ICONS = {"phone": "phone", "video": "video", "visit": "map-pin", "zalo": "message-circle"}
ABOUT = {"rows": 3, "maxlength": 600}


class ApplyForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What are you?"),
        choices=OrganisationKind.choices,
        widget=ChoiceCards(icons=KIND_ICONS),
    )
    name = CleanField(
        label=_("Name of the organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    province = forms.ModelChoiceField(
        label=_("Seat in"),
        help_text=_("Where the office is. Which places you serve is asked of each adviser."),
        queryset=Province.objects.current().by_name(),
        empty_label=_("Choose a province"),
    )
    about_vi = ParagraphField(
        label=_("About it, in Vietnamese"),
        help_text=_("What you do for enterprises, since when, with how many people."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Shown on the organisation's page."), required=False
    )
    phone = CleanField(label=_("Phone"), max_length=60, required=False)
    request_key = RequestKeyField(initial=uuid4)

    def firm(self) -> Firm:
        """What was said; only of a valid form."""
        said = self.cleaned_data
        return Firm(**{name: said[name] for name in Firm.__slots__ if name in said})


class ProfileForm(forms.Form):
    name = CleanField(label=_("Your name, as owners see it"), max_length=120)
    about_vi = ParagraphField(
        label=_("About you, in Vietnamese"),
        help_text=_("What you have done, whom you have helped. Two or three sentences."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs=ABOUT),
    )
    about_en = ParagraphField(
        label=_("About you, in English"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs=ABOUT),
    )
    function = KnownManyField(label=_("Whole parts of the work"))
    need = KnownManyField(label=_("Single tasks"))
    section = KnownManyField(label=_("Trades that you know"))
    size = forms.MultipleChoiceField(
        label=_("Sizes"),
        help_text=_("Nothing ticked: all."),
        choices=Size.choices,
        required=False,
        widget=ChoiceCardsMultiple,
    )
    language = forms.MultipleChoiceField(
        label=_("Languages in which you advise"),
        choices=Speaks.choices,
        widget=ChoiceCardsMultiple,
    )
    way = forms.MultipleChoiceField(
        label=_("How you advise"),
        choices=Way.choices,
        widget=ChoiceCardsMultiple(icons=WAY_ICONS),
    )
    commune = KnownManyField(label=_("Communes"))
    province = KnownManyField(label=_("Whole provinces"))
    place = TypedField(
        label=_("Commune or ward"),
        help_text=_("Today's name or the one before July 2025, both are fine."),
        required=False,
    )
    several = ParagraphField(
        label=_("Several at once"),
        help_text=_("One a line, with the province: “Phường Ba Đình, Hà Nội”."),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    capacity = forms.IntegerField(
        label=_("How many cases at once, at most?"),
        help_text=_("While you have so many, no further request comes to you."),
        min_value=1,
        max_value=MOST_CASES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    licence = CleanField(
        label=_("Licence or certificate"),
        help_text=_("Number and who gave it, if you have one."),
        max_length=120,
        required=False,
    )
    licence_until = forms.DateField(
        label=_("Valid until"),
        help_text=_("You are told 30 days before. After it no requests come to you."),
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "min": "2020-01-01", "max": "2100-12-31"}, format="%Y-%m-%d"
        ),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune"].MOST = 4000  # type: ignore[attr-defined]
        set_known(
            self,
            function=snapshot.taxonomy.functions,
            need=snapshot.taxonomy.needs,
            section={sector.code for sector in snapshot.taxonomy.sections},
            commune=snapshot.places,
            province={code for code, _name in provinces()},
        )

    @staticmethod
    def stored(adviser: Adviser) -> dict[str, Any]:
        """What the form shows at first; one query."""
        areas = list(adviser.areas.values_list("province", "commune").order_by("commune"))
        shown = ("name", "about_vi", "about_en", "capacity", "licence", "licence_until", "version")
        return {
            **{name: getattr(adviser, name) for name in shown},
            "function": adviser.functions,
            "need": adviser.needs,
            "section": adviser.sections,
            "size": adviser.sizes,
            "language": adviser.languages,
            "way": adviser.ways,
            "commune": [commune for _province, commune in areas if commune],
            "province": [province for province, commune in areas if not commune],
        }

    def clean_licence_until(self) -> date | None:
        day = self.cleaned_data["licence_until"]
        if day and not 2020 <= day.year <= 2100:
            raise forms.ValidationError(_("Give a day between 2020 and 2100."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not (said.get("function") or said.get("need")):
            self.add_error("function", _("Tick at least one part of the work or one task."))
        if not (said.get("commune") or said.get("province")):
            self.add_error("place", _("Name at least one commune, or a whole province."))
        return said

    def profile(self) -> Profile:
        """What was said; only of a valid form."""
        said = self.cleaned_data
        several = ("functions", "needs", "sections", "sizes", "languages", "ways")
        # Fields have the name of one, columns that of all.
        columns: dict[str, Any] = {name: list(said[name.removesuffix("s")]) for name in several}
        plain = ("name", "about_vi", "about_en", "capacity", "licence", "licence_until")
        return Profile(**columns, **{name: said[name] for name in plain})


def provinces() -> list[tuple[str, str]]:
    """Code and name, by name; one query."""
    rows = Province.objects.current().by_name()
    return list(rows.values_list("pk", "short_name"))
