"""What a page of the radar is asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from platforms.snapshot import Snapshot
from programme.radar.pages import Seen
from programme.radar.selectors import WHERE_TO_START
from programme.radar.table import ALL, ANY, POOR, UNMET
from reference.models import Province
from reference.text import clean
from ui.responses import left_out

SHOWS = [(UNMET, _("no platform")), (POOR, _("a poor platform only"))]


def need_choices(snapshot: Snapshot) -> list[tuple[str, list[tuple[str, str]]]]:
    """Needs by business function, in the taxonomy's order."""
    taxonomy = snapshot.taxonomy
    return [
        (
            str(function.name),
            [(code, str(taxonomy.needs[code].name)) for code in function.needs],
        )
        for function in taxonomy.functions.values()
        if function.needs != (WHERE_TO_START,)
    ]


def section_choices(snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(each.code, str(each.short_name)) for each in snapshot.taxonomy.sections]


def province_choices() -> list[tuple[str, str]]:
    """Today's provinces by name; one query."""
    rows = Province.objects.current().by_name()
    return list(rows.values_list("code", "short_name"))


class RadarForm(forms.Form):
    """Need, trade, place, and which of the two figures; what is unknown counts as not asked."""

    need = forms.ChoiceField(label=_("Need"), required=False)
    section = forms.ChoiceField(label=_("Trade"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    show = forms.ChoiceField(label=_("Show who has"), choices=SHOWS, required=False)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = {
            "need": [("", _("every need")), *need_choices(snapshot)],
            "section": [("", _("every trade")), *section_choices(snapshot)],
            "province": [("", _("the whole country")), *province_choices()],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def left_out(self) -> list[str]:
        """In words, which choices of the address are not offered."""
        return [left_out(name, clean(self.data.get(name, ""))) for name in self.errors]

    def seen(self, *, limited: str = "") -> Seen:
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        return Seen(
            need=said.get("need") or ANY,
            section=said.get("section") or ALL,
            province=limited or said.get("province") or ALL,
            show=said.get("show") or UNMET,
        )
