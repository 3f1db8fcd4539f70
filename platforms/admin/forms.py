"""Forms and formsets of the catalogue in the admin."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelForm, Textarea
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from platforms.choices import Status
from platforms.models import Platform
from platforms.revisions.reasons import check_reason
from platforms.revisions.rules import PersonalDataError
from platforms.revisions.words import who_is_named
from reference.fields import FirmTaxCodeField, ParagraphField
from reference.text import fold
from ui.admin import LabelledFormSet, PortalForm


class PublicReasonField(ParagraphField):
    """Why something was decided on some listings, for everybody to read."""

    def __init__(self, *, about: Collection[Platform], by: User, **kwargs: Any) -> None:
        self.about, self.by = about, by
        given = {"label": gettext_lazy("Reason"), "max_length": 1000}
        help_text = gettext_lazy("Public, in the log of decisions: name no person.")
        rows = Textarea(attrs={"rows": 3})
        super().__init__(**given, help_text=help_text, widget=rows, **kwargs)

    def clean(self, value: Any) -> str:
        said = super().clean(value)
        try:
            check_reason(said, about=self.about, by=self.by)
        except PersonalDataError as error:
            raise ValidationError(who_is_named(error)) from error
        return said


class NamedForm(PortalForm):
    """A row with a name and an address on the site, which may be left to the portal to choose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Left empty, it is made from the name. It stays: links lead there."
            )

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"] or slugify(fold(self.cleaned_data.get("name", "")))[:80]


class VendorForm(NamedForm):
    tax_code = FirmTaxCodeField(label=gettext_lazy("tax code"), required=False)

    constraint_fields = {
        "vendor_founded_year_is_plausible": "founded_year",
        "vendor_tax_code_is_its_own": "tax_code",
    }
    constraint_texts = {
        "vendor_founded_year_is_plausible": gettext_lazy("Give a year between 1800 and 2100.")
    }

    def clean_tax_code(self) -> str | None:
        return self.cleaned_data["tax_code"] or None


class PlatformForm(NamedForm):
    constraint_fields = {"platform_published_has_evidence": "evidence"}


class PlanForm(PortalForm):
    constraint_fields = {
        "pricingplan_free_costs_nothing": "price_vnd",
        "pricingplan_price_names_its_source": "source",
        "pricingplan_price_names_its_period": "period",
    }


class NeedForm(PortalForm):
    constraint_fields = {"platformneed_is_listed_once": "need"}


class SectorForm(PortalForm):
    constraint_fields = {"platformsector_is_listed_once": "sector"}


class LinkForm(PortalForm):
    constraint_fields = {
        "platformlink_leads_elsewhere": "target",
        "platformlink_is_declared_once": "target",
        "platformlink_has_one_target": "outside_name",
    }


class SourceForm(PortalForm):
    constraint_fields = {"source_says_something": "address"}
    constraint_texts = {"source_says_something": gettext_lazy("Give an address or a note.")}


class DraftedFormSet(LabelledFormSet):
    """Shows the rows of a draft where the listing is a copy in memory that holds them."""

    @property
    def drafted(self) -> list[Any] | None:
        parts = getattr(self.instance, "drafted", None)
        return None if parts is None else parts[self.model]

    @property
    def is_stored(self) -> bool:  # type: ignore[override]
        return self.drafted is None

    def get_queryset(self) -> Any:
        return super().get_queryset() if self.drafted is None else self.drafted


class KeepsNeeds(DraftedFormSet):
    """A published listing goes on meeting at least one need."""

    def clean(self) -> None:
        super().clean()
        kept = [
            form
            for form in self.forms
            if form.cleaned_data.get("need") and not form.cleaned_data.get("DELETE")
        ]
        if self.instance.status == Status.PUBLISHED and not kept and not any(self.errors):
            raise ValidationError(
                _("A published listing meets at least one need. Retire it if it meets none.")
            )


class Numbered(DraftedFormSet):
    """Gives new rows the next free positions, so that they come last and no two are equal."""

    def _construct_form(self, i: int, **kwargs: Any) -> ModelForm:
        form = super()._construct_form(i, **kwargs)
        if i >= self.initial_form_count():
            form.instance.position = self._first_free() + i
        return form

    def _first_free(self) -> int:
        """After all rows there are: no form, not even of a row to be deleted, has that place."""
        if not hasattr(self, "_last"):
            places = [row.position for row in self.get_queryset()]
            self._last = max(places, default=-1)
        return self._last + 1
