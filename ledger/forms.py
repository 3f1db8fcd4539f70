"""How somebody wants to hear from the portal."""

from typing import Any

from django import forms

from ledger.kinds import CHOSEN, Delivery, Group


class ChoicesForm(forms.Form):
    """One question for each group that may be chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in CHOSEN:
            self.fields[group.value] = forms.ChoiceField(
                label=group.label, choices=Delivery, widget=forms.RadioSelect
            )

    def choices(self) -> dict[Group, Delivery]:
        """What was chosen; only of a valid form."""
        return {group: Delivery(self.cleaned_data[group.value]) for group in CHOSEN}
