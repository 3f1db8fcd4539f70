"""What an enterprise may say of itself: trade, kind, size and place, all optional."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enterprises.fields import KnownField, TypedField, set_known
from reference.taxonomy import SectorFacts
from ui.widgets import ChoiceCards

if TYPE_CHECKING:
    from reference.places import PlaceIndex

BILLION = 1_000_000_000
MOST_EMPLOYEES = 1_000_000
# Upper ends of the bands, at every limit of Decree 80/2021, so that a band decides the class.
REVENUE_BANDS = (
    (3 * BILLION, _("up to 3 billion ₫")),
    (10 * BILLION, _("3 to 10 billion ₫")),
    (50 * BILLION, _("10 to 50 billion ₫")),
    (100 * BILLION, _("50 to 100 billion ₫")),
    (200 * BILLION, _("100 to 200 billion ₫")),
    (300 * BILLION, _("200 to 300 billion ₫")),
    (300 * BILLION + 1, _("above 300 billion ₫")),
)


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
