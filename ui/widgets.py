"""Form widgets of the portal: big choices for thumbs instead of long drop-downs."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget


class _CardOptions(ChoiceWidget):
    """Adds an icon and a hint to each option of a multiple input."""

    template_name = "components/choice_cards.html"

    def __init__(
        self,
        *args: Any,
        icons: Mapping[str, str] | None = None,
        hints: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.icons, self.hints = icons or {}, hints or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        key = str(value)
        return {**option, "icon": self.icons.get(key, ""), "hint": self.hints.get(key, "")}


class ChoiceCards(_CardOptions, forms.RadioSelect):
    """One of a few, as cards. icons, hints: option value -> lucide name, -> short text."""


class ChoiceCardsMultiple(_CardOptions, forms.CheckboxSelectMultiple):
    """Any of a few, as cards. icons, hints: option value -> lucide name, -> short text."""
