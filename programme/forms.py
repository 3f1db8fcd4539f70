"""What a page of figures is asked for."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.pages import Seen, years
from reference.models import Province
from reference.text import clean
from ui.responses import left_out

PARTS = [
    ("province", _("by province")),
    ("commune", _("by commune")),
    ("section", _("by trade")),
    ("size", _("by size")),
]


class SeenForm(forms.Form):
    """Year, place and parts; what is unknown counts as not asked."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    by = forms.ChoiceField(label=_("Parts"), choices=PARTS, required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        year = self.fields["year"]
        province = self.fields["province"]
        assert isinstance(year, forms.ChoiceField)  # noqa: S101
        assert isinstance(province, forms.ChoiceField)  # noqa: S101
        year.choices = [(each, each) for each in years(at)]
        held = Province.objects.current().order_by("short_name").values_list("code", "short_name")
        province.choices = [("", _("the whole country")), *held]

    def left_out(self) -> list[str]:
        """In words, which choices of the address are not offered."""
        return [left_out(name, clean(self.data.get(name, ""))) for name in self.errors]

    def seen(self, *, limited: str = "", is_public: bool) -> Seen:
        """What to show; wrong values fall back to this year, the whole country, by province."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        province = limited or said.get("province") or ""
        return Seen(
            year=said.get("year") or years(self.at)[0],
            province=province,
            by=said.get("by") or ("commune" if province else "province"),
            is_public=is_public,
        )
