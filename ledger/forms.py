"""How somebody wants to hear from the portal."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ledger.explained import whens
from ledger.kinds import CHOSEN, Audience, Delivery, Group
from ledger.previews import example_of

MOST = 4


class ChoicesForm(forms.Form):
    """One question for each group that may be chosen, with what comes in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in CHOSEN:
            self.fields[group.value] = forms.ChoiceField(
                label=group.label,
                choices=Delivery,
                widget=forms.RadioSelect,
                help_text=explained(group),
            )

    def choices(self) -> dict[Group, Delivery]:
        """What was chosen; only of a valid form."""
        return {group: Delivery(self.cleaned_data[group.value]) for group in CHOSEN}


def explained(group: Group) -> str:
    """What comes in a group, by an example and by when; for vendors apart."""
    said = [_("For instance: “%(example)s”.") % {"example": example_of(group)}]
    told = {each: some(whens(group, each)) for each in (Audience.OWNER, Audience.VENDOR)}
    if told[Audience.OWNER]:
        said.append(_("It comes when %(whens)s.") % {"whens": told[Audience.OWNER]})
    if told[Audience.VENDOR]:
        said.append(_("For vendors: when %(whens)s.") % {"whens": told[Audience.VENDOR]})
    return " ".join(said)


def some(said: list[str]) -> str:
    """A few of them; more than that nobody reads under a question."""
    return "; ".join(said[:MOST]) + ("; …" if len(said) > MOST else "")
