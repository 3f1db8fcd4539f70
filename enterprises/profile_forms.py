"""The short steps in which an enterprise says who it is; each is a form of its own."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from enterprises.bands import CAPITAL_BANDS, REVENUE_BANDS
from enterprises.fields import KnownField, TypedField, set_known
from enterprises.forms import MOST_EMPLOYEES
from enterprises.known import Known
from enterprises.models import Enterprise
from reference.fields import CleanField, TaxCodeField
from ui.widgets import ChoiceCards

RATHER_NOT = ("", _("Rather not say"))
NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class StepForm(forms.Form):
    """One step: its fields, and the columns they fill."""

    # Field -> column of the enterprise.
    columns: ClassVar[Mapping[str, str]] = {}
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.know(known)

    def know(self, known: Known) -> None:
        """Say what may be chosen; steps that choose out of many do."""

    @classmethod
    def stored(cls, enterprise: Enterprise) -> dict[str, Any]:
        """What the form shows at first."""
        shown = {field: getattr(enterprise, column) for field, column in cls.columns.items()}
        return {**shown, "version": enterprise.version}

    def changes(self) -> dict[str, Any]:
        """Columns and values for `change_enterprise`; only of a valid form."""
        said = self.cleaned_data
        return {column: said[field] for field, column in self.columns.items()}


class IdentityForm(StepForm):
    columns = {"kind": "kind", "name": "name", "tax_code": "tax_code"}
    kind = forms.ChoiceField(
        label=_("Which are you?"),
        choices=[
            (Enterprise.Kind.HOUSEHOLD, _("Household business")),
            (Enterprise.Kind.SME, _("Enterprise")),
        ],
        widget=ChoiceCards(icons={"HOUSEHOLD": "house", "SME": "building-2"}),
    )
    name = CleanField(
        label=_("Name"),
        help_text=_("As customers know it; it need not be the one on the licence."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    tax_code = TaxCodeField(
        label=_("Tax code"),
        help_text=_("You can leave it out and add it later. It keeps others from using your name."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if "tax_code" in said:
            is_household = said.get("kind") != Enterprise.Kind.SME
            field = self.fields["tax_code"]
            try:
                said["tax_code"] = field.read(said["tax_code"], is_household=is_household)  # type: ignore[attr-defined]
            except forms.ValidationError as error:
                self.add_error("tax_code", error)
        return said


class NewForm(IdentityForm):
    """The first step of an enterprise that is not stored yet."""

    version = None  # type: ignore[assignment]
    request_key = forms.UUIDField(widget=forms.HiddenInput)


class TradeForm(StepForm):
    columns = {"sector": "sector_id"}
    sector = KnownField(label=_("Trade"))
    trade = TypedField(label=_("Search for your trade"), required=False)

    def know(self, known: Known) -> None:
        set_known(self, sector={c for c, each in known.sectors.items() if each.is_selectable})

    def changes(self) -> dict[str, Any]:
        return {"sector_id": self.cleaned_data["sector"] or None}


class SizeForm(StepForm):
    columns = {
        "employees": "employees",
        "revenue": "revenue_band_vnd",
        "capital": "capital_band_vnd",
    }
    employees = forms.IntegerField(
        label=_("How many people work for you?"),
        help_text=_("Those in social insurance, as a yearly average; 0 if only you."),
        required=False,
        min_value=0,
        max_value=MOST_EMPLOYEES,
        widget=forms.TextInput(attrs=NUMBER),
    )
    revenue = forms.TypedChoiceField(
        label=_("Revenue a year"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[RATHER_NOT, *((str(top), label) for top, label in REVENUE_BANDS)],
    )
    capital = forms.TypedChoiceField(
        label=_("Total capital"),
        help_text=_("At the end of the year, as in your balance sheet; revenue alone is enough."),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[RATHER_NOT, *((str(top), label) for top, label in CAPITAL_BANDS)],
    )


class PlaceForm(StepForm):
    columns = {"commune": "commune_id"}
    commune = KnownField(label=_("Commune"))
    place = TypedField(
        label=_("Commune or ward"),
        help_text=_("Today's name or the one before July 2025, both are fine."),
        required=False,
    )

    def know(self, known: Known) -> None:
        set_known(self, commune=known.places)

    def changes(self) -> dict[str, Any]:
        return {"commune_id": self.cleaned_data["commune"] or None}


class SupportForm(StepForm):
    columns = {
        "women": "is_women_owned",
        "share": "female_share_percent",
        "social": "is_social_enterprise",
    }
    women = forms.BooleanField(
        label=_("Women own 51 % or more of it, and a woman runs it"), required=False
    )
    share = forms.IntegerField(
        label=_("Share of women among your employees, in %"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.TextInput(attrs=NUMBER),
    )
    social = forms.BooleanField(label=_("Registered as a social enterprise"), required=False)


STEPS: Mapping[str, type[StepForm]] = {
    "identity": IdentityForm,
    "trade": TradeForm,
    "size": SizeForm,
    "place": PlaceForm,
    "support": SupportForm,
}
"""In the order in which a new enterprise goes through them."""


def step_after(step: str) -> str | None:
    """The next step; None after the last."""
    names = list(STEPS)
    place = names.index(step) + 1
    return names[place] if place < len(names) else None
