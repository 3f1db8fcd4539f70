"""Evidence in words: read by the vendor's people and by staff, never published."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from platforms.bank_accounts import AccountError, read_account
from reference.fields import CleanField, FirmTaxCodeField, ParagraphField


class AccountField(forms.CharField):
    """The number of a bank account in its kept form; "" for nothing typed."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    REASONS = {
        "signs": _("An account number has digits and letters only, such as 0071 001 234567."),
        "length": _("An account number has 6 to 30 digits or letters. Please count them again."),
    }

    def clean(self, value: Any) -> str:
        try:
            return read_account(value if isinstance(value, str) else "")
        except AccountError as error:
            raise ValidationError(self.REASONS[error.reason], code=error.reason) from None


class PrivateForm(forms.Form):
    """Facts about the company and its support."""

    company = ParagraphField(
        label=_("About the company"),
        help_text=_("Since when, how many people, who owns it."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    tax_code = FirmTaxCodeField(
        label=_("Tax code of the company"),
        help_text=_("Staff find by it whether the same firm is listed twice. It is not published."),
        required=False,
    )
    bank_account = AccountField(
        label=_("Number of the bank account"),
        help_text=_(
            "Optional. Staff notice by it when one account stands behind several firms. "
            "Only they see it; it is never published."
        ),
        required=False,
    )
    bank_name = CleanField(label=_("Name of the bank"), max_length=100, required=False)
    support = ParagraphField(
        label=_("How support works"),
        help_text=_("Hours, how many people, how soon somebody answers."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = CleanField(
        label=_("Whom staff may ask"),
        help_text=_("Name, position and how to reach her; only for this review."),
        max_length=200,
        required=False,
    )

    def __init__(self, data: Any = None, *, private: dict[str, Any]) -> None:
        super().__init__(data, initial={name: private.get(name, "") for name in self.base_fields})
