"""Form fields of accounts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.contacts import Contact, parse_contact, parse_phone


class ContactField(forms.CharField):
    """One field for "e-mail or phone number"; cleans to a Contact."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        options.setdefault("label", _("E-mail address or phone number"))
        super().__init__(max_length=254, widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> Contact:  # type: ignore[override]
        text = super().clean(value)
        return parse_contact(text) if text else Contact()


class PhoneField(forms.CharField):
    """A Vietnamese mobile number as people type it; cleans to E.164."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "tel", "type": "tel", "inputmode": "tel"}
        options.setdefault("label", _("Phone number"))
        options.setdefault("max_length", 40)
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return parse_phone(text) if text else ""
