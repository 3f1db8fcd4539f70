"""Steps 1 and 3 of the wizard and corrections, as forms; step 2 is `enterprises.forms`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enterprises.fields import KnownManyField, TypedField, set_known
from matching.fields import MoneyField, StatementField
from matching.services import Correction
from platforms.choices import Deployment, Language
from platforms.snapshot import Snapshot
from ui.widgets import ChoiceCardsMultiple


class NeedsForm(forms.Form):
    """Step 1: her own words, or needs picked from the list."""

    text = StatementField(
        label=_("What is holding you up? Write it as you would say it."),
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 4,
                "data-counter": _("{n} characters left"),
                "maxlength": 2000,
                "placeholder": _("e.g. I sell online and never know at night whether I made money"),
            }
        ),
    )
    need = KnownManyField(label=_("Needs"))

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, need=snapshot.taxonomy.needs)


class AskedForm(forms.Form):
    """What it may cost, where it runs, what it speaks."""

    budget = MoneyField(
        label=_("How much a month, at most?"),
        help_text=_("In dong, e.g. 500.000, 500k or 1,5 triệu; 0 for free ones only."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    deployment = forms.MultipleChoiceField(
        label=_("Where must it run?"),
        help_text=_("Tick what you accept. Nothing ticked: anywhere."),
        required=False,
        choices=[
            (Deployment.CLOUD, pgettext_lazy("way of running", "In the cloud (browser)")),
            (Deployment.MOBILE, pgettext_lazy("way of running", "On a phone")),
            (Deployment.ON_PREMISES, pgettext_lazy("way of running", "On our own server")),
        ],
        widget=ChoiceCardsMultiple(
            icons={"cloud": "cloud", "mobile": "smartphone", "on-premises": "server"}
        ),
    )
    language = forms.MultipleChoiceField(
        label=_("Which languages must it speak?"),
        required=False,
        choices=Language.choices,
        widget=ChoiceCardsMultiple,
    )


class ConditionsForm(AskedForm):
    """Step 3: the same, and what it must connect with."""

    existing = KnownManyField(label=_("Software you use"))
    tool = TypedField(label=_("Search for software you use"), required=False)
    connect = forms.BooleanField(
        label=_("Show only what is known to connect with it"), required=False
    )

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, existing=snapshot.listings)


class CorrectionForm(forms.Form):
    """One tap on a result."""

    drop = KnownManyField()
    add = KnownManyField()
    relax = forms.RegexField(r"^(deployment|(language|link):[a-z0-9-]{1,100})\Z", required=False)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_known(self, drop=snapshot.taxonomy.needs, add=snapshot.taxonomy.needs)

    def change(self) -> Correction:
        given = self.cleaned_data
        return Correction(given["drop"], given["add"], given["relax"])
