"""The self-check before the first draft: a few facts, and a yes to what no rule can see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from platforms.choices import Charge, Language, SizeClass
from platforms.snapshot import Snapshot
from reference.fields import CleanField
from ui.widgets import ChoiceCardsMultiple

PRICES = (
    ("", _("not decided yet")),
    ("OPEN", _("a price stands on our page")),
    (Charge.QUOTE, _("on request")),
)


class OwnWordForm(forms.Form):
    """What only the vendor can answer for."""

    said = forms.MultipleChoiceField(
        label=_("What only you can answer for"),
        help_text=_("Tick what is true. Staff look at it again with your evidence."),
        required=False,
        widget=ChoiceCardsMultiple,
    )

    def __init__(self, *args: Any, said: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said"].choices = said  # type: ignore[attr-defined]


class SelfCheckForm(OwnWordForm):
    """The facts of a listing that the rules look at."""

    summary_vi = CleanField(
        label=_("What does it do, in one Vietnamese sentence?"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 400}),
    )
    need = forms.ChoiceField(label=_("Which need does it meet first of all?"), required=False)
    sizes = forms.MultipleChoiceField(
        label=_("For which sizes is it made?"),
        required=False,
        choices=SizeClass,
        widget=ChoiceCardsMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=_("Which languages does it speak?"),
        required=False,
        choices=Language,
        widget=ChoiceCardsMultiple,
    )
    support_hours = CleanField(
        label=_("When does somebody answer?"), required=False, max_length=200
    )
    price = forms.ChoiceField(label=_("What does it cost?"), required=False, choices=PRICES)
    export_formats = CleanField(
        label=_("In which formats can customers take their data out?"),
        required=False,
        max_length=200,
    )
    source = forms.URLField(
        label=_("A page on which staff can check it"),
        required=False,
        max_length=400,
        assume_scheme="https",
    )
    field_order = (
        *("summary_vi", "need", "sizes", "languages", "support_hours", "price"),
        *("export_formats", "source", "said"),
    )

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taxonomy = snapshot.taxonomy
        groups: dict[str, list[tuple[str, str]]] = {}
        for code, need in taxonomy.needs.items():
            name = str(taxonomy.functions[need.function].name)
            groups.setdefault(name, []).append((code, str(need.name)))
        choices = [("", "—"), *groups.items()]
        self.fields["need"].choices = choices  # type: ignore[attr-defined]

    def content(self) -> dict[str, Any]:
        """What was typed, in the shape of a listing's content."""
        said = self.cleaned_data
        price, source = said["price"], said["source"]
        plans = [{"charge": price, "price_vnd": None, "source": ""}] if price else []
        if price == "OPEN":
            plans = [{"charge": Charge.PER_MONTH, "price_vnd": 0, "source": source or "page"}]
        return {
            **{name: said[name] for name in ("summary_vi", "sizes", "languages")},
            **{name: said[name] for name in ("support_hours", "export_formats")},
            "platform_needs": [{"need_id": said["need"]}] if said["need"] else [],
            "plans": plans,
            "sources": [{"address": source}] if source else [],
        }
