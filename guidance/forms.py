"""The three quick questions of the page of duties, and whether a page helped."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from guidance.choices import Kind
from guidance.rules import Revenue
from reference.fields import ParagraphField, RequestKeyField
from reference.text import clean
from ui.widgets import ChoiceCards

BILLION = 1_000_000_000
# Bands begin where a shipped duty draws its line.
REVENUES = {
    "1": (Revenue(0, BILLION), _("up to 1 billion ₫")),
    "3": (Revenue(BILLION, 3 * BILLION), _("1 to 3 billion ₫")),
    "10": (Revenue(3 * BILLION, 10 * BILLION), _("3 to 10 billion ₫")),
    "more": (Revenue(10 * BILLION, None), _("above 10 billion ₫")),
}


class OpenChoiceField(forms.ChoiceField):
    """One of a few; anything else counts as not said: links from elsewhere never fail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        text = str(value or "")
        return text if self.valid_value(text) else ""


class DutyForm(forms.Form):
    """Kind, trade and revenue; always valid."""

    kind = OpenChoiceField(
        label=_("Which are you?"),
        choices=[
            (Kind.HOUSEHOLD.lower(), _("Household business")),
            ("enterprise", _("Enterprise")),
        ],
        widget=ChoiceCards(icons={"household": "house", "enterprise": "building-2"}),
    )
    sector = OpenChoiceField(label=_("Trade"))
    revenue = OpenChoiceField(
        label=_("Revenue a year"),
        choices=[
            ("", _("Rather not say")),
            *((code, label) for code, (_band, label) in REVENUES.items()),
        ],
    )

    def __init__(self, *args: Any, sectors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [(code, code) for code in sectors]  # type: ignore[attr-defined]

    def unknown(self) -> list[tuple[str, str]]:
        """Name and value of answers that are none of those offered."""
        given = [(name, str(self.data.get(name) or "")) for name in self.fields]
        said = self.answers()
        return [(name, clean(value)) for name, value in given if value and name not in said]

    def facts(self) -> dict[str, Any]:
        """What was said, as `selectors.duties_of` takes it."""
        said = self.cleaned_data if self.is_valid() else {}
        return {
            "kind": said.get("kind", "").upper() or None,
            "sector": said.get("sector") or None,
            "revenue": REVENUES[said["revenue"]][0] if said.get("revenue") else None,
        }

    def answers(self) -> dict[str, str]:
        """What was said, for an address; empty answers left out."""
        said = self.cleaned_data if self.is_valid() else {}
        return {name: value for name, value in said.items() if value}


class HelpfulForm(forms.Form):
    """Whether a page helped; only that is asked for."""

    helpful = forms.ChoiceField(
        label=_("Was this page helpful?"),
        choices=[("yes", _("Yes")), ("no", _("Not yet"))],
        widget=ChoiceCards(icons={"yes": "thumbs-up", "no": "thumbs-down"}),
    )
    text = ParagraphField(
        label=_("What was missing, or what helped?"),
        help_text=_("Leave out names, phone numbers and addresses: staff do not answer here."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-counter": _("{n} characters left")}),
    )
    request_key = RequestKeyField(initial=uuid4)

    @staticmethod
    def begun(asked: Mapping[str, str]) -> dict[str, str]:
        """The answer that a link on the page already gives."""
        answer = asked.get("answer", "")
        return {"helpful": answer} if answer in ("yes", "no") else {}

    def said(self) -> dict[str, Any]:
        """The answer as it is kept; only of a valid form."""
        given = self.cleaned_data
        return {
            "is_helpful": given["helpful"] == "yes",
            "text": given["text"],
            "request_key": given["request_key"],
        }
