"""What an enterprise may say of itself: trade, kind, size and place, all optional."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enterprises.bands import REVENUE_BANDS
from enterprises.fields import KnownField, TypedField, set_known
from reference.taxonomy import SectorFacts
from ui.widgets import ChoiceCards

if TYPE_CHECKING:
    from reference.places import PlaceIndex

MOST_EMPLOYEES = 1_000_000


class EnterpriseForm(forms.Form):
    """Step 2: trade, kind, size and place; what is typed but not chosen is asked about once."""

    kind = forms.ChoiceField(
        label=_("Which are you?"),
        required=False,
        choices=[("household", _("Household business")), ("enterprise", _("Enterprise"))],
        widget=ChoiceCards(icons={"household": "house", "enterprise": "building-2"}),
    )
    sector = KnownField(label=_("Trade"))
    trade = TypedField(label=_("Search for your trade"), required=False)
    employees = forms.IntegerField(
        label=_("How many people work for you?"),
        help_text=_("Those in social insurance, as a yearly average; 0 if only you."),
        required=False,
        min_value=0,
        max_value=MOST_EMPLOYEES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    revenue = forms.TypedChoiceField(
        label=_("Revenue a year"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Rather not say")), *((str(top), label) for top, label in REVENUE_BANDS)],
    )
    commune = KnownField(label=_("Commune"))
    place = TypedField(
        label=_("Commune or ward"),
        help_text=_("Today's name or the one before July 2025, both are fine."),
        required=False,
    )

    def __init__(
        self, *args: Any, sectors: Mapping[str, SectorFacts], places: "PlaceIndex", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        selectable = {c for c, each in sectors.items() if each.is_selectable}
        set_known(self, sector=selectable, commune=places)
