"""The platform that staff think of, as a form."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enterprises.fields import KnownManyField, set_known
from matching.fields import MoneyField
from matching.lookups import find_tools
from platforms.choices import Deployment, Language, SizeClass
from platforms.forms import RequestKeyField
from platforms.snapshot import Snapshot
from programme.whatif.asked import Asked
from reference.text import clean
from ui.widgets import ChoiceCardsMultiple

MOST_LINKS, LONGEST_LINKS = 10, 1_000
NO_CHOICE = _("Choose from the list.")


class WhatIfForm(forms.Form):
    """Needs at least; the rest says what it already has or asks."""

    core = KnownManyField(label=_("What it does above all"))
    supporting = KnownManyField(label=_("What it also helps with"))
    sectors = forms.MultipleChoiceField(
        label=_("Trades"),
        help_text=_("Nothing ticked: open to all trades."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sizes = forms.MultipleChoiceField(
        label=_("Size of the enterprises"),
        help_text=_("Nothing ticked: the listing does not say."),
        required=False,
        choices=SizeClass.choices,
        widget=ChoiceCardsMultiple,
    )
    price = MoneyField(
        label=_("Price a month"),
        help_text=_("In dong, e.g. 200.000 or 1,5 triệu; 0: free. Left empty: on request."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    is_per_unit = forms.BooleanField(
        label=_("The price is for one user, device or shop"), required=False
    )
    deployments = forms.MultipleChoiceField(
        label=_("How it runs"),
        choices=Deployment.choices,
        widget=ChoiceCardsMultiple,
        error_messages={"required": _("Tick one way at least.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages it speaks"),
        choices=Language.choices,
        widget=ChoiceCardsMultiple,
        error_messages={"required": _("Tick one language at least.")},
    )
    links = forms.CharField(
        label=_("Software it connects with"),
        help_text=_("Names as in the catalogue, one a line, ten at most."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    request_key = RequestKeyField(initial=uuid4)

    def __init__(self, *args: Any, snapshot: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot = snapshot
        set_known(self, core=snapshot.taxonomy.needs, supporting=snapshot.taxonomy.needs)
        sectors = self.fields["sectors"]
        assert isinstance(sectors, forms.MultipleChoiceField)  # noqa: S101
        sections = [each for each in snapshot.taxonomy.sections if each.is_selectable]
        sectors.choices = [(each.code, each.short_name) for each in sections]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = NO_CHOICE

    def clean_links(self) -> tuple[str, ...]:
        """Slugs of the names; one that is not exact is asked about, beside the field."""
        lines = self.cleaned_data["links"][:LONGEST_LINKS].splitlines()
        names = [name for line in lines if (name := clean(line)[:120])]
        if len(names) > MOST_LINKS:
            raise ValidationError(_("Ten at most."))
        return tuple(dict.fromkeys(self._slug(name) for name in names))

    def _slug(self, name: str) -> str:
        if name in self.snapshot.listings:
            return name
        found = find_tools(name, self.snapshot)
        exact = [option.code for option in found if option.is_exact]
        if exact:
            return exact[0]
        meant = ", ".join(option.label for option in found[:3])
        if not meant:
            raise ValidationError(_("“%(name)s” is not in the catalogue."), params={"name": name})
        raise ValidationError(
            _("“%(name)s” is not in the catalogue. Do you mean: %(meant)s?"),
            params={"name": name, "meant": meant},
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("core") and not said.get("supporting"):
            self.add_error("core", _("Choose one need at least."))
        return said

    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(
            core=said["core"],
            supporting=tuple(code for code in said["supporting"] if code not in said["core"]),
            sectors=tuple(said["sectors"]),
            sizes=tuple(said["sizes"]),
            price_vnd=said["price"],
            is_per_unit=said["is_per_unit"],
            deployments=tuple(said["deployments"]),
            languages=tuple(said["languages"]),
            links=said["links"],
        )


def begun(given: Mapping[str, str]) -> dict[str, Any]:
    """First values of a new form; a need and a section may stand in the address."""
    return {
        "core": [given["need"]] if given.get("need") else [],
        "sectors": [given["section"]] if given.get("section") else [],
        "sizes": [SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM],
        "deployments": [Deployment.CLOUD],
        "languages": [Language.VIETNAMESE],
        "request_key": uuid4(),
    }


def again(asked: Asked, snapshot: Snapshot) -> dict[str, Any]:
    """First values of a form that goes on from an earlier one."""
    price, listings = asked.price_vnd, snapshot.listings
    return {
        **asked.as_json(),
        "price": "" if price is None else f"{price:,}".replace(",", "."),
        "links": "\n".join(listings[slug].name for slug in asked.links if slug in listings),
        "request_key": uuid4(),
    }
