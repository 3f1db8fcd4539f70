"""Declaring an interest."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from platforms.interests.models import Interest
from platforms.interests.services import Stake
from platforms.models import Vendor
from reference.fields import RequestKeyField
from reference.text import clean

DAY = {"type": "date", "min": "1950-01-01", "max": "2100-12-31"}


class InterestForm(forms.Form):
    vendor = forms.ModelChoiceField(
        label=gettext_lazy("Which vendor?"),
        queryset=Vendor.objects.order_by("sort_key", "pk"),
        empty_label=gettext_lazy("Choose a vendor"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What links you to it?"),
        choices=[
            (Interest.Kind.EMPLOYED, gettext_lazy("I work for it")),
            (Interest.Kind.OWNS, gettext_lazy("I own a part of it")),
            (Interest.Kind.PAID, gettext_lazy("It pays me: fees, commissions, gifts")),
            (Interest.Kind.FAMILY, gettext_lazy("Somebody of my family works for it or owns it")),
            (Interest.Kind.OTHER, gettext_lazy("Something else")),
        ],
        widget=forms.RadioSelect,
    )
    from_on = forms.DateField(
        label=gettext_lazy("Since"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    until_on = forms.DateField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("Leave it empty if it still holds."),
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=gettext_lazy("In your words"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    request_key = RequestKeyField(initial=uuid4)

    def clean_note(self) -> str:
        return clean(self.cleaned_data["note"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        since, until = said.get("from_on"), said.get("until_on")
        if since and not 1950 <= since.year <= 2100:
            self.add_error("from_on", _("Give a day between 1950 and 2100."))
        if until and until.year > 2100:
            self.add_error("until_on", _("Give a day between 1950 and 2100."))
        if since and until and until < since:
            self.add_error("until_on", _("It ends before it begins."))
        if said.get("kind") == Interest.Kind.OTHER and not said.get("note"):
            self.add_error("note", _("Please say in a few words what it is."))
        return said

    def stake(self) -> Stake:
        """What was declared; only of a valid form."""
        return Stake(**{name: self.cleaned_data[name] for name in Stake.__slots__})
