"""What a page of figures is asked for."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programme.looking import FIRST, looks
from programme.seen import Seen, years
from programme.selectors import measured
from reference.models import Commune, Province
from reference.text import clean
from ui.responses import left_out


class SeenForm(forms.Form):
    """Year, place and what to look at closely; what is unknown counts as not asked.

    limited: code of the only province that the reader may see, "" for any.
    """

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    look = forms.ChoiceField(label=_("Look closely at"), required=False)
    commune = forms.CharField(required=False, max_length=5, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, *, at: datetime, limited: str = "") -> None:
        asked = data.copy()
        asked.setdefault("look", FIRST)
        super().__init__(asked)
        self.at, self.limited = at, limited
        places = Province.objects.current().by_name()
        held = [("", _("the whole country")), *places.values_list("code", "short_name")]
        self._offer("year", [(each, each) for each in years(at)])
        self._offer("province", held)
        self._offer("look", [(each.code, each.name) for each in looks(measured())])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A commune brings its province with it."""
        said = super().clean() or self.cleaned_data
        if self.limited:
            said["province"] = self.limited
        if code := said.get("commune"):
            row = Commune.objects.filter(pk=clean(code)).first()
            if row is None or (self.limited and row.province_id != self.limited):
                self.add_error("commune", "?")
            else:
                said["province"] = row.province_id
        return said

    def left_out(self) -> list[str]:
        """In words, which choices of the address are not offered."""
        return [left_out(name, clean(self.data.get(name, ""))) for name in self.errors]

    def seen(self, *, is_public: bool, path: str) -> Seen:
        """What to show; wrong values fall back to this year, the whole country, the first look."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Seen(
            year=said.get("year") or years(self.at)[0],
            province=said.get("province") or self.limited,
            commune=said.get("commune") or "",
            look=said.get("look") or FIRST,
            is_public=is_public,
            path=path,
        )
